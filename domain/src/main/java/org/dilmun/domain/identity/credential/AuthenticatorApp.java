package org.dilmun.domain.identity.credential;

import java.time.Duration;
import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/**
 * The app of a person that makes a code every half minute (TOTP, RFC 6238). Its key is made, read by the app and confirmed by
 * a code; before that it proves nothing. An account has at most one.
 */
@Entity
@Table(name = "authenticator_app")
public class AuthenticatorApp {

    /** So long a key waits to be confirmed. */
    public static final Duration TO_CONFIRM = Duration.ofMinutes(15);

    @Id
    @Column(name = "account_id")
    private long accountId;

    @Column(name = "sealed_key", nullable = false)
    private byte[] sealedKey;

    @Column(name = "created_at", nullable = false)
    private Instant createdAt;

    @Column(name = "confirmed_at")
    private Instant confirmedAt;

    @Column(name = "last_used_at")
    private Instant lastUsedAt;

    /** Half minutes since 1970 of the last code that was used: it and all before it are spent. */
    @Column(name = "used_step", nullable = false)
    private long usedStep;

    protected AuthenticatorApp() {} // JPA

    public AuthenticatorApp(long accountId, byte[] sealedKey, Instant now) {
        this.accountId = accountId;
        begin(sealedKey, now);
    }

    /** Begins anew with another key; what was confirmed is removed first and not replaced. */
    public void begin(byte[] newKey, Instant now) {
        if (confirmed()) {
            throw new AuthenticatorThere();
        }
        this.sealedKey = newKey.clone();
        this.createdAt = now;
    }

    /**
     * From now on it counts.
     *
     * @param step of the code that was shown; it is spent
     */
    public void confirm(long step, Instant now) {
        if (confirmed()) {
            throw new AuthenticatorThere();
        }
        this.confirmedAt = now;
        this.lastUsedAt = now;
        this.usedStep = step;
    }

    public boolean waitsAt(Instant now) {
        return !confirmed() && now.isBefore(createdAt.plus(TO_CONFIRM));
    }

    public boolean confirmed() {
        return confirmedAt != null;
    }

    public byte[] sealedKey() {
        return sealedKey.clone();
    }

    /** @return null: not yet */
    public Instant confirmedAt() {
        return confirmedAt;
    }

    public Instant lastUsedAt() {
        return lastUsedAt;
    }
}
