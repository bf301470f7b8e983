package org.dilmun.ear;

import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.ejb.Stateless;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;

import org.dilmun.ejb.persistence.AgainAfterDeadlock;

/** Part of the transaction of whoever calls it; fails in it the first time as a deadlock does. */
@Stateless
@Interceptors(AgainAfterDeadlock.class)
public class DeadlockingInside {

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    public void deadlockOnce(AtomicInteger attempts) {
        Deadlocking.append(em, "inside;");
        if (attempts.incrementAndGet() == 1) {
            throw new PersistenceException(new SQLException("Deadlock found", "40001", 1213));
        }
    }
}
