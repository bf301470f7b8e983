package org.dilmun.ejb.identity.openid;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import org.dilmun.domain.identity.openid.RelyingParty;
import org.dilmun.ejb.identity.Tokens;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;

/** What relying parties have signed to prove themselves: each is good once, on all nodes together. */
@Stateless
@Interceptors(AgainAfterDeadlock.class)
public class SpentAssertions {

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    /**
     * Spends one, in a transaction of its own: what was shown is spent, whatever becomes of the call.
     *
     * @param id its {@code jti}
     * @param forgettable when it would be refused for its age
     * @return false: it was shown before
     */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public boolean spend(RelyingParty by, String id, Instant forgettable) {
        return em.createNativeQuery("insert ignore into spent_assertion (assertion_hash, expires_at) values (?1, ?2)")
                        .setParameter(1, Tokens.hash(by.id() + "\n" + id))
                        .setParameter(2, LocalDateTime.ofInstant(forgettable, ZoneOffset.UTC))
                        .executeUpdate()
                == 1;
    }
}
