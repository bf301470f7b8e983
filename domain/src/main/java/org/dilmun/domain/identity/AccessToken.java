package org.dilmun.domain.identity;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** An opaque bearer token of an {@link ApiClient}; the table holds its SHA-256 only. */
@Entity
@Table(name = "access_token")
public class AccessToken {

    public static final Duration LIFETIME = Duration.ofMinutes(30);

    @Id
    @Column(name = "token_hash", length = 64)
    private String tokenHash;

    @Column(name = "client_id", nullable = false, updatable = false)
    private long clientId;

    @Column(nullable = false, updatable = false, length = 400)
    private String scopes;

    @Column(name = "expires_at", nullable = false, updatable = false)
    private Instant expiresAt;

    protected AccessToken() {} // JPA

    public AccessToken(String tokenHash, ApiClient client, Set<String> scopes, Instant now) {
        this.tokenHash = tokenHash;
        this.clientId = client.id();
        this.scopes = String.join(" ", scopes.stream().sorted().toList());
        this.expiresAt = now.plus(LIFETIME);
    }

    public boolean aliveAt(Instant now) {
        return now.isBefore(expiresAt);
    }

    public long clientId() {
        return clientId;
    }

    public Set<String> scopes() {
        return Set.of(scopes.split(" "));
    }
}
