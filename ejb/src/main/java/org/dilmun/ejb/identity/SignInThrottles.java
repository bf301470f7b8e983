package org.dilmun.ejb.identity;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;

import org.dilmun.domain.identity.SignInThrottle;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;

/** Counts failed sign-ins, in transactions of their own: a refusal rolls its own transaction back, and must be counted all the same. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
@Interceptors(AgainAfterDeadlock.class)
public class SignInThrottles {

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    public Duration waitFor(String subject, Instant now) {
        SignInThrottle throttle = em.find(SignInThrottle.class, Tokens.hash(subject));
        return throttle == null ? Duration.ZERO : throttle.waitAt(now);
    }

    /** Counts one. */
    public void failed(String subject, Instant now) {
        locked(subject, now).failed(now);
    }

    /** Those who fail at once queue for the row, which has to be there for it; whoever succeeds takes it away from under them. */
    private SignInThrottle locked(String subject, Instant now) {
        String key = Tokens.hash(subject);
        SignInThrottle throttle;
        do {
            em.createNativeQuery(
                            "insert into sign_in_throttle (subject_hash, failures, last_failure_at) values (?1, 0, ?2)"
                                    + " on duplicate key update failures = failures")
                    .setParameter(1, key)
                    .setParameter(2, LocalDateTime.ofInstant(now, ZoneOffset.UTC))
                    .executeUpdate();
            throttle = em.find(SignInThrottle.class, key, LockModeType.PESSIMISTIC_WRITE);
        } while (throttle == null);
        return throttle;
    }

    /**
     * Counts one before it is looked at, for what is short enough to be found by trying: so many at once cannot all be tried
     * before the first is counted.
     *
     * @return zero: it may be looked at; otherwise how long the next one has to wait, and this one was not counted
     */
    public Duration attempt(String subject, Instant now) {
        SignInThrottle throttle = locked(subject, now);
        Duration wait = throttle.waitAt(now);
        if (wait.isZero()) {
            throttle.failed(now);
        }
        return wait;
    }

    public void succeeded(String subject) {
        String key = Tokens.hash(subject);
        if (em.find(SignInThrottle.class, key) != null) {
            em.createQuery("delete from SignInThrottle t where t.subjectHash = :key")
                    .setParameter("key", key)
                    .executeUpdate();
        }
    }
}
