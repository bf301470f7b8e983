package org.dilmun.ejb.analytics;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import org.dilmun.domain.access.Permission;
import org.dilmun.domain.analytics.AgeBand;
import org.dilmun.domain.analytics.Figure;
import org.dilmun.domain.analytics.FigureRefresh;
import org.dilmun.domain.analytics.StepPace;
import org.dilmun.domain.analytics.TaskAge;
import org.dilmun.domain.calendar.WorkingDays;
import org.dilmun.domain.request.Task;
import org.dilmun.ejb.access.Access;
import org.dilmun.ejb.calendar.WorkingCalendar;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;

/** How long the tasks of each body have been lying, and how long its steps usually take. Counted with the figures of the last 30 days. */
@Stateless
@Interceptors(AgainAfterDeadlock.class)
public class TaskAges {

    /** In tenths. */
    private static final int NINE = 9;

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Inject
    WorkingCalendar calendar;

    @Inject
    Country country;

    @Inject
    Access access;

    /**
     * The tasks of a service that are to be done.
     *
     * @param tasks by how long they have been lying; a band without any is missing
     * @param late of all of them, past their last day
     */
    public record Line(String serviceCode, Map<AgeBand, Long> tasks, long late) {

        public long all() {
            return tasks.values().stream().mapToLong(number -> number).sum();
        }
    }

    /** @param asOf of when the lines are */
    public record Report(Instant asOf, List<Line> lines) {}

    /**
     * What lies with that body, by service.
     *
     * @return empty until it was counted
     * @throws org.dilmun.ejb.access.Refused if the caller may not give tasks to others there
     */
    public Optional<Report> of(long bodyId) {
        access.require(Permission.REASSIGN_TASK, bodyId, null);
        return em.find(FigureRefresh.class, FigureRefresh.idOf(Figure.Pace.LATELY))
                .computedAt()
                .map(asOf -> new Report(asOf, lines(bodyId)));
    }

    private List<Line> lines(long bodyId) {
        var tasks = new TreeMap<String, Map<AgeBand, Long>>();
        var late = new HashMap<String, Long>();
        em.createQuery("select a from TaskAge a where a.bodyId = :body", TaskAge.class)
                .setParameter("body", bodyId)
                .getResultStream()
                .forEach(age -> {
                    tasks.computeIfAbsent(age.serviceCode(), code -> new EnumMap<>(AgeBand.class))
                            .put(age.band(), age.tasks());
                    late.merge(age.serviceCode(), age.late(), Long::sum);
                });
        return tasks.entrySet().stream()
                .map(line -> new Line(line.getKey(), line.getValue(), late.get(line.getKey())))
                .toList();
    }

    /** Counts all of it anew; part of a transaction that holds the lease of the figures. */
    public void compute(Instant asOf) {
        WorkingDays working = calendar.workingDays();
        LocalDate today = country.day(asOf);
        List<TaskAge> ages = ages(working, today);
        List<StepPace> paces = paces(working, today);
        em.createQuery("delete from TaskAge a").executeUpdate();
        em.createQuery("delete from StepPace p").executeUpdate();
        ages.forEach(em::persist);
        paces.forEach(em::persist);
    }

    private record Kind(long body, String service, AgeBand band) {}

    /** By the day on which they came, and each state by itself: the index of tasks begins with body and state. */
    private List<TaskAge> ages(WorkingDays working, LocalDate today) {
        var counted = new HashMap<Kind, long[]>();
        for (Task.State state : List.of(Task.State.OPEN, Task.State.CLAIMED)) {
            Instant until = null;
            for (AgeBand band : AgeBand.values()) {
                Instant from = band.most().isEmpty()
                        ? Instant.EPOCH
                        : begin(oldest(working, today, band.most().getAsInt()));
                count(state, band, from, until == null ? begin(today.plusDays(1)) : until, today, counted);
                until = from;
            }
        }
        return counted.entrySet().stream()
                .map(kind -> new TaskAge(
                        kind.getKey().body(),
                        kind.getKey().service(),
                        kind.getKey().band(),
                        kind.getValue()[0],
                        kind.getValue()[1]))
                .toList();
    }

    private void count(
            Task.State state, AgeBand band, Instant from, Instant until, LocalDate today, Map<Kind, long[]> counted) {
        em.createQuery(
                        "select b.id, r.serviceCode, count(t), sum(case when t.dueOn < :today then 1 else 0 end)"
                                + " from GovernmentBody b, Task t, Request r where t.bodyId = b.id and t.state = :state"
                                + " and t.createdAt >= :from and t.createdAt < :until and r.id = t.requestId"
                                + " group by b.id, r.serviceCode",
                        Object[].class)
                .setParameter("today", today)
                .setParameter("state", state)
                .setParameter("from", from)
                .setParameter("until", until)
                .getResultStream()
                .forEach(row -> {
                    long[] sums = counted.computeIfAbsent(
                            new Kind((Long) row[0], (String) row[1], band), first -> new long[2]);
                    sums[0] += ((Number) row[2]).longValue();
                    sums[1] += ((Number) row[3]).longValue();
                });
    }

    /** @return the first day of those that are at most so many working days before today */
    static LocalDate oldest(WorkingDays working, LocalDate today, int days) {
        LocalDate last = working.isWorkingDay(today) ? today : working.minus(today, 1);
        return working.minus(last, days);
    }

    private Instant begin(LocalDate day) {
        return day.atStartOfDay(country.zone()).toInstant();
    }

    private record Step(long body, String service, String step) {}

    /** Of the cases that were decided in the last 30 days, read day by day. */
    private List<StepPace> paces(WorkingDays working, LocalDate today) {
        var took = new HashMap<Step, DayCounts>();
        today.minusDays(UsageQueries.DAYS - 1L).datesUntil(today.plusDays(1)).forEach(day -> em.createQuery(
                        "select t.bodyId, r.serviceCode, t.step, t.createdAt, t.endedAt from Request r, Task t"
                                + " where r.closedAt >= :from and r.closedAt < :until and t.requestId = r.id"
                                + " and t.state = :done and r.appealOf is null and r.correctionOf is null"
                                + " and r.complaint = false",
                        Object[].class)
                .setParameter("from", begin(day))
                .setParameter("until", begin(day.plusDays(1)))
                .setParameter("done", Task.State.DONE)
                .getResultStream()
                .forEach(row -> took.computeIfAbsent(
                                new Step((Long) row[0], (String) row[1], (String) row[2]), first -> new DayCounts())
                        .add(working.between(country.day((Instant) row[3]), country.day((Instant) row[4])))));
        var paces = new ArrayList<StepPace>();
        took.forEach((step, counts) -> {
            if (counts.all() >= StepPace.ENOUGH) {
                int usual = counts.within(NINE);
                Instant unusual = begin(oldest(working, today, usual));
                paces.add(new StepPace(step.body(), step.service(), step.step(), usual, unusual));
            }
        });
        return paces;
    }
}
