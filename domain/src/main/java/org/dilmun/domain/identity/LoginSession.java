package org.dilmun.domain.identity;

import java.time.Duration;
import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/**
 * A person signed in on one browser. It lives in the database and not in a node, so the loss or restart of a node signs
 * nobody out. The browser holds a random token; the table only its SHA-256, useless to whoever reads it.
 */
@Entity
@Table(name = "login_session")
public class LoginSession {

    /** After so long without a request the session ends. */
    public static final Duration IDLE = Duration.ofMinutes(30);

    /** After so long it ends whatever happens. */
    public static final Duration LIFETIME = Duration.ofHours(12);

    /** The time of the last request is written at most so often: a page must not cost a write. */
    private static final Duration TOUCH = Duration.ofMinutes(1);

    /** SHA-256 of the token, in hexadecimal. */
    @Id
    @Column(name = "token_hash", length = 64)
    private String tokenHash;

    @Column(name = "account_id", nullable = false, updatable = false)
    private long accountId;

    @Column(name = "party_id", nullable = false, updatable = false)
    private long partyId;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false, length = 10)
    private Assurance assurance;

    @Column(name = "created_at", nullable = false, updatable = false)
    private Instant createdAt;

    @Column(name = "seen_at", nullable = false)
    private Instant seenAt;

    protected LoginSession() {} // JPA

    public LoginSession(String tokenHash, Account account, Instant now) {
        this.tokenHash = tokenHash;
        this.accountId = account.id();
        this.partyId = account.partyId();
        this.assurance = account.assurance();
        this.createdAt = now;
        this.seenAt = now;
    }

    public boolean aliveAt(Instant now) {
        return now.isBefore(seenAt.plus(IDLE)) && now.isBefore(createdAt.plus(LIFETIME));
    }

    /** @return whether the time of the last request is old enough to be worth writing */
    public boolean dueForTouch(Instant now) {
        return now.isAfter(seenAt.plus(TOUCH));
    }

    public void touch(Instant now) {
        this.seenAt = now;
    }

    public String tokenHash() {
        return tokenHash;
    }

    public long accountId() {
        return accountId;
    }

    public long partyId() {
        return partyId;
    }

    public Assurance assurance() {
        return assurance;
    }

    /** @return when it was last used, to the minute */
    public Instant seenAt() {
        return seenAt;
    }

    /** @return when the person proved who they are */
    public Instant createdAt() {
        return createdAt;
    }
}
