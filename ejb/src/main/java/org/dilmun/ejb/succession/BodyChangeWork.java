package org.dilmun.ejb.succession;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.party.BodyChange;
import org.dilmun.domain.party.BodyName;
import org.dilmun.domain.party.GovernmentBody;
import org.dilmun.domain.request.Request;
import org.dilmun.domain.request.RequestStatus;
import org.dilmun.domain.request.Task;
import org.dilmun.ejb.audit.Audit;
import org.dilmun.ejb.country.BusinessClock;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.directory.Publications;
import org.dilmun.ejb.party.Bodies;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;
import org.dilmun.ejb.persistence.Ids;
import org.dilmun.ejb.request.Cases;

/** The steps in which a change of a body is carried out, each a transaction of its own that may be done again. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
@Interceptors(AgainAfterDeadlock.class)
public class BodyChangeWork {

    static final String JOB = "body-changes";

    private static final List<RequestStatus> OPEN = List.of(RequestStatus.OPEN, RequestStatus.RETURNED);
    private static final List<Task.State> PENDING = List.of(Task.State.OPEN, Task.State.CLAIMED);

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Inject
    Ids ids;

    @Inject
    BusinessClock clock;

    @Inject
    Country country;

    @Inject
    Bodies bodies;

    @Inject
    Cases cases;

    @Inject
    Publications publications;

    @Inject
    Audit audit;

    /** @return ids of the changes whose day has begun, in the order of their days */
    public List<Long> due() {
        return em.createQuery(
                        "select c.id from BodyChange c where c.state = :approved and c.from <= :today order by c.from, c.id",
                        Long.class)
                .setParameter("approved", BodyChange.State.APPROVED)
                .setParameter("today", country.day(clock.instant()))
                .getResultList();
    }

    /** Carries a change out; done already, it does nothing. From its commit on services, roles and names are as it says. */
    public void carryOut(long id) {
        BodyChange change = em.find(BodyChange.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (!change.due(country.day(clock.instant()))) {
            return;
        }
        GovernmentBody body = em.find(GovernmentBody.class, change.bodyId(), LockModeType.PESSIMISTIC_WRITE);
        switch (change.kind()) {
            case RENAME -> rename(body, change);
            case MOVE -> body.moveFrom(change.from(), change.parent());
            case MERGE, SPLIT -> body.endFrom(change.from());
        }
        change.carryOut(clock.instant());
        publications.announce();
        audit.record(
                Actor.system(JOB),
                "body.change",
                body.code(),
                Map.of("kind", change.kind().code()));
    }

    private void rename(GovernmentBody body, BodyChange change) {
        if (!body.isRenamed()) {
            em.persist(new BodyName(ids.next(), body.id(), BodyName.EVER, body.name()));
        }
        em.persist(new BodyName(ids.next(), body.id(), change.from(), change.name()));
        body.renameFrom(change.from(), change.name());
    }

    /** @return ids of the changes after which something may still be with the body that ended */
    public List<Long> unsettled() {
        return em.createQuery(
                        "select c.id from BodyChange c where c.state = :done and c.kind in :ends and c.settledAt is null"
                                + " order by c.from, c.id",
                        Long.class)
                .setParameter("done", BodyChange.State.CARRIED_OUT)
                .setParameter("ends", List.of(BodyChange.Kind.MERGE, BodyChange.Kind.SPLIT))
                .getResultList();
    }

    /**
     * Cases that are not decided and still are with the body that ended, or that it still is asked about.
     *
     * @param most so many at most, 1 or more
     * @return ids in their order
     */
    public List<Long> left(long id, int most) {
        long body = em.find(BodyChange.class, id).bodyId();
        Set<Long> left = new TreeSet<>(em.createQuery(
                        "select r.id from Request r where r.bodyId = :body and r.status in :open order by r.id",
                        Long.class)
                .setParameter("body", body)
                .setParameter("open", OPEN)
                .setMaxResults(most)
                .getResultList());
        left.addAll(em.createQuery(
                        "select t.requestId from Task t where t.bodyId = :body and t.state in :pending", Long.class)
                .setParameter("body", body)
                .setParameter("pending", PENDING)
                .setMaxResults(most)
                .getResultList());
        return left.stream().limit(most).toList();
    }

    /**
     * Hands one case on to the body that has its service now. The case keeps its version: whoever is about to decide on the page that they
     * were shown decides on the same case.
     */
    public void handOn(long id, long requestId) {
        BodyChange change = em.find(BodyChange.class, id);
        Request request = cases.lock(requestId);
        long receiver = bodies.succession().inCharge(change.bodyId(), request.serviceCode());
        em.createNativeQuery(
                        "update request set body_id = ?1 where id = ?2 and body_id = ?3") // leaves the version as it is
                .setParameter(1, receiver)
                .setParameter(2, requestId)
                .setParameter(3, change.bodyId())
                .executeUpdate();
        em.createNativeQuery("update task set body_id = ?1 where request_id = ?2 and body_id = ?3"
                        + " and task_state in ('OPEN', 'CLAIMED')")
                .setParameter(1, receiver)
                .setParameter(2, requestId)
                .setParameter(3, change.bodyId())
                .executeUpdate();
    }

    /** Notes that nothing is left, once no node can take the body that ended for one that is. */
    public void settle(long id) {
        BodyChange change = em.find(BodyChange.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (change.carriedOutAt().plus(CarryOutBodyChanges.SETTLED_AFTER).isBefore(clock.instant())) {
            change.settle(clock.instant());
        }
    }
}
