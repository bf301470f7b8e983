package org.dilmun.domain.request;

import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/**
 * A file that the applicant gave. Rows are only added: the case's answer to the field, the hash of a content, says which
 * of them counts today.
 */
@Entity
@Table(name = "request_attachment")
public class Attachment {

    /**
     * A file as it was checked.
     *
     * @param name as the sender calls it, without a path
     * @param mediaType what the content really is
     * @param size bytes
     * @param blobHash SHA-256 of the content, in hexadecimal
     */
    public record File(String name, String mediaType, long size, String blobHash) {}

    @Id
    private long id;

    @Column(name = "request_id", nullable = false, updatable = false)
    private long requestId;

    @Column(name = "field_id", nullable = false, updatable = false, length = 60)
    private String field;

    @Column(name = "file_name", nullable = false, updatable = false, length = 200)
    private String fileName;

    @Column(name = "media_type", nullable = false, updatable = false, length = 100)
    private String mediaType;

    @Column(name = "size_bytes", nullable = false, updatable = false)
    private long size;

    @Column(name = "blob_hash", nullable = false, updatable = false, length = 64)
    private String blobHash;

    @Column(name = "attached_at", nullable = false, updatable = false)
    private Instant attachedAt;

    protected Attachment() {} // JPA

    public Attachment(long id, Request request, String field, File file, Instant now) {
        this.id = id;
        this.requestId = request.id();
        this.field = field;
        this.fileName = file.name();
        this.mediaType = file.mediaType();
        this.size = file.size();
        this.blobHash = file.blobHash();
        this.attachedAt = now;
    }

    /** @return whether it is the one that the case's answers name */
    public boolean countsIn(Request request) {
        return request.id() == requestId && blobHash.equals(request.answers().get(field));
    }

    public long id() {
        return id;
    }

    public String field() {
        return field;
    }

    public File file() {
        return new File(fileName, mediaType, size, blobHash);
    }

    public Instant attachedAt() {
        return attachedAt;
    }
}
