package org.dilmun.domain.memo;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.domain.request.Attachment;

/** A file that goes with a memo: one of the case, of which the other body reads no more, or one of the body's own. */
@Entity
@Table(name = "memo_file")
public class MemoFile {

    /** In place of the question: none is answered by it. */
    private static final String OWN = "";

    @Id
    private long id;

    @Column(name = "memo_id", nullable = false, updatable = false)
    private long memoId;

    /** 1 for the first. */
    @Column(name = "file_no", nullable = false, updatable = false)
    private int number;

    @Column(name = "field_id", nullable = false, updatable = false, length = 60)
    private String field = OWN;

    @Column(nullable = false, updatable = false)
    private LocalizedText label;

    @Column(name = "file_name", nullable = false, updatable = false, length = 200)
    private String fileName;

    @Column(name = "media_type", nullable = false, updatable = false, length = 100)
    private String mediaType;

    @Column(name = "size_bytes", nullable = false, updatable = false)
    private long size;

    @Column(name = "blob_hash", nullable = false, updatable = false, length = 64)
    private String blobHash;

    protected MemoFile() {} // JPA

    /**
     * @param number from 1
     * @param label of the question that the file answers in the case
     */
    public MemoFile(long id, Memo memo, int number, Attachment attachment, LocalizedText label) {
        this(id, memo, number, attachment.file(), label);
        this.field = attachment.field();
    }

    private MemoFile(long id, Memo memo, int number, Attachment.File file, LocalizedText label) {
        this.id = id;
        this.memoId = memo.id();
        this.number = number;
        this.label = label;
        this.fileName = file.name();
        this.mediaType = file.mediaType();
        this.size = file.size();
        this.blobHash = file.blobHash();
    }

    /**
     * One that the body adds.
     *
     * @param number from 1
     * @param label by which it is listed
     */
    public static MemoFile own(long id, Memo memo, int number, Attachment.File file, LocalizedText label) {
        return new MemoFile(id, memo, number, file, label);
    }

    public int number() {
        return number;
    }

    /** @return id of the question that it answers in the case; empty for the body's own */
    public String field() {
        return field;
    }

    /** @return whether it is no file of the case */
    public boolean isOwn() {
        return field.equals(OWN);
    }

    public LocalizedText label() {
        return label;
    }

    public Attachment.File file() {
        return new Attachment.File(fileName, mediaType, size, blobHash);
    }
}
