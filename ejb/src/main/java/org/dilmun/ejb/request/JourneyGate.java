package org.dilmun.ejb.request;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;

import org.dilmun.domain.directory.JourneyDescriptor;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.request.Journey;
import org.dilmun.domain.request.Request;
import org.dilmun.domain.request.RequestStatus;

/**
 * Keeps the parts of a journey from getting in each other's way: whoever moves one of them holds the journey, and none is worked
 * on before those that it needs are completed.
 */
@ApplicationScoped
public class JourneyGate {

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    /** Locks the journey of that case, if it is part of one. Called before the case is locked: a move of one part may move others. */
    public void lockAround(Reference request) {
        lockAll(em.createQuery("select r.journeyId from Request r where r.reference = :reference", Long.class)
                .setParameter("reference", request)
                .getResultList());
    }

    /** As {@link #lockAround(Reference)}. */
    public void lockAround(long requestId) {
        lockAll(em.createQuery("select r.journeyId from Request r where r.id = :id", Long.class)
                .setParameter("id", requestId)
                .getResultList());
    }

    private void lockAll(List<Long> ids) {
        ids.stream().filter(Objects::nonNull).forEach(this::lock);
    }

    /** @return the journey, locked until the end of the transaction */
    public Journey lock(long id) {
        return em.find(Journey.class, id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** @return in the order of the descriptor */
    public List<Request> parts(long journeyId) {
        List<JourneyDescriptor.Part> order =
                em.find(Journey.class, journeyId).descriptor().parts();
        return em.createQuery("select r from Request r where r.journeyId = :journey", Request.class)
                .setParameter("journey", journeyId)
                .getResultStream()
                .sorted(Comparator.comparing(part -> position(order, part)))
                .toList();
    }

    private static int position(List<JourneyDescriptor.Part> order, Request part) {
        return order.stream().map(JourneyDescriptor.Part::id).toList().indexOf(part.journeyPart());
    }

    /** @return the parts that have to be completed before anybody works on that one, and are not; empty for other cases */
    public List<Request> awaited(Request request) {
        if (!request.isPart()) {
            return List.of();
        }
        List<String> needs = em.find(Journey.class, request.journeyId())
                .descriptor()
                .part(request.journeyPart())
                .orElseThrow()
                .needs();
        return needs.isEmpty()
                ? List.of()
                : parts(request.journeyId()).stream()
                        .filter(part -> needs.contains(part.journeyPart()))
                        .filter(part -> part.status() != RequestStatus.COMPLETED)
                        .toList();
    }
}
