package org.dilmun.ejb.identity;

import java.time.Duration;
import java.time.Instant;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import org.dilmun.ejb.country.RealClock;
import org.dilmun.ejb.persistence.AfterMigration;

/** Deletes tokens that have expired and answers that no client asks for again; on every node, since it harms nobody twice. */
@Singleton
@Interceptors(AfterMigration.class)
public class ForgetSpentTokens {

    /** So long a client may repeat a call under its key. */
    static final Duration REPEATABLE = Duration.ofDays(7);

    @Inject
    RealClock clock;

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Schedule(hour = "2", minute = "40", persistent = false, info = "expired tokens and idempotency keys")
    public void forget() {
        Instant now = clock.instant();
        em.createQuery("delete from AccessToken t where t.expiresAt < :now")
                .setParameter("now", now)
                .executeUpdate();
        em.createQuery("delete from AnsweredCall c where c.createdAt < :limit")
                .setParameter("limit", now.minus(REPEATABLE))
                .executeUpdate();
    }
}
