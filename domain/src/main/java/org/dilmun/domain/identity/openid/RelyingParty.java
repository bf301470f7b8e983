package org.dilmun.domain.identity.openid;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Set;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.dilmun.domain.kernel.LocalizedText;

/** A system of a government body that signs people in with the eKey (relying party of OpenID Connect). */
@Entity
@Table(name = "relying_party")
public class RelyingParty {

    /** Asks for tokens that go on after the person has signed out. */
    public static final String OFFLINE = "offline_access";

    @Id
    private long id;

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

    @Column(name = "closed_at")
    private Instant closedAt;

    /**
     * What is agreed with the body.
     *
     * @param purpose what it does with what it learns, in a sentence for the person who is asked
     * @param redirectUris where people may be sent back to, to the letter
     * @param logoutUris where people may be sent after signing out, to the letter
     * @param backChannelUri where it is told that a sign-in is over, by HTTPS or on its own machine; null: it is not told
     * @param keySet JWK set; null with a secret
     * @param signingAlgorithm of its ID tokens: ES256 or RS256
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
            String sector) {

        public Terms {
            redirectUris = List.copyOf(redirectUris);
            logoutUris = List.copyOf(logoutUris);
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

    /** @param secretHash null with keys */
    public RelyingParty(long id, String clientId, String secretHash, Terms terms, Instant now) {
        this.id = id;
        this.clientId = clientId;
        this.secretHash = secretHash;
        this.name = terms.name();
        this.purpose = terms.purpose();
        this.bodyId = terms.bodyId();
        this.redirectUris = String.join("\n", terms.redirectUris());
        this.logoutUris = String.join("\n", terms.logoutUris());
        this.backChannelUri = terms.backChannelUri();
        this.scopes = String.join(" ", terms.scopes().stream().sorted().toList());
        this.proof = terms.proof();
        this.keySet = terms.keySet();
        this.signingAlgorithm = terms.signingAlgorithm();
        this.sector = terms.sector();
        this.createdAt = now;
    }

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

    /** @return null with keys */
    public String secretHash() {
        return secretHash;
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
}
