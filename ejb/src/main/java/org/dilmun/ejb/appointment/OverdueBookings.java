package org.dilmun.ejb.appointment;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.directory.Workflow;
import org.dilmun.domain.directory.Workflow.Visit;
import org.dilmun.domain.request.BookingDeadline;
import org.dilmun.domain.request.Request;
import org.dilmun.ejb.audit.Audit;
import org.dilmun.ejb.calendar.WorkingCalendar;
import org.dilmun.ejb.country.BusinessClock;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;
import org.dilmun.ejb.place.Places;
import org.dilmun.ejb.request.BookingDeadlines;
import org.dilmun.ejb.request.Cases;

/** Appointments that nobody has booked in time, and what their steps say of that; who is about to let the time pass is told before. */
@Stateless
@Interceptors(AgainAfterDeadlock.class)
public class OverdueBookings {

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
    Places places;

    @Inject
    Slots slots;

    @Inject
    Cases cases;

    @Inject
    BookingDeadlines deadlines;

    @Inject
    AppointmentQueries queries;

    @Inject
    AppointmentNotices notices;

    @Inject
    AfterVisit afterVisit;

    @Inject
    Audit audit;

    /**
     * Cases for which something is to happen, since nothing is booked for them.
     *
     * @param after id of the last case of the stretch before; 0 at the beginning
     * @param most so many at most, 1 or more
     * @return ids, rising
     */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public List<Long> list(long after, int most) {
        return em.createQuery(
                        "select d.requestId from BookingDeadline d where d.requestId > :after"
                                + " and ((d.watched = true and d.dueOn <= :last) or d.remindOn <= :today)"
                                + " order by d.requestId",
                        Long.class)
                .setParameter("after", after)
                .setParameter("last", lastPassed())
                .setParameter("today", today())
                .setMaxResults(most)
                .getResultList();
    }

    private LocalDate today() {
        return country.day(clock.instant());
    }

    private LocalDate lastPassed() {
        return calendar.workingDays().lastPassed(today());
    }

    /** Does what the step says. Of two who do it at once, and when the applicant was quicker to book, the second does nothing. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void seeTo(long requestId) {
        Request request = cases.lock(requestId);
        Optional<BookingDeadline> kept = deadlines.find(request); // read behind the lock: as the quicker one left it
        if (kept.isEmpty()) {
            return;
        }
        BookingDeadline deadline = kept.get();
        if (!request.awaitsVisit() || queries.booked(request).isPresent()) { // by a node of the release before
            deadlines.end(request);
        } else if (deadline.isOverdue(lastPassed())) {
            overdue(request, deadline);
        } else if (deadline.isToBeReminded(today())) {
            deadline.remind();
            notices.bookSoon(request, deadline);
        }
    }

    /** Whoever finds no time to book has not let one pass: theirs begins anew. */
    private void overdue(Request request, BookingDeadline deadline) {
        Workflow.Step step = cases.current(request);
        if (isOffered(step.appointment())) {
            carryOut(request, deadline, step);
        } else {
            deadlines.begin(request, step);
            record("appointment.none-free", request);
        }
    }

    private boolean isOffered(Visit visit) {
        return places.where(visit.kind()).stream()
                .filter(place -> visit.offers(place.code()))
                .anyMatch(place -> slots.days(place, visit.kind()).stream().anyMatch(day -> day.free() > 0));
    }

    /** Lets the time pass as part of a transaction that holds the lock of the case; nothing where the step sets none. */
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public void passed(Request request) {
        deadlines.find(request).ifPresent(deadline -> carryOut(request, deadline, cases.current(request)));
    }

    private void carryOut(Request request, BookingDeadline deadline, Workflow.Step step) {
        deadline.takeOverdue();
        if (step.overdue() == Workflow.Overdue.REJECT) {
            record("request.unbooked", request);
            afterVisit.unbooked(request, step.overdueReason(), SYSTEM);
        } else if (step.overdue() == Workflow.Overdue.REMIND) {
            record("appointment.remind-to-book", request);
            notices.bookLate(request, deadline);
        }
    }

    private void record(String action, Request request) {
        audit.record(SYSTEM, action, request.reference().value(), Map.of("step", request.step()));
    }
}
