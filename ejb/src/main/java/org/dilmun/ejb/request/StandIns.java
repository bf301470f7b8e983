package org.dilmun.ejb.request;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.request.Leave;
import org.dilmun.domain.request.Task;
import org.dilmun.ejb.country.BusinessClock;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.party.Bodies;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;

/**
 * Who is away today, and in whose place somebody acts. A stand-in does what a colleague has in hand with their own rights, so
 * that nobody gains any; and judges neither what they made themselves nor what the colleague made.
 */
@Stateless
@Interceptors(AgainAfterDeadlock.class)
public class StandIns {

    private static final String TODAY =
            "select l from Leave l where l.endedAt is null and l.firstDay <= :today" + " and l.lastDay >= :today and ";

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Inject
    BusinessClock clock;

    @Inject
    Country country;

    @Inject
    Bodies bodies;

    /** @return by body id, those for whom that official stands in today */
    public Map<Long, Set<Long>> represented(Actor official) {
        if (!official.isPerson()) {
            return Map.of();
        }
        List<Leave> leaves = today("l.standInId = :person")
                .setParameter("person", official.id())
                .getResultList();
        var represented = new HashMap<Long, Set<Long>>();
        if (!leaves.isEmpty()) {
            var succession = bodies.succession();
            leaves.forEach(leave -> succession.reach(leave.bodyId()).forEach(body -> represented
                    .computeIfAbsent(body, each -> new HashSet<>())
                    .add(leave.officialId())));
        }
        return represented;
    }

    /** The same official; in the place of the colleague who has the task, if they stand in for that one today. */
    public Actor acting(Actor official, Task task) {
        if (task.state() != Task.State.CLAIMED || task.isClaimedBy(official)) {
            return official;
        }
        return represented(official).getOrDefault(task.bodyId(), Set.of()).contains(task.claimedBy())
                ? official.standingInFor(task.claimedBy())
                : official;
    }

    /** @return by party id, who of the body is away today */
    public Map<Long, Leave> absences(long bodyId) {
        return today("l.bodyId in :bodies")
                .setParameter("bodies", bodies.succession().origins(bodyId))
                .getResultStream()
                .collect(Collectors.toMap(Leave::officialId, Function.identity(), (one, other) -> one));
    }

    /** @return leaves of today in which that official is away or stands in */
    public List<Leave> of(Actor official) {
        return today("(l.standInId = :person or l.officialId = :person)")
                .setParameter("person", official.id())
                .getResultList();
    }

    /** @return those who made something, and who in that body stands in for one of them today */
    public Set<Long> withStandIns(long bodyId, Set<Long> makers) {
        return Stream.concat(
                        makers.stream(),
                        absences(bodyId).values().stream()
                                .filter(leave -> makers.contains(leave.officialId()))
                                .map(Leave::standInId))
                .collect(Collectors.toUnmodifiableSet());
    }

    private TypedQuery<Leave> today(String whose) {
        LocalDate today = country.day(clock.instant());
        return em.createQuery(TODAY + whose, Leave.class).setParameter("today", today);
    }
}
