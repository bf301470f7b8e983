package org.dilmun.domain.identity;

import java.time.Duration;
import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A browser on which an account was used before. The table tells nobody which: the browser holds the mark, the table a hash. */
@Entity
@Table(name = "known_device")
public class KnownDevice {

    /** After so long without a sign-in it is a new one again. */
    public static final Duration REMEMBERED = Duration.ofDays(365);

    /** SHA-256 of the mark and the account, in hexadecimal. */
    @Id
    @Column(name = "device_hash", length = 64)
    private String deviceHash;

    @Column(name = "account_id", nullable = false, updatable = false)
    private long accountId;

    @Column(name = "seen_at", nullable = false)
    private Instant seenAt;

    protected KnownDevice() {} // JPA, and a statement that adds none that is there

    public void seen(Instant now) {
        seenAt = now;
    }
}
