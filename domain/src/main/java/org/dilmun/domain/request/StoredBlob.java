package org.dilmun.domain.request;

import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A content, named by the SHA-256 of its bytes; the bytes themselves are {@link StoredBlobChunk}s. */
@Entity
@Table(name = "stored_blob")
public class StoredBlob {

    @Id
    @Column(name = "blob_hash", length = 64)
    private String hash;

    @Column(name = "size_bytes", nullable = false, updatable = false)
    private long size;

    @Column(name = "created_at", nullable = false, updatable = false)
    private Instant createdAt;

    protected StoredBlob() {} // JPA

    public StoredBlob(String hash, long size, Instant now) {
        this.hash = hash;
        this.size = size;
        this.createdAt = now;
    }

    public String hash() {
        return hash;
    }

    /** @return bytes */
    public long size() {
        return size;
    }
}
