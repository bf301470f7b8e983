package org.dilmun.ejb.persistence;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

/**
 * Several nodes may start at once on one database. What fills it at a start takes this lock before it looks what is there:
 * one node fills it, and the others wait and then find it done.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class StartLock {

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    /** Held until the transaction of the caller ends. */
    public void take() {
        em.createNativeQuery("select id from start_lock where id = 1 for update")
                .getSingleResult();
    }
}
