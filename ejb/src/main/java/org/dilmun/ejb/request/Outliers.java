package org.dilmun.ejb.request;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import org.dilmun.domain.access.Permission;
import org.dilmun.domain.analytics.StepPace;
import org.dilmun.domain.calendar.WorkingDays;
import org.dilmun.domain.request.Task;
import org.dilmun.ejb.access.Access;
import org.dilmun.ejb.calendar.WorkingCalendar;
import org.dilmun.ejb.country.BusinessClock;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;

/** Tasks that have been lying longer than nine tenths of those that were done at the same step of the same service. */
@Stateless
@Interceptors(AgainAfterDeadlock.class)
public class Outliers {

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Inject
    Access access;

    @Inject
    WorkingCalendar calendar;

    @Inject
    Country country;

    @Inject
    BusinessClock clock;

    /**
     * A task that stands out.
     *
     * @param days working days that it has been lying
     * @param usual working days within which nine tenths are done there
     */
    public record Outlier(TaskRow task, int days, int usual) {}

    /**
     * What stands out in that body, the oldest first. Appeals, corrections and complaints have times of their own and never do.
     *
     * @param most so many at most, 1 or more
     * @throws org.dilmun.ejb.access.Refused if the caller may not give tasks to others there
     */
    public List<Outlier> list(long bodyId, int most) {
        access.require(Permission.REASSIGN_TASK, bodyId, null);
        WorkingDays working = calendar.workingDays();
        LocalDate today = country.day(clock.instant());
        Map<Step, Integer> usual = usual(bodyId);
        return Stream.of(Task.State.OPEN, Task.State.CLAIMED)
                .flatMap(state -> oldest(bodyId, state, most))
                .filter(task -> usual.containsKey(new Step(task)))
                .sorted(Comparator.comparing(TaskRow::receivedAt).thenComparing(TaskRow::id))
                .limit(most)
                .map(task -> new Outlier(
                        task, working.between(country.day(task.receivedAt()), today), usual.get(new Step(task))))
                .toList();
    }

    private record Step(String service, String id) {

        private Step(TaskRow task) {
            this(task.serviceCode(), task.step());
        }
    }

    /** @return working days; what is counted anew meanwhile may be missing in one of two questions */
    private Map<Step, Integer> usual(long bodyId) {
        return em.createQuery("select p from StepPace p where p.bodyId = :body", StepPace.class)
                .setParameter("body", bodyId)
                .getResultStream()
                .collect(Collectors.toMap(pace -> new Step(pace.serviceCode(), pace.step()), StepPace::days));
    }

    /** In the order of the index, so that the search ends with the last one that is shown. */
    private Stream<TaskRow> oldest(long bodyId, Task.State state, int most) {
        return em.createQuery(
                        "select new org.dilmun.ejb.request.TaskRow(t.id, r.reference, r.serviceCode, a.name, t.step,"
                                + " t.dueOn, t.state, t.claimedBy, t.createdAt, t.escalatedAt, r.appealOf,"
                                + " r.correctionOf, r.complaint) from Task t, Request r, Person a, StepPace p"
                                + " where r.id = t.requestId and a.id = r.applicantId and t.bodyId = :body"
                                + " and t.state = :state and p.bodyId = :body and p.serviceCode = r.serviceCode"
                                + " and p.step = t.step and t.createdAt < p.unusualBefore and r.appealOf is null"
                                + " and r.correctionOf is null and r.complaint = false"
                                + " order by t.bodyId, t.state, t.createdAt, t.id",
                        TaskRow.class)
                .setParameter("body", bodyId)
                .setParameter("state", state)
                .setMaxResults(most)
                .getResultStream();
    }
}
