package org.dilmun.domain.identity.openid;

import java.time.Duration;
import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/**
 * A request to sign in, kept while the person signs in and is asked. The address holds a random handle, and only the browser
 * that brought the request goes on with it. One that a relying party has pushed (RFC 9126) is of no browser yet.
 */
@Entity
@Table(name = "openid_request")
public class KeptRequest {

    /** Time to sign in and to read what is asked. */
    public static final Duration LIFETIME = Duration.ofMinutes(30);

    /** Time for a browser to come with what was pushed. */
    public static final Duration PUSHED_LIFETIME = Duration.ofSeconds(90);

    /** SHA-256 of the handle, in hexadecimal. */
    @Id
    @Column(name = "handle_hash", length = 64)
    private String handleHash;

    @Column(name = "relying_party_id", nullable = false, updatable = false)
    private long relyingPartyId;

    @Column(name = "browser_hash", updatable = false, length = 64)
    private String browserHash;

    /** Form-encoded. */
    @Column(nullable = false, updatable = false)
    private String parameters;

    @Column(name = "created_at", nullable = false, updatable = false)
    private Instant createdAt;

    @Column(name = "expires_at", nullable = false, updatable = false)
    private Instant expiresAt;

    protected KeptRequest() {} // JPA

    private KeptRequest(
            String handleHash,
            long relyingPartyId,
            String browserHash,
            String parameters,
            Instant now,
            Duration lifetime) {
        this.handleHash = handleHash;
        this.relyingPartyId = relyingPartyId;
        this.browserHash = browserHash;
        this.parameters = parameters;
        this.createdAt = now;
        this.expiresAt = now.plus(lifetime);
    }

    public static KeptRequest of(
            String handleHash, RelyingParty from, String browserHash, String parameters, Instant now) {
        return new KeptRequest(handleHash, from.id(), browserHash, parameters, now, LIFETIME);
    }

    public static KeptRequest pushed(String handleHash, RelyingParty from, String parameters, Instant now) {
        return new KeptRequest(handleHash, from.id(), null, parameters, now, PUSHED_LIFETIME);
    }

    public boolean isOpenTo(String otherBrowserHash, Instant now) {
        return browserHash != null && browserHash.equals(otherBrowserHash) && now.isBefore(expiresAt);
    }

    public boolean isPushedBy(RelyingParty party, Instant now) {
        return browserHash == null && relyingPartyId == party.id() && now.isBefore(expiresAt);
    }

    public long relyingPartyId() {
        return relyingPartyId;
    }

    public String parameters() {
        return parameters;
    }

    public Instant createdAt() {
        return createdAt;
    }
}
