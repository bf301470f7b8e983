package org.dilmun.domain.memo;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.domain.request.Attachment;

/** A file of the case that goes with a memo: what the other body reads of it, and no more. */
@Entity
@Table(name = "memo_file")
public class MemoFile {

    @Id
    private long id;

    @Column(name = "memo_id", nullable = false, updatable = false)
    private long memoId;

    /** 1 for the first. */
    @Column(name = "file_no", nullable = false, updatable = false)
    private int number;

    @Column(name = "field_id", nullable = false, updatable = false, length = 60)
    private String field;

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
        this.id = id;
        this.memoId = memo.id();
        this.number = number;
        this.field = attachment.field();
        this.label = label;
        this.fileName = attachment.file().name();
        this.mediaType = attachment.file().mediaType();
        this.size = attachment.file().size();
        this.blobHash = attachment.file().blobHash();
    }

    public int number() {
        return number;
    }

    /** @return id of the question that it answers in the case */
    public String field() {
        return field;
    }

    public LocalizedText label() {
        return label;
    }

    public Attachment.File file() {
        return new Attachment.File(fileName, mediaType, size, blobHash);
    }
}
