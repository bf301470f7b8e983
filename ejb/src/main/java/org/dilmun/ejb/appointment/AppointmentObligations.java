package org.dilmun.ejb.appointment;

import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import org.dilmun.domain.appointment.Appointment;
import org.dilmun.domain.appointment.Place;
import org.dilmun.domain.kernel.Language;
import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.domain.request.Request;
import org.dilmun.domain.request.RequestStatus;
import org.dilmun.domain.request.WaitingOn;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.obligation.Obligation;
import org.dilmun.ejb.obligation.ObligationSource;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;
import org.dilmun.ejb.place.Places;
import org.dilmun.ejb.request.Applicants;
import org.dilmun.ejb.request.BookingDeadlines;
import org.dilmun.ejb.request.Cases;

/** The appointments that people have, and those that they still have to take. */
@Stateless
@Interceptors(AgainAfterDeadlock.class)
public class AppointmentObligations implements ObligationSource {

    private static final int AT_MOST = 50;

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Inject
    AppointmentQueries queries;

    @Inject
    BookingDeadlines bookings;

    @Inject
    Cases cases;

    @Inject
    Places places;

    @Inject
    Country country;

    @Override
    public List<Obligation> obligations(long partyId) {
        return em.createQuery(
                        "select r from Request r where r.applicantId = :party and r.status = :open"
                                + " and r.waitingOn = :appointment order by r.id",
                        Request.class)
                .setParameter("party", partyId)
                .setParameter("open", RequestStatus.OPEN)
                .setParameter("appointment", WaitingOn.APPOINTMENT)
                .setMaxResults(AT_MOST)
                .getResultStream()
                .map(this::obligation)
                .toList();
    }

    private Obligation obligation(Request request) {
        LocalizedText service = cases.service(request).name();
        String path = "/my/requests/" + request.reference();
        Optional<Appointment> booked = queries.booked(request);
        return booked.map(appointment -> new Obligation(
                        Obligation.Kind.ATTEND,
                        named(service, appointment),
                        null,
                        country.day(appointment.startsAt()),
                        path,
                        Applicants.serviceByMandate(request)))
                .orElseGet(() -> new Obligation(
                        Obligation.Kind.BOOK,
                        service,
                        null,
                        bookings.dueOn(request).orElse(null),
                        path + "/appointment",
                        Applicants.serviceByMandate(request)));
    }

    /** The service, and where and at what time of the day. */
    private LocalizedText named(LocalizedText service, Appointment appointment) {
        String time =
                LocalTime.ofInstant(appointment.startsAt(), country.zone()).toString();
        Optional<LocalizedText> place = places.find(appointment.place()).map(Place::name);
        return new LocalizedText(country.languages().stream()
                .collect(Collectors.toMap(
                        Language::tag,
                        language -> service.in(language)
                                + place.map(name -> " · " + name.in(language)).orElse("") + " · " + time)));
    }
}
