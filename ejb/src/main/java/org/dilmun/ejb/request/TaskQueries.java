package org.dilmun.ejb.request;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.access.Permission;
import org.dilmun.domain.request.Task;
import org.dilmun.ejb.access.Caller;

/** The tasks of the bodies in which the caller works on cases. Pages by keyset: the tenth costs what the first does. */
@Stateless
public class TaskQueries {

    private static final String SELECT = "select new org.dilmun.ejb.request.TaskRow(t.id, r.reference, r.serviceCode,"
            + " t.step, t.dueOn, t.state, t.claimedBy, r.submittedAt) from Task t, Request r"
            + " where r.id = t.requestId and t.bodyId in :bodies and t.state in :states"
            + " and (t.dueOn > :due or (t.dueOn = :due and t.id > :id))";

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Inject
    Caller caller;

    /**
     * Tasks that are to be done, by due date.
     *
     * @param size rows of a page, 1 or more
     */
    public Inbox inbox(Inbox.Filter filter, Inbox.Cursor after, int size) {
        Actor officer = caller.actor();
        Set<Long> bodies = officer.bodiesWith(Permission.WORK_CASE);
        if (bodies.isEmpty()) {
            return new Inbox(List.of(), false);
        }
        var parameters = new LinkedHashMap<String, Object>(Map.of(
                "bodies", bodies,
                "states", List.of(Task.State.OPEN, Task.State.CLAIMED),
                "due", after.dueOn(),
                "id", after.id()));
        String conditions = narrow(filter, officer, parameters);
        var query = em.createQuery(SELECT + conditions + " order by t.dueOn, t.id", TaskRow.class);
        parameters.forEach(query::setParameter);
        List<TaskRow> rows = query.setMaxResults(size + 1).getResultList();
        return new Inbox(List.copyOf(rows.subList(0, Math.min(size, rows.size()))), rows.size() > size);
    }

    private static String narrow(Inbox.Filter filter, Actor officer, Map<String, Object> parameters) {
        var conditions = new StringBuilder();
        if (filter.serviceCode() != null) {
            conditions.append(" and r.serviceCode = :service");
            parameters.put("service", filter.serviceCode());
        }
        if (filter.dueUntil() != null) {
            conditions.append(" and t.dueOn <= :until");
            parameters.put("until", filter.dueUntil());
        }
        if (filter.holder() == Inbox.Holder.ME) {
            conditions.append(" and t.claimedBy = :me");
            parameters.put("me", officer.id());
        } else if (filter.holder() == Inbox.Holder.NOBODY) {
            conditions.append(" and t.claimedBy is null");
        }
        return conditions.toString();
    }
}
