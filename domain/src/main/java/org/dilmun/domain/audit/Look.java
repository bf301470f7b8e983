package org.dilmun.domain.audit;

import java.time.Instant;
import java.time.LocalDate;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/**
 * Somebody has looked at what the state knows of a person: once a day for each looker and thing looked at. The person is shown it,
 * with the body and without the name of the official; the audit trail and {@link #looker()} know who it was.
 */
@Entity
@Table(name = "look")
public class Look {

    /** At what. */
    public enum Kind {
        /** A request of the person, or about them. */
        CASE,
        /** The whole personal number of an applicant. */
        NUMBER,
        /** The entry in the register of who may act for whom. */
        GUARDIANSHIP,
        /** The eKey, with where it was used. */
        EKEY
    }

    @Id
    private long id;

    @Column(name = "party_id", nullable = false, updatable = false)
    private long partyId;

    @Column(name = "looked_at", nullable = false, updatable = false)
    private Instant at;

    @Column(name = "looked_on", nullable = false, updatable = false)
    private LocalDate day;

    @Column(nullable = false, updatable = false, length = 60)
    private String looker;

    @Column(name = "body_id", nullable = false, updatable = false)
    private long bodyId;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false, updatable = false, length = 20)
    private Kind kind;

    /** Reference of a request; empty: of no request. */
    @Column(name = "subject_ref", nullable = false, updatable = false, length = 40)
    private String subject;

    protected Look() {} // JPA, and a statement that adds none that is there

    public long id() {
        return id;
    }

    public Instant at() {
        return at;
    }

    /** @return as history and audit record an actor, {@code person:42} */
    public String looker() {
        return looker;
    }

    /** @return in the name of which body */
    public long bodyId() {
        return bodyId;
    }

    public Kind kind() {
        return kind;
    }

    /** @return reference of a request; empty: of no request */
    public String subject() {
        return subject;
    }
}
