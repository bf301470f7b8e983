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

import org.dilmun.domain.request.Journey;
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

    @Inject
    JourneyGate journeys;

    /** @return the last day on which the draft is there if nobody goes on with it, or with the journey that it is part of */
    public LocalDate keptUntil(Request draft) {
        return keptUntil(
                draft.isPart() ? em.find(Journey.class, draft.journeyId()).changedAt() : draft.changedAt());
    }

    /** As {@link #keptUntil(Request)}. */
    public LocalDate keptUntil(Journey draft) {
        return keptUntil(draft.changedAt());
    }

    private LocalDate keptUntil(Instant changedAt) {
        return country.day(changedAt).plusDays(country.draftDays());
    }

    /**
     * @param most so many at most, 1 or more
     * @return ids of drafts whose last day is over
     */
    public List<Long> due(int most) {
        return em.createQuery( // only drafts have no day of submission, and those an index finds
                        "select r.id from Request r where r.submittedAt is null and r.status = :draft"
                                + " and r.changedAt < :limit and r.journeyId is null",
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
                || draft.isPart()
                || !draft.changedAt().isBefore(limit())) {
            return;
        }
        remove(draft);
    }

    /** @return ids of journeys that nobody has gone on with; otherwise as {@link #due} */
    public List<Long> dueJourneys(int most) {
        return em.createQuery(
                        "select j.id from Journey j where j.submittedAt is null and j.changedAt < :limit", Long.class)
                .setParameter("limit", limit())
                .setMaxResults(most)
                .getResultList();
    }

    /** Takes a journey away with the drafts of all its parts, unless its applicant has gone on with it meanwhile. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void forgetJourney(long id) {
        Journey journey = em.find(Journey.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (journey == null || !journey.isDraft() || !journey.changedAt().isBefore(limit())) {
            return;
        }
        journeys.parts(id).forEach(this::remove);
        em.flush(); // the parts point to it
        em.remove(journey);
    }

    private void remove(Request draft) {
        List<String> contents = em.createQuery(
                        "select distinct a.blobHash from Attachment a where a.requestId = :request order by a.blobHash",
                        String.class)
                .setParameter("request", draft.id())
                .getResultList();
        em.createQuery("delete from Attachment a where a.requestId = :request")
                .setParameter("request", draft.id())
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
