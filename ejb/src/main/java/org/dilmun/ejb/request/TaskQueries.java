package org.dilmun.ejb.request;

import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.access.Permission;
import org.dilmun.domain.access.Role;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.request.RequestStatus;
import org.dilmun.domain.request.Task;
import org.dilmun.ejb.access.Access;
import org.dilmun.ejb.access.Caller;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;

/**
 * The tasks of the caller's bodies. Pages by keyset: the tenth costs what the first does. Each body and state is asked by
 * itself and the answers are merged, because an index carries the order only within one body and one state. Both stand in
 * the order too, though they are the same in every row: H2 takes an order from an index only when it begins as the index.
 */
@Stateless
@Interceptors(AgainAfterDeadlock.class)
public class TaskQueries {

    private static final String SELECT = "select new org.dilmun.ejb.request.TaskRow(t.id, r.reference, r.serviceCode,"
            + " a.name, t.step, t.dueOn, t.state, t.claimedBy, t.createdAt, t.escalatedAt,"
            + " r.appealOf, r.correctionOf, r.complaint) from Task t, Request r, Person a"
            + " where r.id = t.requestId and a.id = r.applicantId and t.bodyId = :body and t.state = :state";

    /**
     * What the officer refused before, or one for whom they stand in, is for somebody else, as {@link Cases#handledBy} says; so is what
     * they have asked for in the name of another.
     */
    private static final String NOT_REFUSED_BY_US = "not exists (select h.number from HistoryEntry h"
            + " where (h.request.id = r.id or h.request.id = r.appealOf)"
            + " and (h.to = :rejected or h.onBehalfOf is not null)"
            + " and (h.actor in :us or h.inPlaceOf in :us))";

    /** Of what we acted in we judge no complaint; apart from the other, so that each is found by its key. */
    private static final String NOT_ABOUT_US = "not exists (select c.number from HistoryEntry c"
            + " where c.request.id = r.complaintOf and (c.actor in :us or c.inPlaceOf in :us))";

    /** What concerns the officer or their family is for somebody else, as {@link Access#requireUninvolved} says. */
    private static final String NOT_OURS =
            "r.applicantId not in :near and (r.subjectId is null or r.subjectId not in :near)";

    private static final String FREE = "select new org.dilmun.ejb.request.TaskRow(t.id, r.reference, r.serviceCode,"
            + " a.name, t.step, t.dueOn, t.state, t.claimedBy, t.createdAt, t.escalatedAt,"
            + " r.appealOf, r.correctionOf, r.complaint) from Task t, Request r, Person a"
            + " where r.id = t.requestId and a.id = r.applicantId and t.bodyId = :body and t.state = :state"
            + " and t.role in :roles and " + NOT_OURS + " and " + NOT_REFUSED_BY_US + " and " + NOT_ABOUT_US
            + " order by t.bodyId, t.state, t.dueOn, t.id";

    private static final Comparator<TaskRow> BY_DUE =
            Comparator.comparing(TaskRow::storedDueOn).thenComparing(TaskRow::id);
    private static final Comparator<TaskRow> BY_RECEIVED =
            Comparator.comparing(TaskRow::receivedAt).thenComparing(TaskRow::id);

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Inject
    Caller caller;

    @Inject
    Access access;

    @Inject
    StandIns standIns;

    /**
     * Tasks that are to be done in the bodies whose cases the caller sees. The caller's own are also those of colleagues for whom
     * the caller stands in today.
     *
     * @param after where the page before ended
     * @param size rows of a page, 1 or more
     */
    public Inbox inbox(Inbox.Filter filter, Inbox.Order order, Inbox.Cursor after, int size) {
        Actor official = caller.actor();
        Map<Long, Set<Long>> represented =
                filter.holder() == Inbox.Holder.ME ? standIns.represented(official) : Map.of();
        List<TaskRow> rows = official.bodiesWith(Permission.SEE_CASE).stream()
                .flatMap(body -> narrowed(body, filter, holders(official, body, represented)))
                .map(conditions -> conditions.after(after, order))
                .flatMap(conditions -> rows(conditions, size + 1).stream())
                .sorted(comparator(order))
                .limit(size + 1L)
                .toList();
        return new Inbox(rows.subList(0, Math.min(size, rows.size())), rows.size() > size);
    }

    /**
     * What that officer has in hand in that body, the most urgent first.
     *
     * @param most so many at most, 1 or more
     * @throws org.dilmun.ejb.access.Refused if the caller may not give tasks to others there
     */
    public List<TaskRow> inHand(long body, long officer, int most) {
        access.require(Permission.REASSIGN_TASK, body, null);
        return rows(in(body, Task.State.CLAIMED).of(officer).after(Inbox.Cursor.START, Inbox.Order.DUE), most);
    }

    /** The official and, in that body, those for whom they stand in. */
    private static Set<Long> holders(Actor official, long body, Map<Long, Set<Long>> represented) {
        Set<Long> holders = new HashSet<>(represented.getOrDefault(body, Set.of()));
        holders.add(official.id());
        return holders;
    }

    /** What is asked of that body, one index range each: the states or, of what is somebody's, the holders. */
    private static Stream<Conditions> narrowed(long body, Inbox.Filter filter, Set<Long> holders) {
        if (filter.holder() == Inbox.Holder.ME) {
            return holders.stream()
                    .map(holder -> in(body, Task.State.CLAIMED).narrow(filter).of(holder));
        }
        List<Task.State> states = filter.holder() == Inbox.Holder.NOBODY
                ? List.of(Task.State.OPEN)
                : List.of(Task.State.OPEN, Task.State.CLAIMED);
        return states.stream().map(state -> in(body, state).narrow(filter));
    }

    private static Comparator<TaskRow> comparator(Inbox.Order order) {
        return order == Inbox.Order.DUE ? BY_DUE : BY_RECEIVED;
    }

    private List<TaskRow> rows(Conditions conditions, int most) {
        var query = em.createQuery(SELECT + conditions.text, TaskRow.class);
        conditions.parameters.forEach(query::setParameter);
        return query.setMaxResults(most).getResultList();
    }

    private static Conditions in(long body, Task.State state) {
        return new Conditions(body, state);
    }

    /** What the rows of one body and one state have to fulfil, and from where on. */
    private static final class Conditions {

        private final StringBuilder text = new StringBuilder();
        private final Map<String, Object> parameters = new LinkedHashMap<>();
        /** What the index begins with that serves: an order that begins so too is read from it and not sorted. */
        private String leading = "t.bodyId, t.state, ";

        private Conditions(long body, Task.State state) {
            parameters.put("body", body);
            parameters.put("state", state);
        }

        private Conditions and(String condition, String parameter, Object value) {
            text.append(" and ").append(condition);
            parameters.put(parameter, value);
            return this;
        }

        private Conditions narrow(Inbox.Filter filter) {
            if (filter.serviceCode() != null) {
                and("r.serviceCode = :service", "service", filter.serviceCode());
            }
            if (filter.dueUntil() != null) {
                and("t.dueOn <= :until", "until", filter.dueUntil());
            }
            if (filter.escalated()) {
                text.append(" and t.escalatedAt is not null");
            }
            return this;
        }

        private Conditions of(long officer) {
            leading += "t.claimedBy, ";
            return and("t.claimedBy = :holder", "holder", officer);
        }

        /** The officer's work: a step of a role that they have, never of those near to them, nor what one of us refused before. */
        private Conditions doableBy(Actor officer, Set<Long> near, Set<String> us) {
            long body = (long) parameters.get("body");
            parameters.put("rejected", RequestStatus.REJECTED);
            return and("t.role in :roles", "roles", workOf(officer.roles().get(body)))
                    .and(NOT_OURS, "near", near)
                    .and(NOT_REFUSED_BY_US, "us", us)
                    .and(NOT_ABOUT_US, "us", us);
        }

        /** The first half alone lets the index begin at the place, the second half settles the ties there. */
        private Conditions after(Inbox.Cursor place, Inbox.Order order) {
            parameters.put("id", place.id());
            return order == Inbox.Order.DUE
                    ? and(
                            "t.dueOn >= :due and (t.dueOn > :due or t.id > :id) order by " + leading + "t.dueOn, t.id",
                            "due",
                            place.dueOn())
                    : and(
                            "t.createdAt >= :at and (t.createdAt > :at or t.id > :id) order by " + leading
                                    + "t.createdAt, t.id",
                            "at",
                            place.receivedAt());
        }
    }

    /**
     * What comes after that case in the list that is so narrowed and ordered, of what the caller may work on: tasks that
     * nobody has, their own, and those of colleagues for whom they stand in. Claims nothing. Empty at the end of the list.
     *
     * @param done a case that the caller has decided on or given back; its place is that of its last task which is ended
     */
    public Optional<TaskRow> following(Reference done, Inbox.Filter filter, Inbox.Order order) {
        Actor officer = caller.actor();
        Set<Long> bodies = officer.bodiesWith(Permission.WORK_CASE);
        Set<Long> near = access.involved(Set.of(officer.id()));
        Map<Long, Set<Long>> represented = standIns.represented(officer);
        return place(done, bodies).flatMap(place -> bodies.stream()
                .flatMap(body -> {
                    Set<Long> us = holders(officer, body, represented);
                    return holders(filter)
                            .flatMap(holder -> narrowed(body, filter.heldBy(holder), us))
                            .map(conditions -> conditions
                                    .doableBy(officer, near, recorded(us))
                                    .and("r.reference <> :done", "done", done)
                                    .after(place, order));
                })
                .flatMap(conditions -> rows(conditions, 1).stream())
                .min(comparator(order)));
    }

    private static Stream<Inbox.Holder> holders(Inbox.Filter filter) {
        return filter.holder() == null ? Stream.of(Inbox.Holder.values()) : Stream.of(filter.holder());
    }

    private Optional<Inbox.Cursor> place(Reference reference, Set<Long> bodies) {
        if (bodies.isEmpty()) {
            return Optional.empty();
        }
        return em.createQuery(
                        "select t from Task t, Request r where r.id = t.requestId and r.reference = :reference"
                                + " and t.bodyId in :bodies",
                        Task.class)
                .setParameter("reference", reference)
                .setParameter("bodies", bodies)
                .getResultStream()
                .max(Comparator.comparing((Task task) -> !task.state().pending())
                        .thenComparing(Task::id))
                .map(Inbox.Cursor::of);
    }

    /**
     * Cases whose task nobody has and the caller may do, the most urgent first.
     *
     * @param most so many at most, 1 or more
     */
    public List<Reference> free(int most) {
        Actor officer = caller.actor();
        Map<Long, Set<Long>> represented = standIns.represented(officer);
        Set<Long> near = access.involved(Set.of(officer.id()));
        return officer.bodiesWith(Permission.WORK_CASE).stream()
                .flatMap(body -> em.createQuery(FREE, TaskRow.class)
                        .setParameter("body", body)
                        .setParameter("state", Task.State.OPEN)
                        .setParameter("roles", workOf(officer.roles().get(body)))
                        .setParameter("near", near)
                        .setParameter("rejected", RequestStatus.REJECTED)
                        .setParameter("us", recorded(holders(officer, body, represented)))
                        .setMaxResults(most)
                        .getResultStream())
                .sorted(BY_DUE)
                .limit(most)
                .map(TaskRow::reference)
                .toList();
    }

    private static Set<String> recorded(Set<Long> people) {
        return people.stream().map(Actor::recorded).collect(Collectors.toSet());
    }

    /** The roles whose tasks somebody with those roles may do, as {@link Task#isFor} judges. */
    static Set<Role> workOf(Set<Role> held) {
        return held.contains(Role.SUPERVISOR) ? Set.of(Role.OFFICER, Role.SUPERVISOR) : Set.copyOf(held);
    }
}
