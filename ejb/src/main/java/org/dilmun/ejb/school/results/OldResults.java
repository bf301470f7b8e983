package org.dilmun.ejb.school.results;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

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

/**
 * Results of persons, for as many years as the country keeps them. Afterwards the sheet stays, with who uploaded and approved it and its
 * figures; names, marks and corrections are deleted.
 */
@Stateless
@Interceptors(AgainAfterDeadlock.class)
public class OldResults {

    /** Rows of one transaction: a database that copies itself to others takes no long ones. */
    private static final int BATCH = 5_000;

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Inject
    ExamCatalogue catalogue;

    @Inject
    Country country;

    @Inject
    BusinessClock clock;

    /** @return ids of the sheets that were published, or uploaded and never published, before all the years that are kept */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public List<Long> due() {
        LocalDate day = country.day(clock.instant()).minusYears(catalogue.keptYears());
        Instant limit = day.atStartOfDay(country.zone()).toInstant();
        return em.createQuery(
                        "select s.id from ResultSheet s where s.uploadedAt < :limit and (s.publishAt is null or s.publishAt < :limit)"
                                + " and exists (select r.id from ExamResult r where r.sheetId = s.id) order by s.id",
                        Long.class)
                .setParameter("limit", limit)
                .getResultList();
    }

    /**
     * Deletes the next results of that sheet, with their corrections.
     *
     * @return whether some may be left
     */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public boolean forget(long sheetId) {
        List<Long> next = em.createQuery(
                        "select r.id from ExamResult r where r.sheetId = :sheet order by r.id", Long.class)
                .setParameter("sheet", sheetId)
                .setMaxResults(BATCH)
                .getResultList();
        if (next.isEmpty()) {
            return false;
        }
        long last = next.get(next.size() - 1);
        delete("ResultCorrection c where c.sheetId = :sheet and c.resultId <= :last", sheetId, last);
        delete("ExamResult c where c.sheetId = :sheet and c.id <= :last", sheetId, last);
        return true;
    }

    private void delete(String which, long sheetId, long last) {
        em.createQuery("delete from " + which)
                .setParameter("sheet", sheetId)
                .setParameter("last", last)
                .executeUpdate();
    }
}
