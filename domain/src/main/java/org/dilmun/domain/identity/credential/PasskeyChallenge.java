package org.dilmun.domain.identity.credential;

import java.time.Duration;
import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** What a passkey is asked to sign: once, soon, and by the browser that asked for it. */
@Entity
@Table(name = "passkey_challenge")
public class PasskeyChallenge {

    public static final Duration LIFETIME = Duration.ofMinutes(5);

    /** SHA-256 of the challenge as the browser sends it back, in hexadecimal. */
    @Id
    @Column(name = "challenge_hash", length = 64)
    private String challengeHash;

    /** SHA-256 of a secret that only that browser holds, in hexadecimal. */
    @Column(name = "browser_hash", nullable = false, updatable = false, length = 64)
    private String browserHash;

    @Column(name = "expires_at", nullable = false, updatable = false)
    private Instant expiresAt;

    protected PasskeyChallenge() {} // JPA

    public PasskeyChallenge(String challengeHash, String browserHash, Instant now) {
        this.challengeHash = challengeHash;
        this.browserHash = browserHash;
        this.expiresAt = now.plus(LIFETIME);
    }

    public boolean isOpenTo(String otherBrowserHash, Instant now) {
        return browserHash.equals(otherBrowserHash) && now.isBefore(expiresAt);
    }

    public String challengeHash() {
        return challengeHash;
    }
}
