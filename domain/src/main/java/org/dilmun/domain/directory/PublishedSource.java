package org.dilmun.domain.directory;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** The text of a version that a body published itself, as it was written: with its comments and its layout. Immutable. */
@Entity
@Table(name = "published_source")
public class PublishedSource {

    @Id
    @Column(name = "version_id")
    private long versionId;

    @Column(nullable = false, updatable = false)
    private String source;

    @Column(name = "published_by", nullable = false, updatable = false)
    private long publishedBy;

    protected PublishedSource() {} // JPA

    /** @param publishedBy party who let it be published */
    public PublishedSource(long versionId, String source, long publishedBy) {
        this.versionId = versionId;
        this.source = source;
        this.publishedBy = publishedBy;
    }

    public String source() {
        return source;
    }

    public long publishedBy() {
        return publishedBy;
    }
}
