package org.dilmun.ejb.analytics;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;

import org.dilmun.domain.access.Channel;
import org.dilmun.domain.analytics.Figure;
import org.dilmun.domain.calendar.WorkingDays;
import org.dilmun.domain.request.RequestStatus;
import org.dilmun.ejb.calendar.WorkingCalendar;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;

/**
 * Counts what the last 30 days came to. Requests are read day by day: a day fits the memory, whatever the month holds. Appeals and
 * corrections are none.
 */
@Stateless
@Interceptors(AgainAfterDeadlock.class)
public class LatelyQueries {

    /** In tenths. */
    private static final int HALF = 5;

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Inject
    UsageQueries usage;

    @Inject
    WorkingCalendar calendar;

    @Inject
    Country country;

    /** @return all figures as of that moment; what is zero may be missing */
    public List<Figure> compute(Instant asOf) {
        LocalDate today = country.day(asOf);
        var figures = new Tally();
        var took = new HashMap<Long, DayCounts>();
        WorkingDays workingDays = calendar.workingDays();
        today.minusDays(UsageQueries.DAYS - 1L).datesUntil(today.plusDays(1)).forEach(day -> {
            addSubmitted(figures, day);
            addDecided(figures, day, workingDays, took);
        });
        took.forEach((body, counts) -> figures.add(Figure.Name.DECISION_DAYS, body, counts.within(HALF)));
        usage.addSearches(figures, today);
        usage.addFeedback(figures, today);
        return figures.figures();
    }

    private void addSubmitted(Tally figures, LocalDate day) {
        onDay(
                        day,
                        "select r.bodyId, r.channel, count(r) from Request r"
                                + " where r.submittedAt >= :from and r.submittedAt < :until and r.appealOf is null"
                                + " and r.correctionOf is null group by r.bodyId, r.channel")
                .getResultStream()
                .forEach(row -> {
                    long count = ((Number) row[2]).longValue();
                    figures.add(Figure.Name.BY_CHANNEL, (Long) row[0], ((Channel) row[1]).code(), count);
                    figures.add(Figure.Name.BY_DAY, (Long) row[0], day.toString(), count);
                });
    }

    /** Adds the decisions of that day, and how long each took to those of its body. */
    private void addDecided(
            Tally figures, LocalDate day, WorkingDays workingDays, Map<Long, DayCounts> took) {
        onDay(
                        day,
                        "select r.bodyId, r.status, r.submittedAt from Request r"
                                + " where r.closedAt >= :from and r.closedAt < :until and r.appealOf is null"
                                + " and r.correctionOf is null and r.status in (:completed, :rejected)")
                .setParameter("completed", RequestStatus.COMPLETED)
                .setParameter("rejected", RequestStatus.REJECTED)
                .getResultStream()
                .forEach(row -> {
                    long body = (Long) row[0];
                    boolean completed = row[1] == RequestStatus.COMPLETED;
                    figures.add(completed ? Figure.Name.COMPLETED : Figure.Name.REJECTED, body, 1);
                    int days = workingDays.between(country.day((Instant) row[2]), day);
                    took.computeIfAbsent(body, first -> new DayCounts()).add(days);
                });
    }

    private TypedQuery<Object[]> onDay(LocalDate day, String query) {
        return em.createQuery(query, Object[].class)
                .setParameter("from", day.atStartOfDay(country.zone()).toInstant())
                .setParameter(
                        "until", day.plusDays(1).atStartOfDay(country.zone()).toInstant());
    }
}
