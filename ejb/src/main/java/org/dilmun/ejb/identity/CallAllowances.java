package org.dilmun.ejb.identity;

import java.time.Instant;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;

import org.dilmun.domain.identity.CallAllowance;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;

/** What all nodes have allowed a client together. A transaction of its own: the call that asks may be refused later. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
@Interceptors(AgainAfterDeadlock.class)
public class CallAllowances {

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    /**
     * What a node may spend by itself.
     *
     * @param calls that it was given
     * @param left that nobody was given yet
     */
    public record Portion(int calls, int left) {}

    /** Gives a node a portion of the client's calls in that window. */
    public Portion take(long clientId, Instant window, int wanted, int limit) {
        CallAllowance allowance = em.find(CallAllowance.class, clientId, LockModeType.PESSIMISTIC_WRITE);
        int given = allowance.take(window, wanted, limit);
        return new Portion(given, allowance.left(limit));
    }
}
