package org.dilmun.ejb.persistence;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import org.dilmun.ejb.country.RealClock;

/** Jobs that one node at a time may do. Their timers run on every node; a row says whose turn it is. */
@Stateless
@Interceptors(AgainAfterDeadlock.class)
public class JobLeases {

    private static final int LONGEST_FAILURE = 500;

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Inject
    RealClock clock;

    @Inject
    Ids ids;

    /** Takes or prolongs the lease of a job; committed before the job begins. @return whether this node has it */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public boolean take(String job, Duration time) {
        LocalDateTime now = now();
        return em.createNativeQuery("update job_lease set lease_owner = ?1, leased_until = ?2 where job_name = ?3"
                                + " and (lease_owner = ?1 or leased_until < ?4)")
                        .setParameter(1, ids.owner())
                        .setParameter(2, now.plus(time))
                        .setParameter(3, job)
                        .setParameter(4, now)
                        .executeUpdate()
                == 1;
    }

    /** Keeps the lease from being taken over until the caller's transaction ends. @return whether this node still has it */
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public boolean hold(String job) {
        Object owner = em.createNativeQuery("select lease_owner from job_lease where job_name = ?1 for update")
                .setParameter(1, job)
                .getSingleResult();
        return owner.equals(ids.owner());
    }

    /** Notes that this node has run the job to its end. @return whether it failed before */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public boolean ended(String job) {
        boolean failing = failure(job) != null;
        em.createNativeQuery("update job_lease set last_ended_at = ?1 where job_name = ?2")
                .setParameter(1, now())
                .setParameter(2, job)
                .executeUpdate();
        return failing;
    }

    /**
     * Notes that the job failed, and gives the lease back: what this node cannot do another may.
     *
     * @return whether that is news: on no node did it fail of the same the last time
     */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public boolean failed(String job, String failure) {
        String told = failure.length() > LONGEST_FAILURE ? failure.substring(0, LONGEST_FAILURE) : failure;
        boolean news = !told.equals(failure(job));
        em.createNativeQuery("update job_lease set last_failed_at = ?1, last_failure = ?2 where job_name = ?3")
                .setParameter(1, now())
                .setParameter(2, told)
                .setParameter(3, job)
                .executeUpdate();
        em.createNativeQuery("update job_lease set leased_until = ?1 where job_name = ?2 and lease_owner = ?3")
                .setParameter(1, now().minusSeconds(1))
                .setParameter(2, job)
                .setParameter(3, ids.owner())
                .executeUpdate();
        return news;
    }

    /** @return what the job failed of the last time; null if it came to its end */
    private String failure(String job) {
        return (String) em.createNativeQuery("select case when last_ended_at is null or last_ended_at < last_failed_at"
                        + " then last_failure end from job_lease where job_name = ?1")
                .setParameter(1, job)
                .getSingleResult();
    }

    private LocalDateTime now() {
        return LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
