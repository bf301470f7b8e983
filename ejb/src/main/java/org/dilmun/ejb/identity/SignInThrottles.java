package org.dilmun.ejb.identity;

import java.time.Duration;
import java.time.Instant;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;

import org.dilmun.domain.identity.SignInThrottle;

/** Counts failed sign-ins, in transactions of their own: a refusal rolls its own transaction back, and must be counted all the same. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class SignInThrottles {

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    public Duration waitFor(String subject, Instant now) {
        SignInThrottle throttle = em.find(SignInThrottle.class, Tokens.hash(subject));
        return throttle == null ? Duration.ZERO : throttle.waitAt(now);
    }

    public void failed(String subject, Instant now) {
        String key = Tokens.hash(subject);
        SignInThrottle throttle = em.find(SignInThrottle.class, key, LockModeType.PESSIMISTIC_WRITE);
        if (throttle == null) {
            throttle = new SignInThrottle(key, now);
            em.persist(throttle);
        }
        throttle.failed(now);
    }

    public void succeeded(String subject) {
        SignInThrottle throttle = em.find(SignInThrottle.class, Tokens.hash(subject));
        if (throttle != null) {
            em.remove(throttle);
        }
    }
}
