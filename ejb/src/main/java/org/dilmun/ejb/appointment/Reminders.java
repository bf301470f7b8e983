package org.dilmun.ejb.appointment;

import java.time.Instant;
import java.util.List;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import org.dilmun.domain.appointment.Appointment;
import org.dilmun.domain.appointment.AppointmentState;
import org.dilmun.domain.request.Request;
import org.dilmun.ejb.country.BusinessClock;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;
import org.dilmun.ejb.request.Cases;

/** Appointments of which their applicants are reminded, from the day before on. */
@Stateless
@Interceptors(AgainAfterDeadlock.class)
public class Reminders {

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Inject
    BusinessClock clock;

    @Inject
    Country country;

    @Inject
    Cases cases;

    @Inject
    AppointmentNotices notices;

    /** What is to be told of: the appointment and its case. */
    public record Due(long appointment, long request) {}

    /** @param most so many at most, 1 or more */
    public List<Due> list(int most) {
        return em.createQuery(
                        "select a from Appointment a where a.state = :booked and a.remindedAt is null"
                                + " and a.startsAt > :now and a.startsAt < :end order by a.startsAt, a.id",
                        Appointment.class)
                .setParameter("booked", AppointmentState.BOOKED)
                .setParameter("now", clock.instant())
                .setParameter("end", endOfTomorrow())
                .setMaxResults(most)
                .getResultStream()
                .map(appointment -> new Due(appointment.id(), appointment.requestId()))
                .toList();
    }

    private Instant endOfTomorrow() {
        return country.day(clock.instant())
                .plusDays(2)
                .atStartOfDay(country.zone())
                .toInstant();
    }

    /** Reminds of it, unless it was cancelled, or told of, meanwhile. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void remind(Due due) {
        Request request = cases.lock(due.request());
        Appointment appointment = em.find(Appointment.class, due.appointment());
        if (appointment.isBooked() && appointment.remindedAt() == null) {
            appointment.remind(clock.instant());
            notices.reminder(request, appointment);
        }
    }
}
