package org.dilmun.ejb.request;

import java.util.List;
import java.util.Map;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.directory.Workflow;
import org.dilmun.domain.request.Request;
import org.dilmun.domain.request.Task;
import org.dilmun.ejb.audit.Audit;
import org.dilmun.ejb.calendar.WorkingCalendar;
import org.dilmun.ejb.country.BusinessClock;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;

/** Tasks that were not done in time, and what their steps say of that. What the descriptor leaves open only shows as late. */
@Stateless
@Interceptors(AgainAfterDeadlock.class)
public class OverdueTasks {

    /** Who acts in the place of those who let the time pass. */
    static final Actor SYSTEM = Actor.system("overdue");

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Inject
    BusinessClock clock;

    @Inject
    Country country;

    @Inject
    WorkingCalendar calendar;

    @Inject
    Cases cases;

    @Inject
    Requests requests;

    @Inject
    CaseListeners listeners;

    @Inject
    Audit audit;

    /**
     * Tasks for which something is to happen by itself, the longest overdue first.
     *
     * @param after where the stretch before ended
     * @param most so many at most, 1 or more
     */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public List<WatchedTask> list(WatchedTask after, int most) {
        return em.createQuery(
                        "select new org.dilmun.ejb.request.WatchedTask(t.id, t.requestId, t.dueOn) from Task t"
                                + " where t.watched = true and t.dueOn <= :last and t.dueOn >= :from"
                                + " and (t.dueOn > :from or t.id > :id) order by t.watched, t.dueOn, t.id",
                        WatchedTask.class)
                .setParameter("last", calendar.workingDays().lastPassed(country.day(clock.instant())))
                .setParameter("from", after.dueOn())
                .setParameter("id", after.id())
                .setMaxResults(most)
                .getResultList();
    }

    /** Does what the step says. Of two who do it at once, and when an officer was quicker, the second does nothing. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void seeTo(WatchedTask watched) {
        Request request = cases.lock(watched.requestId());
        Task task = em.find(Task.class, watched.id()); // read behind the lock: as the quicker one left it
        passed(request, task);
    }

    /** The same as part of a transaction that holds the lock of the case. */
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public void passed(Request request, Task task) {
        if (task.takeOverdue()) {
            carryOut(cases.current(request).overdue(), request, task);
        }
    }

    private void carryOut(Workflow.Overdue overdue, Request request, Task task) {
        switch (overdue) {
            case REMIND -> {
                listeners.overdue(request, task);
                record("task.remind", request, task);
            }
            case ESCALATE -> {
                if (task.isOfPartner()) {
                    task.takeOver(request); // its supervisors see what is the body's
                }
                task.escalate(clock.instant());
                record("task.escalate", request, task);
            }
            case REJECT, APPROVE -> requests.actOverdue(request, task);
        }
    }

    private void record(String action, Request request, Task task) {
        audit.record(SYSTEM, action, request.reference().value(), Map.of("step", task.step()));
    }
}
