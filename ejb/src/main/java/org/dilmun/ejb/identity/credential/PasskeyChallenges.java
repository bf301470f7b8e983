package org.dilmun.ejb.identity.credential;

import java.time.Instant;
import java.util.Optional;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import org.dilmun.domain.identity.credential.PasskeyChallenge;
import org.dilmun.ejb.country.RealClock;
import org.dilmun.ejb.identity.Tokens;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;

/** What passkeys are asked to sign: each is good once, on all nodes together. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
@Interceptors(AgainAfterDeadlock.class)
public class PasskeyChallenges {

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Inject
    RealClock clock;

    /** @param browser a secret that only the browser holds which will answer */
    public String create(String browser) {
        String challenge = Tokens.create();
        em.persist(new PasskeyChallenge(Tokens.hash(challenge), Tokens.hash(browser), clock.instant()));
        return challenge;
    }

    /**
     * Spends one, in a transaction of its own: what was answered is spent, whatever becomes of the answer.
     *
     * @param browser null has asked for nothing
     * @return false: that browser was asked no such thing, or it was answered already, or too late
     */
    public boolean spend(String challenge, String browser) {
        Instant now = clock.instant();
        return Optional.ofNullable(em.find(PasskeyChallenge.class, Tokens.hash(challenge)))
                        .filter(found -> browser != null && found.isOpenTo(Tokens.hash(browser), now))
                        .isPresent()
                && em.createQuery("delete from PasskeyChallenge c where c.challengeHash = :hash")
                                .setParameter("hash", Tokens.hash(challenge))
                                .executeUpdate()
                        == 1;
    }
}
