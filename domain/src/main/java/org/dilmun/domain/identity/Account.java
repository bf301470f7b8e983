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

    public Assurance assurance() {
        return assurance;
    }

    public boolean open() {
        return closedAt == null;
    }
}
