package org.dilmun.web.appointment;

import java.time.Instant;
import java.time.LocalTime;
import java.util.Optional;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;

import org.dilmun.domain.appointment.Appointment;
import org.dilmun.domain.appointment.AppointmentKind;
import org.dilmun.domain.appointment.Place;
import org.dilmun.domain.directory.Workflow;
import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.domain.request.Request;
import org.dilmun.ejb.appointment.AppointmentQueries;
import org.dilmun.ejb.appointment.Appointments;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.place.Places;
import org.dilmun.ejb.request.BookingDeadlines;
import org.dilmun.ejb.request.Cases;
import org.dilmun.web.site.Lang;

/** Shows applicants the appointments of their cases. */
@RequestScoped
public class AppointmentCards {

    @Inject
    Appointments appointments;

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

    @Inject
    Lang lang;

    /** @return null if the case waits for none */
    public AppointmentCard of(Request request) {
        if (!request.awaitsVisit()) {
            return null;
        }
        String kind = appointments.awaited(request).kind();
        Optional<Appointment> booked = queries.booked(request);
        boolean open = booked.map(appointments::isChangeable).orElse(true);
        return new AppointmentCard(
                name(kind),
                booked.map(appointment -> booked(request, appointment)).orElse(null),
                bookings.dueOn(request).orElse(null),
                cases.current(request).overdue() == Workflow.Overdue.REJECT,
                open ? address(request) : null);
    }

    /** @return where an appointment of that case is taken */
    public String address(Request request) {
        return lang.url("/my/requests/" + request.reference() + "/appointment");
    }

    private AppointmentCard.Booked booked(Request request, Appointment appointment) {
        Optional<Place> place = places.find(appointment.place());
        return new AppointmentCard.Booked(
                country.day(appointment.startsAt()),
                time(appointment.startsAt()),
                place.map(Place::name).map(this::in).orElse(""),
                place.map(Place::address).map(this::in).orElse(""),
                places.kind(appointment.kind())
                        .map(AppointmentKind::bring)
                        .map(this::in)
                        .orElse(null),
                AppointmentFileServlet.address(request, lang.language()),
                appointment.startsAt().toString(),
                appointments.isChangeable(appointment));
    }

    /** @return of what people come for */
    public String name(String kind) {
        return places.kind(kind).map(AppointmentKind::name).map(this::in).orElse("");
    }

    /** @return the time of the day in the country */
    public String time(Instant instant) {
        return LocalTime.ofInstant(instant, country.zone()).toString();
    }

    private String in(LocalizedText text) {
        return text.in(lang.language());
    }
}
