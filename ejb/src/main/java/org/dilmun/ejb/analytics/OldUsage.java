package org.dilmun.ejb.analytics;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import org.dilmun.ejb.country.BusinessClock;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;
import org.dilmun.ejb.persistence.JobLeases;

/**
 * Takes away what people wrote once it has served its purpose. The words of a search go into the total of their day after
 * 90 days: whoever improves the directory has read them by then and they may still name somebody, while how many searches
 * found nothing is worth comparing over years. A comment on a page or with a rating goes after a year; the answer
 * beside it stays.
 */
@Stateless
@Interceptors(AgainAfterDeadlock.class)
public class OldUsage {

    static final String JOB = "old-usage";

    private static final Period WORDS_ARE_KEPT = Period.ofDays(90);
    private static final Duration COMMENTS_ARE_KEPT = Duration.ofDays(365);

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Inject
    JobLeases leases;

    @Inject
    Country country;

    @Inject
    BusinessClock clock;

    /** Forgets all that is due, if this node still has the lease. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void forget() {
        if (leases.hold(JOB)) {
            Instant now = clock.instant();
            foldSearches(country.day(now).minus(WORDS_ARE_KEPT));
            em.createQuery("update PageFeedback f set f.comment = null where f.givenAt < :limit"
                            + " and f.comment is not null")
                    .setParameter("limit", now.minus(COMMENTS_ARE_KEPT))
                    .executeUpdate();
            em.createQuery("update Rating r set r.comment = null where r.givenAt < :limit and r.comment is not null")
                    .setParameter("limit", now.minus(COMMENTS_ARE_KEPT))
                    .executeUpdate();
        }
    }

    private void foldSearches(LocalDate limit) {
        em.createNativeQuery("insert into search_count (hits, day_on, language, search_text, searches)"
                        + " select hits, day_on, language, '', sum(searches) from search_count"
                        + " where day_on < ?1 and search_text <> '' group by hits, day_on, language"
                        + " on duplicate key update searches = search_count.searches + values(searches)")
                .setParameter(1, limit)
                .executeUpdate();
        em.createNativeQuery("delete from search_count where day_on < ?1 and search_text <> ''")
                .setParameter(1, limit)
                .executeUpdate();
    }
}
