package org.dilmun.ejb.request;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.access.Channel;
import org.dilmun.domain.access.Permission;
import org.dilmun.domain.access.Role;
import org.dilmun.domain.identity.Assurance;
import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.domain.kernel.NotFound;
import org.dilmun.domain.party.Person;
import org.dilmun.domain.request.Leave;
import org.dilmun.domain.request.Request;
import org.dilmun.domain.request.Task;
import org.dilmun.ejb.access.Access;
import org.dilmun.ejb.access.Supervisors;
import org.dilmun.ejb.country.BusinessClock;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.party.Bodies;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;

/** Those who work on the cases of a body, and what each has in hand. For whoever may give tasks to others. */
@Stateless
@Interceptors(AgainAfterDeadlock.class)
public class Team {

    private static final int KEY_BYTES = 8;

    /** Those who work on cases. */
    static final Set<Role> DOING = Set.of(Role.OFFICER, Role.SUPERVISOR, Role.PARTNER);

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Inject
    Access access;

    @Inject
    BusinessClock clock;

    @Inject
    Country country;

    @Inject
    StandIns standIns;

    @Inject
    Bodies bodies;

    @Inject
    Supervisors supervisors;

    /**
     * One who works on cases.
     *
     * @param key stands for the person in forms and tells nothing of them
     */
    public record Colleague(String key, long partyId, LocalizedText name) {}

    /**
     * One who works on cases, and what they have in hand.
     *
     * @param key stands for the person in forms and tells nothing of them
     * @param inHand tasks that they have claimed or were given
     * @param late of these, past their last day
     * @param leave of today; null: they are there
     */
    public record Member(
            String key, long partyId, LocalizedText name, Set<Role> roles, long inHand, long late, Leave leave) {

        public boolean isAway() {
            return leave != null;
        }
    }

    /** Tasks of one who has any. */
    private record Load(long inHand, long late) {

        private static final Load NONE = new Load(0, 0);
    }

    /** @return who has least in hand first */
    public List<Member> list(long bodyId) {
        access.require(Permission.REASSIGN_TASK, bodyId, null);
        Map<Long, Load> loads = loads(bodyId);
        Map<Long, Leave> absences = standIns.absences(bodyId);
        return people(bodyId).stream()
                .map(person ->
                        member(bodyId, person, loads.getOrDefault(person.id(), Load.NONE), absences.get(person.id())))
                .sorted(Comparator.comparing(Member::inHand).thenComparing(Member::key))
                .toList();
    }

    private Member member(long bodyId, Person person, Load load, Leave leave) {
        Set<Role> roles = access.roles(person.id()).get(bodyId);
        return new Member(key(person), person.id(), person.name(), roles, load.inHand(), load.late(), leave);
    }

    /** @return all who work on the cases of the body, for those who do; nothing of what they have in hand */
    public List<Colleague> colleagues(long bodyId) {
        access.require(Permission.WORK_CASE, bodyId, null);
        return people(bodyId).stream()
                .map(person -> new Colleague(key(person), person.id(), person.name()))
                .toList();
    }

    /**
     * The one for whom that key stands, as they would act in that body.
     *
     * @throws NotFound if nobody of the body has it
     */
    public Actor get(long bodyId, String key) {
        return find(bodyId, key).orElseThrow(() -> new NotFound("official", key));
    }

    /** As {@link #get}; empty if nobody of the body has that key. */
    public Optional<Actor> find(long bodyId, String key) {
        return people(bodyId).stream()
                .filter(person -> key(person).equals(key))
                .findFirst()
                .map(person -> Actor.person(
                        person.id(),
                        Assurance.NONE,
                        Map.of(bodyId, access.roles(person.id()).get(bodyId)),
                        Channel.PORTAL));
    }

    private List<Person> people(long bodyId) {
        return em.createQuery(
                        "select distinct p from Person p, RoleGrant g where g.partyId = p.id and g.bodyId in :bodies"
                                + " and g.role in :roles",
                        Person.class)
                .setParameter("bodies", bodies.succession().origins(bodyId))
                .setParameter("roles", DOING)
                .getResultList();
    }

    /**
     * Who has that task in hand, or stands in for that one, or, if nobody has, all who may do it and are there; never one
     * whom the case concerns, or their family.
     *
     * @return party ids
     */
    public Set<Long> responsible(Request request, Task task) {
        Map<Long, Leave> absences = standIns.absences(task.bodyId());
        if (task.claimedBy() != null) {
            Leave leave = absences.get(task.claimedBy());
            return Set.of(leave == null ? task.claimedBy() : leave.standInId());
        }
        Set<Long> all = able(request, task);
        Set<Long> there =
                all.stream().filter(official -> !absences.containsKey(official)).collect(Collectors.toSet());
        return there.isEmpty() ? all : there;
    }

    private Set<Long> able(Request request, Task task) {
        return Set.copyOf(em.createQuery(
                        "select distinct g.partyId from RoleGrant g where g.bodyId in :bodies and g.role in :roles"
                                + " and g.partyId not in :involved",
                        Long.class)
                .setParameter("bodies", bodies.succession().origins(doing(task)))
                .setParameter("roles", task.role() == Role.OFFICER ? DOING : Set.of(task.role()))
                .setParameter("involved", access.involved(request.concerned()))
                .getResultList());
    }

    /** @return id of the body whose people do the task: of a body without supervisors what is theirs is for those of the one above */
    private long doing(Task task) {
        return task.role() == Role.SUPERVISOR ? supervisors.bodyFor(task.bodyId()) : task.bodyId();
    }

    private Map<Long, Load> loads(long bodyId) {
        LocalDate today = country.day(clock.instant());
        return em.createQuery(
                        "select t.claimedBy, count(t), sum(case when t.dueOn < :today then 1 else 0 end) from Task t"
                                + " where t.bodyId = :body and t.state = :claimed group by t.claimedBy",
                        Object[].class)
                .setParameter("today", today)
                .setParameter("body", bodyId)
                .setParameter("claimed", Task.State.CLAIMED)
                .getResultStream()
                .collect(Collectors.toMap(
                        row -> (Long) row[0],
                        row -> new Load(((Number) row[1]).longValue(), ((Number) row[2]).longValue())));
    }

    private static String key(Person person) {
        return HexFormat.of().formatHex(person.numberHash(), 0, KEY_BYTES);
    }
}
