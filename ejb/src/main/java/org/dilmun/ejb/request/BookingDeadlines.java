package org.dilmun.ejb.request;

import java.time.LocalDate;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import org.dilmun.domain.directory.Workflow;
import org.dilmun.domain.request.BookingDeadline;
import org.dilmun.domain.request.Request;
import org.dilmun.ejb.calendar.WorkingCalendar;
import org.dilmun.ejb.country.BusinessClock;
import org.dilmun.ejb.country.Country;

/** Until when appointments have to be booked that cases wait for. Whoever changes one holds the lock of the case. */
@ApplicationScoped
public class BookingDeadlines {

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Inject
    BusinessClock clock;

    @Inject
    Country country;

    @Inject
    WorkingCalendar calendar;

    /** Lets the time of the step begin, or begin anew; nothing where the step sets none. */
    public void begin(Request request, Workflow.Step step) {
        if (step.due() == 0) {
            return;
        }
        BookingDeadline deadline = find(request).orElseGet(() -> new BookingDeadline(request));
        deadline.begin(step, country.day(clock.instant()), calendar.workingDays());
        em.persist(deadline);
    }

    /** Nothing has to be booked any more. */
    public void end(Request request) {
        find(request).ifPresent(deadline -> {
            em.remove(deadline);
            em.flush(); // the same transaction may let another begin
        });
    }

    public Optional<BookingDeadline> find(Request request) {
        return Optional.ofNullable(em.find(BookingDeadline.class, request.id()));
    }

    /** @return the last day to book what the case waits for; empty: none is set, or nothing has to be booked */
    public Optional<LocalDate> dueOn(Request request) {
        return request.awaitsVisit() ? find(request).map(BookingDeadline::dueOn) : Optional.empty();
    }
}
