package org.dilmun.domain.identity.openid;

import java.time.Duration;
import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** An opaque token of a {@link SignInGrant}; the table holds its SHA-256 only. */
@Entity
@Table(name = "openid_token")
public class GrantToken {

    /** What a token is for. */
    public enum Kind {
        ACCESS,
        REFRESH
    }

    public static final Duration ACCESS_LIFETIME = Duration.ofMinutes(10);

    @Id
    @Column(name = "token_hash", length = 64)
    private String tokenHash;

    @Column(name = "grant_id", nullable = false, updatable = false)
    private long grantId;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false, updatable = false, length = 10)
    private Kind kind;

    @Column(name = "issued_at", nullable = false, updatable = false)
    private Instant issuedAt;

    @Column(name = "expires_at", nullable = false, updatable = false)
    private Instant expiresAt;

    /** Of a refresh token; set by a statement that only the first user gets through. */
    @Column(name = "used_at", insertable = false, updatable = false)
    private Instant usedAt;

    protected GrantToken() {} // JPA

    private GrantToken(String tokenHash, SignInGrant grant, Kind kind, Instant now, Instant expiresAt) {
        this.tokenHash = tokenHash;
        this.grantId = grant.id();
        this.kind = kind;
        this.issuedAt = now;
        this.expiresAt = expiresAt;
    }

    public static GrantToken access(String tokenHash, SignInGrant grant, Instant now) {
        return new GrantToken(tokenHash, grant, Kind.ACCESS, now, now.plus(ACCESS_LIFETIME));
    }

    /** Lives as long as its grant: renewing it does not make a sign-in longer. */
    public static GrantToken refresh(String tokenHash, SignInGrant grant, Instant now) {
        return new GrantToken(tokenHash, grant, Kind.REFRESH, now, grant.expiresAt());
    }

    public boolean is(Kind other) {
        return kind == other;
    }

    public boolean isFreshAt(Instant now) {
        return usedAt == null && now.isBefore(expiresAt);
    }

    public long grantId() {
        return grantId;
    }

    public Instant issuedAt() {
        return issuedAt;
    }

    public Instant expiresAt() {
        return expiresAt;
    }
}
