package org.dilmun.ejb.analytics;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;

import org.dilmun.domain.calendar.MonthSpan;
import org.dilmun.domain.calendar.WorkingDays;
import org.dilmun.domain.request.RequestStatus;
import org.dilmun.domain.request.Task;
import org.dilmun.ejb.analytics.ServiceReport.Took;
import org.dilmun.ejb.calendar.WorkingCalendar;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;

/** Counts what became of the requests for a service, and how many working days it took. A month at a time is read. */
@Stateless
@Interceptors(AgainAfterDeadlock.class)
public class ServiceTimes {

    /** In tenths. */
    private static final int HALF = 5;

    private static final int NINE = 9;

    private static final String DECIDED = " r.serviceCode = :service and r.closedAt >= :from and r.closedAt < :until"
            + " and r.appealOf is null and r.correctionOf is null and r.complaint = false and r.status in (:completed, :rejected)";

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Inject
    WorkingCalendar calendar;

    @Inject
    Country country;

    /** @param times altogether first and then by step; empty if nothing was decided */
    public record Decided(long completed, long rejected, List<Took> times) {}

    /** Requests that were decided in those months, whenever submitted; appeals and corrections are cases of their own and are left out. */
    public Decided of(String code, MonthSpan span) {
        WorkingDays working = calendar.workingDays();
        var completed = new DayCounts();
        var rejected = new DayCounts();
        var altogether = new DayCounts();
        var steps = new TreeMap<String, DayCounts>();
        for (MonthSpan month : span.months()) {
            decided("select r.status, r.submittedAt, r.closedAt from Request r where" + DECIDED, code, month)
                    .getResultStream()
                    .forEach(row -> {
                        int days = days(working, row[1], row[2]);
                        altogether.add(days);
                        (row[0] == RequestStatus.COMPLETED ? completed : rejected).add(days);
                    });
            decided(
                            "select t.step, t.createdAt, t.endedAt from Task t, Request r where t.requestId = r.id"
                                    + " and t.state = :done and" + DECIDED,
                            code,
                            month)
                    .setParameter("done", Task.State.DONE)
                    .getResultStream()
                    .forEach(row -> steps.computeIfAbsent((String) row[0], step -> new DayCounts())
                            .add(days(working, row[1], row[2])));
        }
        return new Decided(completed.all(), rejected.all(), times(altogether, steps));
    }

    private TypedQuery<Object[]> decided(String query, String code, MonthSpan month) {
        return em.createQuery(query, Object[].class)
                .setParameter("service", code)
                .setParameter("from", month.begin(country.zone()))
                .setParameter("until", month.end(country.zone()))
                .setParameter("completed", RequestStatus.COMPLETED)
                .setParameter("rejected", RequestStatus.REJECTED);
    }

    private int days(WorkingDays working, Object from, Object to) {
        return working.between(country.day((Instant) from), country.day((Instant) to));
    }

    private static List<Took> times(DayCounts altogether, Map<String, DayCounts> steps) {
        var times = new ArrayList<Took>();
        if (altogether.all() > 0) {
            times.add(took(null, altogether));
            steps.forEach((step, counts) -> times.add(took(step, counts)));
        }
        return times;
    }

    private static Took took(String step, DayCounts counts) {
        return new Took(step, counts.all(), counts.within(HALF), counts.within(NINE));
    }
}
