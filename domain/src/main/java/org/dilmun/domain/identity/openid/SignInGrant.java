package org.dilmun.domain.identity.openid;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Set;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.dilmun.domain.identity.Assurance;
import org.dilmun.domain.identity.AuthenticationLevel;
import org.dilmun.domain.identity.LoginSession;
import org.dilmun.domain.identity.SignInProof;

/**
 * What a relying party got by one sign-in of a person: who, how surely, and what it may know. The code, and all tokens that
 * came from it, are its family and die with it.
 */
@Entity
@Table(name = "openid_grant")
public class SignInGrant {

    /** With {@link RelyingParty#OFFLINE}; without it the session of the person ends it. */
    public static final Duration LIFETIME = Duration.ofDays(30);

    @Id
    private long id;

    @Column(name = "relying_party_id", nullable = false, updatable = false)
    private long relyingPartyId;

    @Column(name = "account_id", nullable = false, updatable = false)
    private long accountId;

    @Column(name = "party_id", nullable = false, updatable = false)
    private long partyId;

    @Column(name = "session_hash", nullable = false, updatable = false, length = 64)
    private String sessionHash;

    @Column(nullable = false, updatable = false, length = 400)
    private String scopes;

    @Column(nullable = false, updatable = false, length = 400)
    private String claims;

    @Column(name = "id_claims", nullable = false, updatable = false, length = 400)
    private String idClaims;

    @Column(updatable = false, length = 500)
    private String nonce;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false, updatable = false, length = 10)
    private Assurance assurance;

    @Enumerated(EnumType.STRING)
    @Column(name = "proved_by", nullable = false, updatable = false, length = 30)
    private SignInProof provedBy;

    @Enumerated(EnumType.STRING)
    @Column(name = "said_level", updatable = false, length = 20)
    private AuthenticationLevel saidLevel;

    @Column(name = "signed_in_at", nullable = false, updatable = false)
    private Instant signedInAt;

    @Column(name = "created_at", nullable = false, updatable = false)
    private Instant createdAt;

    @Column(name = "expires_at", nullable = false, updatable = false)
    private Instant expiresAt;

    @Column(name = "revoked_at")
    private Instant revokedAt;

    /**
     * What a relying party asks for.
     *
     * @param scopes known ones, with {@code openid}
     * @param claims what it may ask at the userinfo endpoint
     * @param idClaims what stands in the ID token as well
     * @param nonce to be repeated in the ID token; null: none
     * @param levels one of which {@code acr} has to say; empty: it says the one of the session
     */
    public record Wish(
            Set<String> scopes,
            Set<PersonClaim> claims,
            Set<PersonClaim> idClaims,
            String nonce,
            Set<AuthenticationLevel> levels) {

        public Wish(Set<String> scopes, Set<PersonClaim> claims, Set<PersonClaim> idClaims, String nonce) {
            this(scopes, claims, idClaims, nonce, Set.of());
        }

        /** @return the highest of the wanted ones that was reached; that of the session if none is wanted */
        AuthenticationLevel said(AuthenticationLevel reached) {
            return levels.stream()
                    .filter(reached::satisfies)
                    .max(Comparator.naturalOrder())
                    .orElse(reached);
        }

        public boolean offline() {
            return scopes.contains(RelyingParty.OFFLINE);
        }
    }

    protected SignInGrant() {} // JPA

    public SignInGrant(long id, RelyingParty to, LoginSession session, Wish wish, Instant now) {
        this.id = id;
        this.relyingPartyId = to.id();
        this.accountId = session.accountId();
        this.partyId = session.partyId();
        this.sessionHash = session.tokenHash();
        this.assurance = session.assurance();
        this.provedBy = session.provedBy();
        this.saidLevel = wish.said(session.provedBy().level());
        this.signedInAt = session.createdAt();
        this.scopes = String.join(" ", wish.scopes().stream().sorted().toList());
        this.claims = PersonClaim.join(wish.claims());
        this.idClaims = PersonClaim.join(wish.idClaims());
        this.nonce = wish.nonce();
        this.createdAt = now;
        this.expiresAt = now.plus(wish.offline() ? LIFETIME : LoginSession.LIFETIME);
    }

    public void revoke(Instant now) {
        if (revokedAt == null) {
            revokedAt = now;
        }
    }

    /** Whether it is neither revoked nor over; the session that it may need is not asked here. */
    public boolean standsAt(Instant now) {
        return revokedAt == null && now.isBefore(expiresAt);
    }

    /** Whether it goes on when the person has signed out. */
    public boolean offline() {
        return scopes().contains(RelyingParty.OFFLINE);
    }

    public boolean isOf(RelyingParty party) {
        return relyingPartyId == party.id();
    }

    public long id() {
        return id;
    }

    public long relyingPartyId() {
        return relyingPartyId;
    }

    public long accountId() {
        return accountId;
    }

    public long partyId() {
        return partyId;
    }

    public String sessionHash() {
        return sessionHash;
    }

    public Set<String> scopes() {
        return Set.of(scopes.split(" "));
    }

    public Set<PersonClaim> claims() {
        return PersonClaim.split(claims);
    }

    public Set<PersonClaim> idClaims() {
        return PersonClaim.split(idClaims);
    }

    /** @return null: none was given */
    public String nonce() {
        return nonce;
    }

    public Assurance assurance() {
        return assurance;
    }

    /** @return by what the person had signed in */
    public SignInProof provedBy() {
        return provedBy;
    }

    /** @return what {@code acr} says; never more than was proved */
    public AuthenticationLevel level() {
        return saidLevel == null ? provedBy.level() : saidLevel; // null: of the release before
    }

    public Instant signedInAt() {
        return signedInAt;
    }

    public Instant expiresAt() {
        return expiresAt;
    }
}
