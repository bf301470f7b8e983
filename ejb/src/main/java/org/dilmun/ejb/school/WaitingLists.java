package org.dilmun.ejb.school;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.request.Request;
import org.dilmun.domain.request.RequestStatus;
import org.dilmun.domain.school.Transfer;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;
import org.dilmun.ejb.request.Cases;
import org.dilmun.ejb.request.Requests;

/** Seats that have become free, and who is next in line for them. */
@Stateless
@Interceptors(AgainAfterDeadlock.class)
public class WaitingLists {

    private static final Actor SYSTEM = Actor.system("waiting-lists");

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Inject
    Cases cases;

    @Inject
    Requests requests;

    @Inject
    Transfers transfers;

    /** @return ids of the cases that are first in line where a seat is free, one for each line */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public List<Long> next() {
        List<Transfer> waiting = em.createQuery(
                        "select t from Transfer t where t.stage = :waiting and exists (select s.id from SeatSection s"
                                + " where s.school = t.to and s.year = t.year and s.grade = t.grade and s.track = t.track"
                                + " and s.capacity > s.taken + s.reserved)",
                        Transfer.class)
                .setParameter("waiting", Transfer.Stage.WAITING)
                .getResultList();
        Collection<Transfer> first = waiting.stream()
                .sorted(Transfer.LINE)
                .collect(Collectors.toMap(
                        Transfer::wanted, each -> each, (before, behind) -> before, LinkedHashMap::new))
                .values();
        return first.stream().map(Transfer::requestId).toList();
    }

    /**
     * Gives that case the seat that is free, and lets it go on to the ministry; one that waits no more is left alone.
     *
     * @return whether it has a seat now that it had not
     * @throws org.dilmun.domain.school.NoSeatLeft if somebody was quicker: it goes on waiting
     */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public boolean serve(long requestId) {
        Request request = cases.lock(requestId);
        boolean waits = request.status() == RequestStatus.OPEN
                && transfers
                        .find(requestId)
                        .filter(transfer -> transfer.stage() == Transfer.Stage.WAITING)
                        .isPresent();
        if (waits) {
            requests.actFor(request, "accept", SYSTEM, null, null);
        }
        return waits;
    }
}
