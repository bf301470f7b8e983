package org.dilmun.ejb.request;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import org.dilmun.domain.access.Permission;
import org.dilmun.domain.access.Role;
import org.dilmun.domain.party.GovernmentBody;
import org.dilmun.domain.party.Supervision;
import org.dilmun.domain.request.Task;
import org.dilmun.ejb.access.Access;
import org.dilmun.ejb.access.Supervisors;
import org.dilmun.ejb.party.Bodies;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;

/** Bodies in which people decide cases and nobody supervises, neither there nor above: what only a supervisor does waits there. */
@Stateless
@Interceptors(AgainAfterDeadlock.class)
public class UnsupervisedBodies {

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Inject
    Bodies bodies;

    @Inject
    Supervisors supervisors;

    @Inject
    Access access;

    /** One of them, and how many tasks wait for a supervisor there, those that were escalated too. */
    public record Unsupervised(GovernmentBody body, long waiting) {}

    /**
     * For whoever keeps the bodies of the platform.
     *
     * @return in the order of their codes
     * @throws org.dilmun.ejb.access.Refused for anybody else
     */
    public List<Unsupervised> list() {
        access.requireAnywhere(Permission.CHANGE_BODY, null);
        Supervision supervision = supervisors.supervision();
        Map<Long, Long> waiting = waiting();
        Set<Long> deciding = Set.copyOf(
                em.createQuery("select distinct g.bodyId from RoleGrant g where g.role = :officer", Long.class)
                        .setParameter("officer", Role.OFFICER)
                        .getResultList());
        return bodies.list().stream()
                .filter(body -> !body.isEnded())
                .filter(body -> deciding.contains(body.id()) || waiting.containsKey(body.id()))
                .filter(body -> supervision.of(body.id()).isEmpty())
                .map(body -> new Unsupervised(body, waiting.getOrDefault(body.id(), 0L)))
                .toList();
    }

    private Map<Long, Long> waiting() {
        return em.createQuery(
                        "select t.bodyId, count(t) from Task t where t.state in :pending"
                                + " and (t.role = :supervisor or t.escalatedAt is not null) group by t.bodyId",
                        Object[].class)
                .setParameter("pending", List.of(Task.State.OPEN, Task.State.CLAIMED))
                .setParameter("supervisor", Role.SUPERVISOR)
                .getResultStream()
                .collect(Collectors.toMap(row -> (Long) row[0], row -> (Long) row[1]));
    }
}
