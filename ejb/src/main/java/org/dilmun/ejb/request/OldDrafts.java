package org.dilmun.ejb.request;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;

import org.dilmun.domain.request.Request;
import org.dilmun.domain.request.RequestStatus;
import org.dilmun.ejb.country.BusinessClock;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;

/**
 * Drafts that nobody has gone on with. What was typed and attached belongs to its applicant alone; it is kept as long as it may
 * serve them, and then taken away with its files.
 */
@Stateless
@Interceptors(AgainAfterDeadlock.class)
public class OldDrafts {

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Inject
    BusinessClock clock;

    @Inject
    Country country;

    @Inject
    Blobs blobs;

    /** @return the last day on which the draft is there if nobody goes on with it */
    public LocalDate keptUntil(Request draft) {
        return country.day(draft.changedAt()).plusDays(country.draftDays());
    }

    /**
     * @param most so many at most, 1 or more
     * @return ids of drafts whose last day is over
     */
    public List<Long> due(int most) {
        return em.createQuery( // only drafts have no day of submission, and those an index finds
                        "select r.id from Request r where r.submittedAt is null and r.status = :draft"
                                + " and r.changedAt < :limit",
                        Long.class)
                .setParameter("draft", RequestStatus.DRAFT)
                .setParameter("limit", limit())
                .setMaxResults(most)
                .getResultList();
    }

    /** Takes a draft away, unless its applicant has gone on with it meanwhile. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void forget(long id) {
        Request draft = em.find(Request.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (draft == null
                || draft.status() != RequestStatus.DRAFT
                || !draft.changedAt().isBefore(limit())) {
            return;
        }
        List<String> contents = em.createQuery(
                        "select distinct a.blobHash from Attachment a where a.requestId = :request order by a.blobHash",
                        String.class)
                .setParameter("request", id)
                .getResultList();
        em.createQuery("delete from Attachment a where a.requestId = :request")
                .setParameter("request", id)
                .executeUpdate();
        contents.forEach(blobs::forget);
        em.remove(draft);
    }

    private Instant limit() {
        return country.day(clock.instant())
                .minusDays(country.draftDays())
                .atStartOfDay(country.zone())
                .toInstant();
    }
}
