package org.dilmun.domain.directory;

import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.dilmun.domain.kernel.Json;

/** One version of a service's descriptor. Immutable: a changed text is a new version, and running requests keep theirs. */
@Entity
@Table(name = "service_version")
public class ServiceVersion {

    /** Where a version comes from. */
    public enum Origin {
        /** A file of the release. */
        RELEASE,
        /** Published by the body itself in the browser; a release never overrides it. */
        BODY
    }

    @Id
    private long id;

    @Column(nullable = false, updatable = false, length = 60)
    private String code;

    @Column(name = "version_no", nullable = false, updatable = false)
    private int number;

    /** SHA-256 of the content, in hexadecimal. */
    @Column(name = "content_hash", nullable = false, updatable = false, length = 64)
    private String hash;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false, updatable = false, length = 10)
    private Origin origin;

    @Column(nullable = false, updatable = false)
    private String content;

    @Column(name = "created_at", nullable = false, updatable = false)
    private Instant createdAt;

    protected ServiceVersion() {} // JPA

    public ServiceVersion(long id, int number, ServiceDescriptor descriptor, String hash, Origin origin, Instant now) {
        this.id = id;
        this.code = descriptor.code();
        this.number = number;
        this.hash = hash;
        this.origin = origin;
        this.content = Json.write(descriptor);
        this.createdAt = now;
    }

    public long id() {
        return id;
    }

    public String code() {
        return code;
    }

    public int number() {
        return number;
    }

    public String hash() {
        return hash;
    }

    public Origin origin() {
        return origin;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public ServiceDescriptor descriptor() {
        return Json.read(content, ServiceDescriptor.class);
    }
}
