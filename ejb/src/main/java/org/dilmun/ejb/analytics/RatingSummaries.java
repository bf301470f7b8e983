package org.dilmun.ejb.analytics;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import jakarta.ejb.Stateless;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import org.dilmun.domain.analytics.Rating.Occasion;
import org.dilmun.domain.analytics.RatingSummary;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;

/** What everybody reads of ratings: of a year, and of each service and occasion that enough people have rated. */
@Stateless
@Interceptors(AgainAfterDeadlock.class)
public class RatingSummaries {

    private static final Duration TOLD = Duration.ofDays(365);

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    /** @return of that service, the outcome first */
    public List<RatingSummary> of(String serviceCode) {
        return em.createQuery(
                        "select s from RatingSummary s where s.serviceCode = :service order by s.occasion desc",
                        RatingSummary.class)
                .setParameter("service", serviceCode)
                .getResultList();
    }

    /** Counts all of them anew; part of a transaction that holds the lease of the figures. */
    public void compute(Instant asOf) {
        List<RatingSummary> counted = em.createQuery(
                        "select r.serviceCode, r.occasion, count(r.stars), sum(r.stars) from Rating r"
                                + " where r.givenAt >= :since group by r.serviceCode, r.occasion"
                                + " having count(r.stars) >= :enough",
                        Object[].class)
                .setParameter("since", asOf.minus(TOLD))
                .setParameter("enough", RatingSummary.ENOUGH)
                .getResultStream()
                .map(row -> new RatingSummary(
                        (String) row[0],
                        (Occasion) row[1],
                        ((Number) row[2]).longValue(),
                        ((Number) row[3]).longValue()))
                .toList();
        em.createQuery("delete from RatingSummary s").executeUpdate();
        counted.forEach(em::persist);
    }
}
