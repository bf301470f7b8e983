package org.dilmun.domain.identity.credential;

import java.time.Duration;
import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/**
 * A sign-in whose password was right and whose second proof is awaited. Only the browser that gave the password has its
 * handle, in a cookie; any node goes on with it.
 */
@Entity
@Table(name = "pending_sign_in")
public class PendingSignIn {

    public static final Duration LIFETIME = Duration.ofMinutes(5);

    /** SHA-256 of the handle, in hexadecimal. */
    @Id
    @Column(name = "handle_hash", length = 64)
    private String handleHash;

    @Column(name = "account_id", nullable = false, updatable = false)
    private long accountId;

    @Column(name = "expires_at", nullable = false, updatable = false)
    private Instant expiresAt;

    protected PendingSignIn() {} // JPA

    public PendingSignIn(String handleHash, long accountId, Instant now) {
        this.handleHash = handleHash;
        this.accountId = accountId;
        this.expiresAt = now.plus(LIFETIME);
    }

    public boolean waitsAt(Instant now) {
        return now.isBefore(expiresAt);
    }

    public long accountId() {
        return accountId;
    }
}
