package org.dilmun.domain.request;

import java.io.Serializable;
import java.util.Objects;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Lob;
import jakarta.persistence.Table;

/** A part of a content, at most {@link #MAX_SIZE} bytes. */
@Entity
@Table(name = "stored_blob_chunk")
@IdClass(StoredBlobChunk.Key.class)
public class StoredBlobChunk {

    /** Bytes. */
    public static final int MAX_SIZE = 1 << 20;

    @Id
    @Column(name = "blob_hash", length = 64)
    private String hash;

    /** 0 for the first. */
    @Id
    @Column(name = "chunk_no")
    private int number;

    @Lob
    @Column(nullable = false, updatable = false)
    private byte[] content;

    /** The content and the number of the part in it. */
    public static class Key implements Serializable {

        private static final long serialVersionUID = 1L;

        private String hash;
        private int number;

        public Key() {} // JPA

        @Override
        public boolean equals(Object other) {
            return other instanceof Key that && number == that.number && Objects.equals(hash, that.hash);
        }

        @Override
        public int hashCode() {
            return Objects.hash(hash, number);
        }
    }

    protected StoredBlobChunk() {} // JPA

    public StoredBlobChunk(StoredBlob blob, int number, byte[] content) {
        if (content.length > MAX_SIZE) {
            throw new IllegalArgumentException("a chunk of " + content.length + " bytes");
        }
        this.hash = blob.hash();
        this.number = number;
        this.content = content.clone();
    }

    public byte[] content() {
        return content.clone();
    }
}
