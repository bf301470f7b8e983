package org.dilmun.ejb.identity;

import java.time.Instant;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;

import org.dilmun.domain.identity.AddressAllowance;
import org.dilmun.ejb.identity.CallAllowances.Portion;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;

/** What all nodes have allowed an address together. A transaction of its own: the call that asks may be refused later. */
@Stateless
@Interceptors(AgainAfterDeadlock.class)
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class AddressAllowances {

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    /** Gives a node a portion of the address's calls in that window. */
    public Portion take(String address, Instant window, int wanted, int limit) {
        em.createNativeQuery("insert ignore into address_allowance (address, window_start, calls)"
                        + " values (?1, timestamp '1970-01-01 00:00:00', 0)")
                .setParameter(1, address)
                .executeUpdate(); // several nodes may see it for the first time at once
        var allowance = em.find(AddressAllowance.class, address, LockModeType.PESSIMISTIC_WRITE);
        int given = allowance.take(window, wanted, limit);
        return new Portion(given, allowance.left(limit));
    }
}
