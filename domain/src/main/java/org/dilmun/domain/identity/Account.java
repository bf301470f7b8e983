package org.dilmun.domain.identity;

import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

/** The eKey of a person: how they prove who they are, and how sure the state is of it. */
@Entity
@Table(name = "account")
public class Account {

    @Id
    private long id;

    @Version
    private int version;

    @Column(name = "party_id", nullable = false, updatable = false)
    private long partyId;

    /** PHC string, so that the cost can rise later: {@code $argon2id$v=19$m=19456,t=2,p=1$salt$hash}. */
    @Column(name = "password_hash", nullable = false, length = 200)
    private String passwordHash;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false, length = 10)
    private Assurance assurance;

    @Column(name = "created_at", nullable = false, updatable = false)
    private Instant createdAt;

    @Column(name = "closed_at")
    private Instant closedAt;

    @Column(name = "suspended_at")
    private Instant suspendedAt;

    @Column(name = "password_ended_at")
    private Instant passwordEndedAt;

    protected Account() {} // JPA

    public Account(long id, long partyId, String passwordHash, Assurance assurance, Instant now) {
        this.id = id;
        this.partyId = partyId;
        this.passwordHash = passwordHash;
        this.assurance = assurance;
        this.createdAt = now;
    }

    public void changePassword(String newHash) {
        this.passwordHash = newHash;
        this.passwordEndedAt = null;
    }

    /**
     * Nobody signs in with it until it is resumed.
     *
     * @throws InterventionPointless if it is so, or closed
     */
    public void suspend(Instant now) {
        require(Intervention.Kind.SUSPEND);
        suspendedAt = now;
    }

    /** @throws InterventionPointless if it is not suspended, or closed */
    public void resume() {
        require(Intervention.Kind.RESUME);
        suspendedAt = null;
    }

    /**
     * Ends it for good.
     *
     * @throws InterventionPointless if it is closed
     */
    public void close(Instant now) {
        require(Intervention.Kind.CLOSE);
        closedAt = now;
    }

    /**
     * Notes that the state is as sure of the person as it can be.
     *
     * @throws InterventionPointless if it is so, or nobody may use the account
     */
    public void advance() {
        require(Intervention.Kind.ADVANCE);
        assurance = Assurance.ADVANCED;
    }

    /**
     * Notes that the person has to be made sure of anew.
     *
     * @throws InterventionPointless if the state is not surer of them than at first, or nobody may use the account
     */
    public void lower() {
        require(Intervention.Kind.REPROVE);
        assurance = Assurance.BASIC;
    }

    /**
     * The password counts no longer, until there is another; a passkey does.
     *
     * @throws InterventionPointless if it is so, or nobody may use the account
     */
    public void endPassword(Instant now) {
        require(Intervention.Kind.PASSWORD);
        passwordEndedAt = now;
    }

    /** @return whether that can be done to it as it is now */
    public boolean admits(Intervention.Kind kind) {
        return switch (kind) {
            case SUSPEND -> open();
            case RESUME -> suspended() && !closed();
            case CLOSE -> !closed();
            case ADVANCE -> open() && assurance != Assurance.ADVANCED;
            case REPROVE -> open() && assurance == Assurance.ADVANCED;
            case PASSWORD -> open() && !passwordEnded();
        };
    }

    private void require(Intervention.Kind kind) {
        if (!admits(kind)) {
            throw new InterventionPointless();
        }
    }

    public long id() {
        return id;
    }

    public long partyId() {
        return partyId;
    }

    public String passwordHash() {
        return passwordHash;
    }

    /** Whether the password counts no longer. */
    public boolean passwordEnded() {
        return passwordEndedAt != null;
    }

    public Assurance assurance() {
        return assurance;
    }

    /** @return whether its person may use it */
    public boolean open() {
        return !closed() && !suspended();
    }

    public boolean closed() {
        return closedAt != null;
    }

    public boolean suspended() {
        return suspendedAt != null;
    }

    public Instant createdAt() {
        return createdAt;
    }
}
