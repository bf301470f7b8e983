package org.dilmun.ejb.identity;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import org.dilmun.domain.identity.credential.AuthenticatorApp;
import org.dilmun.ejb.country.RealClock;
import org.dilmun.ejb.identity.openid.RefusedCalls;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;

/** Tokens that have expired, answers that no client asks for again, and addresses whose window is over. */
@Stateless
@Interceptors(AgainAfterDeadlock.class)
public class SpentTokens {

    /** So long a client may repeat a call under its key. */
    static final Duration REPEATABLE = Duration.ofDays(7);

    @Inject
    RealClock clock;

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void forget() {
        Instant now = clock.instant();
        em.createQuery("delete from AccessToken t where t.expiresAt < :now")
                .setParameter("now", now)
                .executeUpdate();
        em.createQuery("delete from AnsweredCall c where c.createdAt < :limit")
                .setParameter("limit", now.minus(REPEATABLE))
                .executeUpdate();
        em.createQuery("delete from KeptRequest r where r.expiresAt < :now")
                .setParameter("now", now)
                .executeUpdate();
        forgetProofs(now);
        em.createNativeQuery("delete from spent_assertion where expires_at < ?1")
                .setParameter(1, LocalDateTime.ofInstant(now, ZoneOffset.UTC))
                .executeUpdate();
        em.createQuery("delete from RefusedCall c where c.refusedAt < :limit")
                .setParameter("limit", now.minus(RefusedCalls.SHOWN))
                .executeUpdate();
        forgetGrants(now);
        em.createQuery("delete from AddressAllowance a where a.windowStart < :over")
                .setParameter("over", now.minus(CallLimits.WINDOW.multipliedBy(2)))
                .executeUpdate();
    }

    private void forgetProofs(Instant now) {
        for (String awaited : List.of("PendingSignIn", "PasskeyChallenge", "MailProof")) {
            em.createQuery("delete from " + awaited + " a where a.expiresAt < :now")
                    .setParameter("now", now)
                    .executeUpdate();
        }
        em.createQuery("delete from AuthenticatorApp a where a.confirmedAt is null and a.createdAt < :limit")
                .setParameter("limit", now.minus(AuthenticatorApp.TO_CONFIRM))
                .executeUpdate();
    }

    /** Tokens that are over go at once; what says of a code or refresh token that it was used stays as long as its sign-in. */
    private void forgetGrants(Instant now) {
        em.createQuery("delete from GrantToken t where t.expiresAt < :now")
                .setParameter("now", now)
                .executeUpdate();
        for (String family : List.of("GrantToken", "GrantCode")) {
            em.createQuery("delete from " + family
                            + " f where f.grantId in (select g.id from SignInGrant g where g.expiresAt < :now)")
                    .setParameter("now", now)
                    .executeUpdate();
        }
        em.createQuery("delete from SignInGrant g where g.expiresAt < :now")
                .setParameter("now", now)
                .executeUpdate();
    }
}
