package org.dilmun.ear;

import java.util.concurrent.atomic.AtomicInteger;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import org.dilmun.ejb.persistence.AgainAfterDeadlock;

/** Writes, and calls what deadlocks the first time. */
@Stateless
@Interceptors(AgainAfterDeadlock.class)
public class Deadlocking {

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Inject
    DeadlockingInside inside;

    public void writeAndCall(AtomicInteger attempts) {
        append(em, "outside;");
        inside.deadlockOnce(attempts);
    }

    static void append(EntityManager em, String text) {
        em.createNativeQuery("update job_lease set last_failure = concat(coalesce(last_failure, ''), ?1)"
                        + " where job_name = 'spent-tokens'")
                .setParameter(1, text)
                .executeUpdate();
    }
}
