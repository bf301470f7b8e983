package org.dilmun.ejb.identity.openid;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import org.dilmun.domain.identity.Account;
import org.dilmun.domain.identity.LoginSession;
import org.dilmun.domain.identity.openid.GrantCode;
import org.dilmun.domain.identity.openid.GrantToken;
import org.dilmun.domain.identity.openid.GrantToken.Kind;
import org.dilmun.domain.identity.openid.RefusalReason;
import org.dilmun.domain.identity.openid.RelyingParty;
import org.dilmun.domain.identity.openid.SignInGrant;
import org.dilmun.ejb.audit.Audit;
import org.dilmun.ejb.country.RealClock;
import org.dilmun.ejb.identity.Tokens;
import org.dilmun.ejb.party.People;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;
import org.dilmun.ejb.persistence.Ids;

/**
 * What sign-ins at relying parties gave them: codes and tokens. Codes and refresh tokens are good once. Using one again
 * means that somebody else has it too, and as nobody knows which of them is the thief, all that came from that sign-in ends
 * (RFC 9700 sections 2.1.1 and 4.14.2). These refusals are answers and not exceptions: what they end must stay ended.
 */
@Stateless
@Interceptors(AgainAfterDeadlock.class)
public class Grants {

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Inject
    RealClock clock;

    @Inject
    Ids ids;

    @Inject
    People people;

    @Inject
    Consents consents;

    @Inject
    SignInDays days;

    @Inject
    BackChannel backChannel;

    @Inject
    Audit audit;

    /**
     * Fresh tokens of a grant, which are nowhere else.
     *
     * @param refreshToken null: the sign-in ends with the person's session
     */
    public record Issued(SignInGrant grant, String accessToken, String refreshToken) {}

    /** A token as it is found. */
    public record Found(SignInGrant grant, GrantToken token) {}

    /**
     * Lets a relying party have what the person has agreed to.
     *
     * @param codeChallenge by S256 (RFC 7636)
     * @return the code, which is nowhere else
     */
    public String begin(
            RelyingParty to, LoginSession session, SignInGrant.Wish wish, String redirectUri, String codeChallenge) {
        Instant now = clock.instant();
        var grant = new SignInGrant(ids.next(), to, session, wish, now);
        em.persist(grant);
        em.flush(); // the code knows it by its id only
        String code = Tokens.create();
        em.persist(new GrantCode(Tokens.hash(code), grant, redirectUri, codeChallenge, now));
        consents.find(session.partyId(), to).ifPresent(consent -> consent.released(now));
        days.count(to, now);
        audit.record("openid.sign-in", to.clientId(), Map.of("scopes", String.join(" ", wish.scopes())));
        return code;
    }

    /**
     * Changes a code for tokens.
     *
     * @param codeChallenge made of the verifier that was shown
     * @return empty: it is none of that relying party, was used or is too old, or address or verifier do not fit
     */
    public Optional<Issued> redeem(RelyingParty by, String code, String redirectUri, String codeChallenge) {
        Instant now = clock.instant();
        String hash = Tokens.hash(code);
        GrantCode found = em.find(GrantCode.class, hash);
        SignInGrant grant = found == null ? null : em.find(SignInGrant.class, found.grantId());
        if (grant == null || !grant.isOf(by)) {
            return Optional.empty();
        }
        if (!firstUse(
                "update GrantCode c set c.usedAt = :now where c.codeHash = :hash and c.usedAt is null", hash, now)) {
            revoke(grant, "code", by, now);
            return Optional.empty();
        }
        return found.fits(redirectUri, codeChallenge, now) && alive(grant, now)
                ? Optional.of(issue(grant, now))
                : Optional.empty();
    }

    /** Changes a refresh token for new tokens. @return empty: it is none of that relying party, or was used, or its sign-in is over */
    public Optional<Issued> refresh(RelyingParty by, String refreshToken) {
        Instant now = clock.instant();
        String hash = Tokens.hash(refreshToken);
        GrantToken found = em.find(GrantToken.class, hash);
        SignInGrant grant = found == null ? null : em.find(SignInGrant.class, found.grantId());
        if (grant == null || !grant.isOf(by) || !found.is(Kind.REFRESH)) {
            return Optional.empty();
        }
        if (!firstUse(
                "update GrantToken t set t.usedAt = :now where t.tokenHash = :hash and t.usedAt is null", hash, now)) {
            revoke(grant, "refresh token", by, now);
            return Optional.empty();
        }
        return alive(grant, now) ? Optional.of(issue(grant, now)) : Optional.empty();
    }

    /** Those who come at once queue for the row here, and only the first finds it unused. */
    private boolean firstUse(String update, String hash, Instant now) {
        return em.createQuery(update)
                        .setParameter("now", now)
                        .setParameter("hash", hash)
                        .executeUpdate()
                == 1;
    }

    private Issued issue(SignInGrant grant, Instant now) {
        String access = Tokens.create();
        em.persist(GrantToken.access(Tokens.hash(access), grant, now));
        String refresh = null;
        if (grant.offline()) {
            refresh = Tokens.create();
            em.persist(GrantToken.refresh(Tokens.hash(refresh), grant, now));
        }
        return new Issued(grant, access, refresh);
    }

    private void revoke(SignInGrant grant, String what, RelyingParty by, Instant now) {
        em.refresh(grant); // another may have ended it meanwhile
        grant.revoke(now);
        audit.record("openid.reuse", by.clientId(), Map.of("what", what, "grant", Long.toString(grant.id())));
    }

    private boolean alive(SignInGrant grant, Instant now) {
        return grant.standsAt(now)
                && em.find(RelyingParty.class, grant.relyingPartyId()).open()
                && em.find(Account.class, grant.accountId()).open()
                && people.get(grant.partyId()).alive()
                && (grant.offline() || isSignedIn(grant.sessionHash(), now));
    }

    private boolean isSignedIn(String sessionHash, Instant now) {
        LoginSession session = em.find(LoginSession.class, sessionHash);
        return session != null && session.aliveAt(now);
    }

    /** @return what that access token opens now */
    public Optional<SignInGrant> open(String accessToken) {
        return find(accessToken).filter(found -> found.token().is(Kind.ACCESS)).map(Found::grant);
    }

    /** @return the token, if it is good now */
    public Optional<Found> find(String token) {
        Instant now = clock.instant();
        return Optional.ofNullable(em.find(GrantToken.class, Tokens.hash(token)))
                .filter(found -> found.isFreshAt(now))
                .map(found -> new Found(em.find(SignInGrant.class, found.grantId()), found))
                .filter(found -> alive(found.grant(), now));
    }

    /** Says what was wrong with a code that gave nothing, after {@link #redeem}. */
    public RefusalReason whyNotRedeemed(RelyingParty by, String code, String redirectUri, String codeChallenge) {
        Instant now = clock.instant();
        GrantCode found = em.find(GrantCode.class, Tokens.hash(code));
        SignInGrant grant = found == null ? null : em.find(SignInGrant.class, found.grantId());
        if (grant == null || !grant.isOf(by)) {
            return RefusalReason.CODE_UNKNOWN;
        }
        if (!found.isFreshAt(now)) {
            return RefusalReason.CODE_OLD;
        }
        if (!grant.standsAt(now)) {
            return RefusalReason.CODE_USED;
        }
        if (!found.isFor(redirectUri)) {
            return RefusalReason.CODE_ADDRESS;
        }
        return found.fits(redirectUri, codeChallenge, now) ? RefusalReason.SIGN_IN_OVER : RefusalReason.CODE_VERIFIER;
    }

    /** Says what was wrong with a refresh token that gave nothing, after {@link #refresh}. */
    public RefusalReason whyNotRefreshed(RelyingParty by, String refreshToken) {
        GrantToken found = em.find(GrantToken.class, Tokens.hash(refreshToken));
        SignInGrant grant = found == null ? null : em.find(SignInGrant.class, found.grantId());
        if (grant == null || !grant.isOf(by) || !found.is(Kind.REFRESH)) {
            return RefusalReason.REFRESH_UNKNOWN;
        }
        return grant.standsAt(clock.instant()) ? RefusalReason.SIGN_IN_OVER : RefusalReason.REFRESH_USED;
    }

    /** Ends all that a relying party holds; it hears of it. */
    public void endAll(RelyingParty of) {
        Instant now = clock.instant();
        backChannel.stopped(of, now);
        em.createQuery(
                        "update SignInGrant g set g.revokedAt = :now where g.relyingPartyId = :of and g.revokedAt is null")
                .setParameter("now", now)
                .setParameter("of", of.id())
                .executeUpdate();
    }

    /** Ends a token at the wish of its relying party; with a refresh token the whole sign-in (RFC 7009 section 2.1). */
    public void end(RelyingParty by, String token) {
        Instant now = clock.instant();
        GrantToken found = em.find(GrantToken.class, Tokens.hash(token));
        SignInGrant grant = found == null ? null : em.find(SignInGrant.class, found.grantId());
        if (grant == null || !grant.isOf(by)) {
            return;
        }
        if (found.is(Kind.REFRESH)) {
            grant.revoke(now);
        } else {
            em.remove(found);
        }
    }
}
