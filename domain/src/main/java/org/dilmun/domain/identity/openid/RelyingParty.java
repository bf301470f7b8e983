package org.dilmun.domain.identity.openid;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

import org.dilmun.domain.kernel.LocalizedText;

/**
 * A system of a government body that signs people in with the eKey (relying party of OpenID Connect). It is there once a second person has
 * approved its terms; it can be suspended and go on, and is closed for good.
 */
@Entity
@Table(name = "relying_party")
public class RelyingParty {

    /** Asks for tokens that go on after the person has signed out. */
    public static final String OFFLINE = "offline_access";

    /** So long the secret before still counts when a new one is made: time to change it in every place. */
    public static final Duration GRACE = Duration.ofDays(7);

    /** So long a secret counts: what nobody renews for a year has lain about for a year. */
    public static final Duration SECRET_LIFETIME = Duration.ofDays(365);

    /** How it is. */
    public enum State {
        OPEN,
        /** Signs nobody in until it goes on. */
        SUSPENDED,
        CLOSED
    }

    @Id
    private long id;

    @Version
    private int version;

    @Column(name = "client_id", nullable = false, updatable = false, length = 60)
    private String clientId;

    @Column(nullable = false)
    private LocalizedText name;

    @Column(nullable = false)
    private LocalizedText purpose;

    @Column(name = "body_id", nullable = false, updatable = false)
    private long bodyId;

    /** One a line. */
    @Column(name = "redirect_uris", nullable = false, length = 4000)
    private String redirectUris;

    /** One a line. */
    @Column(name = "logout_uris", nullable = false, length = 4000)
    private String logoutUris;

    /** Where it is told that a sign-in is over; null: it is not told. */
    @Column(name = "back_channel_uri", length = 500)
    private String backChannelUri;

    /** Separated by blanks. */
    @Column(nullable = false, length = 400)
    private String scopes;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false, length = 30)
    private ClientProof proof;

    /** Of a secret with 256 random bits, which nobody finds by trying: a slow hash would only cost us time. */
    @Column(name = "secret_hash", length = 64)
    private String secretHash;

    @Column(name = "secret_made_at")
    private Instant secretMadeAt;

    @Column(name = "former_secret_hash", length = 64)
    private String formerSecretHash;

    @Column(name = "former_secret_until")
    private Instant formerSecretUntil;

    /** Its public keys, a JWK set (RFC 7517); null with a secret. */
    @Column(name = "key_set")
    private String keySet;

    @Column(name = "signing_algorithm", nullable = false, length = 10)
    private String signingAlgorithm;

    /** Relying parties of one sector know a person under the same name, others under another. */
    @Column(nullable = false, updatable = false, length = 253)
    private String sector;

    @Column(name = "created_at", nullable = false, updatable = false)
    private Instant createdAt;

    /** Whether it signs in nobody but people of its body. */
    @Column(nullable = false)
    private boolean testing;

    /** Since then it signs nobody in. */
    @Column(name = "closed_at")
    private Instant closedAt;

    /** Since then it never will again. */
    @Column(name = "ended_at")
    private Instant endedAt;

    /**
     * What is agreed with the body.
     *
     * @param purpose what it does with what it learns, in a sentence for the person who is asked
     * @param redirectUris where people may be sent back to, to the letter
     * @param logoutUris where people may be sent after signing out, to the letter
     * @param backChannelUri where it is told that a sign-in is over, by HTTPS or on its own machine; null: it is not told
     * @param keySet JWK set; null with a secret
     * @param signingAlgorithm of its ID tokens: ES256 or RS256
     * @param testing whether it signs in nobody but people of its body
     */
    public record Terms(
            LocalizedText name,
            LocalizedText purpose,
            long bodyId,
            List<String> redirectUris,
            List<String> logoutUris,
            String backChannelUri,
            Set<String> scopes,
            ClientProof proof,
            String keySet,
            String signingAlgorithm,
            String sector,
            boolean testing) {

        public Terms {
            redirectUris = List.copyOf(redirectUris);
            logoutUris = logoutUris == null ? List.of() : List.copyOf(logoutUris); // what is empty is not written down
            scopes = Set.copyOf(scopes);
            if (redirectUris.isEmpty() || !scopes.contains("openid")) {
                throw new IllegalArgumentException("a relying party needs an address and the scope openid");
            }
            if (backChannelUri != null && !isSafe(URI.create(backChannelUri))) {
                throw new IllegalArgumentException("a back channel is an address of HTTPS without a fragment");
            }
            if ((proof == ClientProof.PRIVATE_KEY_JWT) != (keySet != null)) {
                throw new IllegalArgumentException("keys go with private_key_jwt, and only with it");
            }
            if (!Set.of("ES256", "RS256").contains(signingAlgorithm)) {
                throw new IllegalArgumentException("ID tokens are signed by ES256 or RS256");
            }
        }

        /** Nobody on the way may read who signs out, or answer in the place of the receiver. */
        private static boolean isSafe(URI address) {
            boolean local = "http".equals(address.getScheme()) && "localhost".equals(address.getHost());
            return (local || "https".equals(address.getScheme()))
                    && address.getHost() != null
                    && address.getFragment() == null;
        }
    }

    protected RelyingParty() {} // JPA

    /** @param secretHash null with keys, or until somebody makes a secret */
    public RelyingParty(long id, String clientId, String secretHash, Terms terms, Instant now) {
        this.id = id;
        this.clientId = clientId;
        this.secretHash = secretHash;
        this.bodyId = terms.bodyId();
        this.sector = terms.sector();
        this.createdAt = now;
        take(terms);
    }

    private void take(Terms terms) {
        name = terms.name();
        purpose = terms.purpose();
        redirectUris = String.join("\n", terms.redirectUris());
        logoutUris = String.join("\n", terms.logoutUris());
        backChannelUri = terms.backChannelUri();
        scopes = String.join(" ", terms.scopes().stream().sorted().toList());
        proof = terms.proof();
        keySet = terms.keySet();
        signingAlgorithm = terms.signingAlgorithm();
        testing = terms.testing();
    }

    /**
     * Has other terms from now on. Body and sector stay: by the sector it knows people. Who proves itself by keys from now on has no secret any more.
     *
     * @throws RelyingPartyMoveRefused if it is closed
     */
    public void agree(Terms terms) {
        requireNotClosed();
        take(terms);
        if (keySet != null) {
            secretHash = null;
            secretMadeAt = null;
            endFormerSecret();
        }
    }

    /** @return what is agreed now */
    public Terms terms() {
        return new Terms(
                name,
                purpose,
                bodyId,
                redirectUris.lines().toList(),
                logoutUris.lines().toList(),
                backChannelUri,
                scopes(),
                proof,
                keySet,
                signingAlgorithm,
                sector,
                testing);
    }

    /**
     * Has another secret; the one before counts for a time.
     *
     * @throws RelyingPartyMoveRefused if it proves itself by keys, or is closed
     */
    public void renewSecret(String hash, Instant now) {
        requireNotClosed();
        if (proof == ClientProof.PRIVATE_KEY_JWT) {
            throw new RelyingPartyMoveRefused();
        }
        if (secretHash != null) {
            formerSecretHash = secretHash;
            formerSecretUntil = now.plus(GRACE);
        }
        secretHash = hash;
        secretMadeAt = now;
    }

    /** The secret before the last counts no longer. */
    public void endFormerSecret() {
        formerSecretHash = null;
        formerSecretUntil = null;
    }

    /** @param hash SHA-256 of what it shows, in hexadecimal */
    public boolean isProvedBy(String hash, Instant now) {
        boolean former = formerSecretUntil(now) != null && same(hash, formerSecretHash);
        return (!secretEnded(now) && same(hash, secretHash)) || former;
    }

    /** Whether it has a secret that counts no longer. */
    public boolean secretEnded(Instant now) {
        return secretEndsAt() != null && !now.isBefore(secretEndsAt());
    }

    /** @return until when its secret counts; null: it has none, or it is not known when it was made */
    public Instant secretEndsAt() {
        return secretMadeAt == null ? null : secretMadeAt.plus(SECRET_LIFETIME);
    }

    private static boolean same(String shown, String kept) {
        return kept != null
                && MessageDigest.isEqual(
                        shown.getBytes(StandardCharsets.US_ASCII), kept.getBytes(StandardCharsets.US_ASCII));
    }

    /**
     * Signs nobody in until it goes on.
     *
     * @throws RelyingPartyMoveRefused if it does not anyway
     */
    public void suspend(Instant now) {
        requireState(State.OPEN);
        closedAt = now;
    }

    /** @throws RelyingPartyMoveRefused if it is not suspended */
    public void goOn() {
        requireState(State.SUSPENDED);
        closedAt = null;
    }

    /** Signs nobody in any more. @throws RelyingPartyMoveRefused if it is closed */
    public void close(Instant now) {
        requireNotClosed();
        if (closedAt == null) {
            closedAt = now;
        }
        endedAt = now;
    }

    private void requireState(State needed) {
        if (state() != needed) {
            throw new RelyingPartyMoveRefused();
        }
    }

    private void requireNotClosed() {
        if (state() == State.CLOSED) {
            throw new RelyingPartyMoveRefused();
        }
    }

    public State state() {
        if (endedAt != null) {
            return State.CLOSED;
        }
        return closedAt == null ? State.OPEN : State.SUSPENDED;
    }

    /** Whether it may sign people in. */
    public boolean open() {
        return closedAt == null;
    }

    public boolean mayReturnTo(String address) {
        return redirectUris.lines().anyMatch(address::equals);
    }

    public boolean mayLeaveTo(String address) {
        return logoutUris.lines().anyMatch(address::equals);
    }

    public long id() {
        return id;
    }

    public int version() {
        return version;
    }

    public String clientId() {
        return clientId;
    }

    public LocalizedText name() {
        return name;
    }

    public LocalizedText purpose() {
        return purpose;
    }

    public long bodyId() {
        return bodyId;
    }

    /** @return null: it is not told when a sign-in is over */
    public String backChannelUri() {
        return backChannelUri;
    }

    public Set<String> scopes() {
        return Set.of(scopes.split(" "));
    }

    public ClientProof proof() {
        return proof;
    }

    /** @return whether it has a secret; with keys it has none, nor until somebody has made one */
    public boolean hasSecret() {
        return secretHash != null;
    }

    /** @return when its secret was made; null: it has none, or it is not known */
    public Instant secretMadeAt() {
        return secretMadeAt;
    }

    /** @return until when the secret before the last counts; null: it does not */
    public Instant formerSecretUntil(Instant now) {
        return formerSecretUntil != null && now.isBefore(formerSecretUntil) ? formerSecretUntil : null;
    }

    /** @return null with a secret */
    public String keySet() {
        return keySet;
    }

    public String signingAlgorithm() {
        return signingAlgorithm;
    }

    public String sector() {
        return sector;
    }

    /** Whether it signs in nobody but people of its body. */
    public boolean testing() {
        return testing;
    }
}
