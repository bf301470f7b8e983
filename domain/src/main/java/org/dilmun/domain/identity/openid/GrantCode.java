package org.dilmun.domain.identity.openid;

import java.time.Duration;
import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** An authorization code: it travels through the browser, is good for a minute and once, and only with the right verifier. */
@Entity
@Table(name = "openid_code")
public class GrantCode {

    private static final Duration LIFETIME = Duration.ofSeconds(60);

    @Id
    @Column(name = "code_hash", length = 64)
    private String codeHash;

    @Column(name = "grant_id", nullable = false, updatable = false)
    private long grantId;

    @Column(name = "redirect_uri", nullable = false, updatable = false, length = 500)
    private String redirectUri;

    @Column(name = "code_challenge", nullable = false, updatable = false, length = 128)
    private String codeChallenge;

    @Column(name = "expires_at", nullable = false, updatable = false)
    private Instant expiresAt;

    /** Set by a statement that only the first user gets through. */
    @Column(name = "used_at", insertable = false, updatable = false)
    private Instant usedAt;

    protected GrantCode() {} // JPA

    /** @param codeChallenge by S256 (RFC 7636) */
    public GrantCode(String codeHash, SignInGrant grant, String redirectUri, String codeChallenge, Instant now) {
        this.codeHash = codeHash;
        this.grantId = grant.id();
        this.redirectUri = redirectUri;
        this.codeChallenge = codeChallenge;
        this.expiresAt = now.plus(LIFETIME);
    }

    /** Whether it was given for that address and challenge, and not too long ago. */
    public boolean fits(String address, String challenge, Instant now) {
        return isFor(address) && codeChallenge.equals(challenge) && isFreshAt(now);
    }

    public boolean isFor(String address) {
        return redirectUri.equals(address);
    }

    public boolean isFreshAt(Instant now) {
        return now.isBefore(expiresAt);
    }

    public long grantId() {
        return grantId;
    }
}
