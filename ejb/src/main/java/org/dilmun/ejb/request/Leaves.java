package org.dilmun.ejb.request;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.access.Permission;
import org.dilmun.domain.access.Role;
import org.dilmun.domain.access.RoleGrant;
import org.dilmun.domain.kernel.NotFound;
import org.dilmun.domain.request.Leave;
import org.dilmun.domain.request.LeaveOverlaps;
import org.dilmun.domain.request.StandInAway;
import org.dilmun.domain.request.StandInUnfit;
import org.dilmun.domain.request.StandsInAlready;
import org.dilmun.ejb.access.Access;
import org.dilmun.ejb.access.Caller;
import org.dilmun.ejb.audit.Audit;
import org.dilmun.ejb.country.BusinessClock;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.party.Bodies;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;
import org.dilmun.ejb.persistence.Ids;

/** When officials are away and who stands in: entered and ended by themselves, or by who distributes the work of the body. */
@Stateless
@Interceptors(AgainAfterDeadlock.class)
public class Leaves {

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
    Team team;

    @Inject
    Access access;

    @Inject
    Caller caller;

    @Inject
    CaseListeners listeners;

    @Inject
    Audit audit;

    /**
     * Enters that an official is away from one day to another, both included, and who stands in.
     *
     * @param official key of a {@link Team.Colleague}
     * @param standIn key of another one
     * @throws org.dilmun.domain.request.LeaveDaysWrong if they are not days to come, in order
     * @throws StandInUnfit if the colleague is the same one, or lacks a role
     * @throws LeaveOverlaps if the official is away already in some of these days
     * @throws StandInAway if the colleague is
     * @throws StandsInAlready if the official stands in for somebody then: nobody stands in for a stand-in
     */
    public void enter(String bodyCode, String official, String standIn, LocalDate first, LocalDate last) {
        long body = lock(bodyCode);
        Actor away = team.get(body, official);
        Actor by = require(body, away);
        Leave.Days days = Leave.Days.of(first, last, country.day(clock.instant()));
        Actor colleague = team.find(body, standIn)
                .filter(fit -> fit.id() != away.id())
                .filter(fit -> TaskQueries.workOf(held(body, fit)).containsAll(work(held(body, away))))
                .orElseThrow(StandInUnfit::new);
        requireNoConflict(standing(body, days), away, colleague);
        var leave = new Leave(ids.next(), new Leave.Parts(body, away.id(), colleague.id()), days, by, clock.instant());
        em.persist(leave);
        if (!by.isPerson(colleague.id())) { // who enters it knows it
            listeners.standsIn(leave);
        }
        audit.record(
                "leave.enter",
                bodyCode,
                Map.of(
                        "official", away.recorded(),
                        "standIn", colleague.recorded(),
                        "first", first.toString(),
                        "last", last.toString()));
    }

    /**
     * Ends a leave before its last day, or before it has begun.
     *
     * @param official key of who is away
     * @param first its first day
     * @throws NotFound if there is no such leave that still stands
     */
    public void end(String bodyCode, String official, LocalDate first) {
        long body = lock(bodyCode);
        Actor away = team.get(body, official);
        Actor by = require(body, away);
        Leave leave = list(body).stream()
                .filter(each ->
                        each.officialId() == away.id() && each.firstDay().equals(first))
                .findFirst()
                .orElseThrow(() -> new NotFound("leave", bodyCode));
        leave.end(by, clock.instant());
        if (!by.isPerson(leave.standInId())) {
            listeners.standsInNoMore(leave);
        }
        audit.record("leave.end", bodyCode, Map.of("official", away.recorded(), "first", first.toString()));
    }

    /** @return leaves of that body that are not over, the first to begin first; for those who work on its cases */
    public List<Leave> list(long body) {
        access.require(Permission.WORK_CASE, body, null);
        return em.createQuery(
                        "select l from Leave l where l.bodyId in :bodies and l.endedAt is null and l.lastDay >= :today"
                                + " order by l.firstDay, l.id",
                        Leave.class)
                .setParameter("bodies", bodies.succession().origins(body))
                .setParameter("today", country.day(clock.instant()))
                .getResultList();
    }

    /** @return whether the caller may enter and end leaves of that official */
    public boolean mayEnterFor(long body, long official) {
        return caller.actor().isPerson(official) || caller.actor().may(Permission.REASSIGN_TASK, body);
    }

    /** Those who work in the body come one after the other, by its grants: of two leaves that contradict each other the second sees the first. */
    private long lock(String bodyCode) {
        long body = bodies.get(bodyCode).id();
        access.require(Permission.WORK_CASE, body, null);
        em.createQuery("select g from RoleGrant g where g.bodyId in :bodies order by g.id", RoleGrant.class)
                .setParameter("bodies", bodies.succession().origins(body))
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
        return body;
    }

    private Actor require(long body, Actor away) {
        return access.isSelf(away.id()) ? caller.actor() : access.require(Permission.REASSIGN_TASK, body, null);
    }

    private List<Leave> standing(long body, Leave.Days days) {
        return em.createQuery(
                        "select l from Leave l where l.bodyId in :bodies and l.endedAt is null and l.firstDay <= :last"
                                + " and l.lastDay >= :first order by l.firstDay, l.id",
                        Leave.class)
                .setParameter("bodies", bodies.succession().origins(body))
                .setParameter("first", days.first())
                .setParameter("last", days.last())
                .getResultList();
    }

    private static void requireNoConflict(List<Leave> standing, Actor away, Actor colleague) {
        first(standing, leave -> leave.officialId() == away.id()).ifPresent(leave -> {
            throw new LeaveOverlaps(leave.firstDay(), leave.lastDay());
        });
        first(standing, leave -> leave.officialId() == colleague.id()).ifPresent(leave -> {
            throw new StandInAway(leave.firstDay(), leave.lastDay());
        });
        first(standing, leave -> leave.standInId() == away.id()).ifPresent(leave -> {
            throw new StandsInAlready(leave.firstDay(), leave.lastDay());
        });
    }

    private static Optional<Leave> first(List<Leave> leaves, Predicate<Leave> which) {
        return leaves.stream().filter(which).findFirst();
    }

    private static Set<Role> held(long body, Actor official) {
        return official.roles().get(body);
    }

    /** Of those roles the ones with which somebody works on cases. */
    private static Set<Role> work(Set<Role> held) {
        Set<Role> work = EnumSet.copyOf(held);
        work.retainAll(Team.DOING);
        return work;
    }
}
