package org.dilmun.domain.request;

import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

import org.dilmun.domain.directory.JourneyDescriptor;
import org.dilmun.domain.kernel.Json;
import org.dilmun.domain.kernel.Reference;

/**
 * One application to several bodies. Each part is a {@link Request} of its own, decided by its body; the journey holds them
 * together, and keeps what it was when it was begun, whatever becomes of its file.
 */
@Entity
@Table(name = "journey")
public class Journey {

    @Id
    private long id;

    @Version
    private int version;

    @Column(nullable = false, updatable = false, length = 20)
    private Reference reference;

    @Column(nullable = false, updatable = false, length = 60)
    private String code;

    @Column(name = "applicant_id", nullable = false, updatable = false)
    private long applicantId;

    @Column(nullable = false, updatable = false)
    private String content;

    @Column(name = "created_at", nullable = false, updatable = false)
    private Instant createdAt;

    @Column(name = "changed_at", nullable = false)
    private Instant changedAt;

    @Column(name = "submitted_at")
    private Instant submittedAt;

    protected Journey() {} // JPA

    public Journey(long id, Reference reference, JourneyDescriptor descriptor, long applicantId, Instant now) {
        this.id = id;
        this.reference = reference;
        this.code = descriptor.code();
        this.applicantId = applicantId;
        this.content = Json.write(descriptor);
        this.createdAt = now;
        this.changedAt = now;
    }

    /** Notes that its applicant has gone on with the draft. */
    public void touch(Instant now) {
        requireDraft();
        changedAt = now;
    }

    /** Records that all its parts have been handed in. */
    public void submit(Instant now) {
        requireDraft();
        submittedAt = now;
        changedAt = now;
    }

    /** @throws JourneySubmitted unless it is being filled in */
    public void requireDraft() {
        if (submittedAt != null) {
            throw new JourneySubmitted(reference);
        }
    }

    public long id() {
        return id;
    }

    public int version() {
        return version;
    }

    public Reference reference() {
        return reference;
    }

    public String code() {
        return code;
    }

    public long applicantId() {
        return applicantId;
    }

    /** @return what it was when it was begun */
    public JourneyDescriptor descriptor() {
        return Json.read(content, JourneyDescriptor.class);
    }

    public boolean isDraft() {
        return submittedAt == null;
    }

    public Instant createdAt() {
        return createdAt;
    }

    /** @return when its applicant last went on with it, or handed it in */
    public Instant changedAt() {
        return changedAt;
    }

    /** @return null for a draft */
    public Instant submittedAt() {
        return submittedAt;
    }
}
