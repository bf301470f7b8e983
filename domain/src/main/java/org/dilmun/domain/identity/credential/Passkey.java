package org.dilmun.domain.identity.credential;

import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/**
 * A key of a person's device that signs for this portal alone (WebAuthn). We have the public half; the device asks for finger,
 * face or code of the person before it uses the other.
 */
@Entity
@Table(name = "passkey")
public class Passkey {

    /** So many an account may have. */
    public static final int MOST = 10;

    private static final int LONGEST_NAME = 60;

    /** SHA-256 of the credential id, in hexadecimal. */
    @Id
    @Column(name = "credential_hash", length = 64)
    private String credentialHash;

    @Column(name = "account_id", nullable = false, updatable = false)
    private long accountId;

    @Column(nullable = false, updatable = false, length = LONGEST_NAME)
    private String name;

    /** Attested credential data: credential id and public key (WebAuthn section 6.5.2). */
    @Column(name = "credential_data", nullable = false, updatable = false)
    private byte[] credentialData;

    @Column(name = "backup_eligible", nullable = false, updatable = false)
    private boolean backupEligible;

    @Column(name = "sign_count", nullable = false)
    private long signCount;

    @Column(name = "created_at", nullable = false, updatable = false)
    private Instant createdAt;

    @Column(name = "last_used_at")
    private Instant lastUsedAt;

    protected Passkey() {} // JPA

    /**
     * What the device made.
     *
     * @param credentialHash SHA-256 of its id, in hexadecimal
     * @param data attested credential data
     * @param signCount what it has signed so far; 0 if it does not count
     * @param backupEligible whether it may go over to other devices of the person
     */
    @SuppressWarnings("ArrayRecordComponent") // handed over once
    public record Made(String credentialHash, byte[] data, long signCount, boolean backupEligible) {}

    /** @param name as the person calls it; cut off after 60 characters */
    public Passkey(long accountId, String name, Made made, Instant now) {
        this.accountId = accountId;
        this.name = name.substring(0, Math.min(LONGEST_NAME, name.length()));
        this.credentialHash = made.credentialHash();
        this.credentialData = made.data().clone();
        this.signCount = made.signCount();
        this.backupEligible = made.backupEligible();
        this.createdAt = now;
    }

    /** @param newCount as the device signed it; that it has risen was looked at before */
    public void used(long newCount, Instant now) {
        this.signCount = newCount;
        this.lastUsedAt = now;
    }

    public String credentialHash() {
        return credentialHash;
    }

    public long accountId() {
        return accountId;
    }

    public String name() {
        return name;
    }

    public byte[] credentialData() {
        return credentialData.clone();
    }

    public boolean backupEligible() {
        return backupEligible;
    }

    public long signCount() {
        return signCount;
    }

    public Instant createdAt() {
        return createdAt;
    }

    /** @return null: never */
    public Instant lastUsedAt() {
        return lastUsedAt;
    }
}
