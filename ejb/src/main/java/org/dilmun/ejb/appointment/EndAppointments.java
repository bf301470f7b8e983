package org.dilmun.ejb.appointment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.dilmun.domain.directory.Workflow;
import org.dilmun.domain.request.Request;
import org.dilmun.domain.request.RequestStatus;
import org.dilmun.ejb.country.BusinessClock;
import org.dilmun.ejb.request.BookingDeadlines;
import org.dilmun.ejb.request.CaseListener;
import org.dilmun.ejb.request.Cases;

/**
 * Gives back the time that is booked for a case which ends before it, as by a withdrawal: somebody else can take it. Where none was booked,
 * none has to be.
 */
@ApplicationScoped
public class EndAppointments implements CaseListener {

    @Inject
    BusinessClock clock;

    @Inject
    Cases cases;

    @Inject
    AppointmentQueries queries;

    @Inject
    BookingDeadlines bookings;

    @Override
    public void moved(Request request, RequestStatus before) {
        boolean ended = request.status() != RequestStatus.OPEN && request.step() != null;
        if (ended && cases.current(request).kind() == Workflow.Kind.APPOINTMENT) {
            queries.booked(request).ifPresent(appointment -> appointment.cancel(clock.instant()));
            bookings.end(request);
        }
    }
}
