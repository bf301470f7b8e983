package org.dilmun.domain.identity;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

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

    /** So long a proof is fresh enough to change the ways to sign in. */
    public static final Duration FRESH = Duration.ofMinutes(5);

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

    @Enumerated(EnumType.STRING)
    @Column(name = "proved_by", nullable = false, length = 30)
    private SignInProof provedBy;

    @Column(name = "created_at", nullable = false, updatable = false)
    private Instant createdAt;

    @Column(name = "seen_at", nullable = false)
    private Instant seenAt;

    /** By which the person acts in somebody else's name; null: in their own. */
    @Column(name = "mandate_id")
    private Long mandateId;

    protected LoginSession() {} // JPA

    public LoginSession(String tokenHash, Account account, SignInProof provedBy, Instant now) {
        this.tokenHash = tokenHash;
        this.provedBy = provedBy;
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

    /** The person has shown one more proof in it; it counts if it makes more sure than what was shown before. */
    public void proved(SignInProof another) {
        if (!provedBy.level().satisfies(another.level())) {
            this.provedBy = another;
        }
    }

    /** From the next request on the person acts by that mandate, as long as it holds. */
    public void actBy(long mandate) {
        this.mandateId = mandate;
    }

    /** From the next request on the person acts in their own name. */
    public void actForOneself() {
        this.mandateId = null;
    }

    /** @return id of the mandate by which the person wants to act; empty: in their own name */
    public Optional<Long> mandate() {
        return Optional.ofNullable(mandateId);
    }

    public SignInProof provedBy() {
        return provedBy;
    }

    /** Whether the person proved who they are so surely a moment ago that they may change by what they prove it. */
    public boolean isFreshlyProved(AuthenticationLevel needed, Instant now) {
        return provedBy.level().satisfies(needed) && now.isBefore(createdAt.plus(FRESH));
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
