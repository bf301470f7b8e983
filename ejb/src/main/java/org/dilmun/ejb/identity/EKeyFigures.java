package org.dilmun.ejb.identity;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import org.dilmun.domain.access.Permission;
import org.dilmun.domain.identity.Assurance;
import org.dilmun.ejb.access.Access;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.country.RealClock;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;

/**
 * How many eKeys there are, and how many came, rose and ended on each of the last days, for identity officers; nobody is named. Each
 * way has its channel: people open their eKey on the portal, and an official raises it at a counter, with the card in hand.
 */
@Stateless
@Interceptors(AgainAfterDeadlock.class)
public class EKeyFigures {

    /** Today and so many days before it. */
    static final int DAYS_BEFORE = 29;

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Inject
    Access access;

    @Inject
    Country country;

    @Inject
    RealClock clock;

    /**
     * What is there now; what was closed is not.
     *
     * @param basic in use
     * @param advanced in use
     */
    public record Stock(long basic, long advanced, long suspended) {}

    /**
     * A day of the country.
     *
     * @param opened on the portal
     * @param raised to advanced at a counter
     * @param ended closed by officials or by the register
     */
    public record Day(LocalDate day, long opened, long raised, long ended) {

        /** @return whether nothing was done on it */
        public boolean still() {
            return opened + raised + ended == 0;
        }
    }

    public Stock stock() {
        access.requireAnywhere(Permission.MANAGE_EKEYS, null);
        Map<Assurance, Long> inUse = em.createQuery(
                        "select a.assurance, count(a) from Account a where a.closedAt is null and a.suspendedAt is null"
                                + " group by a.assurance",
                        Object[].class)
                .getResultStream()
                .collect(Collectors.toMap(row -> (Assurance) row[0], row -> (Long) row[1]));
        long suspended = em.createQuery(
                        "select count(a) from Account a where a.closedAt is null and a.suspendedAt is not null",
                        Long.class)
                .getSingleResult();
        return new Stock(
                inUse.getOrDefault(Assurance.BASIC, 0L), inUse.getOrDefault(Assurance.ADVANCED, 0L), suspended);
    }

    /** @return the last thirty days, today first; those on which nothing was done too */
    public List<Day> days() {
        access.requireAnywhere(Permission.MANAGE_EKEYS, null);
        LocalDate today = country.day(clock.instant());
        Instant since =
                today.minusDays(DAYS_BEFORE).atStartOfDay(country.zone()).toInstant();
        Map<LocalDate, Long> opened = byDay("select a.createdAt from Account a where a.createdAt >= :since", since);
        Map<LocalDate, Long> ended = byDay("select a.closedAt from Account a where a.closedAt >= :since", since);
        Map<LocalDate, Long> raised = byDay(
                "select i.decidedAt from Intervention i where i.decidedAt >= :since"
                        + " and i.kind = org.dilmun.domain.identity.Intervention.Kind.ADVANCE"
                        + " and i.state = org.dilmun.domain.identity.Intervention.State.CONFIRMED",
                since);
        return IntStream.rangeClosed(0, DAYS_BEFORE)
                .mapToObj(today::minusDays)
                .map(day -> new Day(
                        day, opened.getOrDefault(day, 0L), raised.getOrDefault(day, 0L), ended.getOrDefault(day, 0L)))
                .toList();
    }

    /** Days are those of the country, which no database knows alike: a month of moments is grouped here. */
    private Map<LocalDate, Long> byDay(String moments, Instant since) {
        return em.createQuery(moments, Instant.class)
                .setParameter("since", since)
                .getResultStream()
                .map(country::day)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }
}
