package org.dilmun.ejb.request;

import java.util.Comparator;
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
import org.dilmun.domain.access.Role;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.request.Task;
import org.dilmun.ejb.access.Caller;

/**
 * The tasks of the caller's bodies. Pages by keyset: the tenth costs what the first does. Each body and state is asked by
 * itself and the answers are merged, because an index carries the order only within one body and one state. Both stand in
 * the order too, though they are the same in every row: H2 takes an order from an index only when it begins as the index.
 */
@Stateless
public class TaskQueries {

    private static final String SELECT = "select new org.dilmun.ejb.request.TaskRow(t.id, r.reference, r.serviceCode,"
            + " a.name, t.step, t.dueOn, t.state, t.claimedBy, t.createdAt) from Task t, Request r, Person a"
            + " where r.id = t.requestId and a.id = r.applicantId and t.bodyId = :body and t.state = :state";

    private static final String FREE = "select new org.dilmun.ejb.request.TaskRow(t.id, r.reference, r.serviceCode,"
            + " a.name, t.step, t.dueOn, t.state, t.claimedBy, t.createdAt) from Task t, Request r, Person a"
            + " where r.id = t.requestId and a.id = r.applicantId and t.bodyId = :body and t.state = :state"
            + " and t.role in :roles and r.applicantId <> :me order by t.bodyId, t.state, t.dueOn, t.id";

    private static final Comparator<TaskRow> BY_DUE =
            Comparator.comparing(TaskRow::storedDueOn).thenComparing(TaskRow::id);
    private static final Comparator<TaskRow> BY_RECEIVED =
            Comparator.comparing(TaskRow::receivedAt).thenComparing(TaskRow::id);

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Inject
    Caller caller;

    /**
     * Tasks that are to be done in the bodies whose cases the caller sees.
     *
     * @param after where the page before ended
     * @param size rows of a page, 1 or more
     */
    public Inbox inbox(Inbox.Filter filter, Inbox.Order order, Inbox.Cursor after, int size) {
        Actor official = caller.actor();
        List<TaskRow> rows = official.bodiesWith(Permission.SEE_CASE).stream()
                .flatMap(body -> states(filter).stream()
                        .flatMap(state -> rows(body, state, filter, order, after, size + 1).stream()))
                .sorted(order == Inbox.Order.DUE ? BY_DUE : BY_RECEIVED)
                .limit(size + 1L)
                .toList();
        return new Inbox(rows.subList(0, Math.min(size, rows.size())), rows.size() > size);
    }

    private static List<Task.State> states(Inbox.Filter filter) {
        if (filter.holder() == null) {
            return List.of(Task.State.OPEN, Task.State.CLAIMED);
        }
        return List.of(filter.holder() == Inbox.Holder.ME ? Task.State.CLAIMED : Task.State.OPEN);
    }

    private List<TaskRow> rows(
            long body, Task.State state, Inbox.Filter filter, Inbox.Order order, Inbox.Cursor after, int most) {
        var parameters = new LinkedHashMap<String, Object>(Map.of("body", body, "state", state, "id", after.id()));
        String conditions = narrow(filter, parameters);
        String place = filter.holder() == Inbox.Holder.ME ? "t.bodyId, t.state, t.claimedBy, " : "t.bodyId, t.state, ";
        // the first half alone lets the index begin at the place, the second half settles the ties there
        if (order == Inbox.Order.DUE) {
            conditions += " and t.dueOn >= :due and (t.dueOn > :due or t.id > :id) order by " + place + "t.dueOn, t.id";
            parameters.put("due", after.dueOn());
        } else {
            conditions += " and t.createdAt >= :at and (t.createdAt > :at or t.id > :id) order by " + place
                    + "t.createdAt, t.id";
            parameters.put("at", after.receivedAt());
        }
        var query = em.createQuery(SELECT + conditions, TaskRow.class);
        parameters.forEach(query::setParameter);
        return query.setMaxResults(most).getResultList();
    }

    private String narrow(Inbox.Filter filter, Map<String, Object> parameters) {
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
            parameters.put("me", caller.actor().id());
        }
        return conditions.toString();
    }

    /**
     * Cases whose task nobody has and the caller may do, the most urgent first.
     *
     * @param most so many at most, 1 or more
     */
    public List<Reference> free(int most) {
        Actor officer = caller.actor();
        return officer.bodiesWith(Permission.WORK_CASE).stream()
                .flatMap(body -> em.createQuery(FREE, TaskRow.class)
                        .setParameter("body", body)
                        .setParameter("state", Task.State.OPEN)
                        .setParameter("roles", workOf(officer.roles().get(body)))
                        .setParameter("me", officer.id())
                        .setMaxResults(most)
                        .getResultStream())
                .sorted(BY_DUE)
                .limit(most)
                .map(TaskRow::reference)
                .toList();
    }

    /** The roles whose tasks somebody with those roles may do, as {@link Task#isFor} judges. */
    private static Set<Role> workOf(Set<Role> held) {
        return held.contains(Role.SUPERVISOR) ? Set.of(Role.OFFICER, Role.SUPERVISOR) : Set.copyOf(held);
    }
}
