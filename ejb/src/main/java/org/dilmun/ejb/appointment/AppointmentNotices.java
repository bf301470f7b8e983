package org.dilmun.ejb.appointment;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.dilmun.domain.appointment.Appointment;
import org.dilmun.domain.appointment.Place;
import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.domain.notice.NoticeDraft;
import org.dilmun.domain.request.BookingDeadline;
import org.dilmun.domain.request.Request;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.notice.NoticeTexts;
import org.dilmun.ejb.notice.Notices;
import org.dilmun.ejb.place.Places;
import org.dilmun.ejb.request.BookingDeadlines;
import org.dilmun.ejb.request.Cases;

/** Tells applicants of their appointments. */
@ApplicationScoped
public class AppointmentNotices {

    @Inject
    Country country;

    @Inject
    Places places;

    @Inject
    Cases cases;

    @Inject
    BookingDeadlines bookings;

    @Inject
    Notices notices;

    @Inject
    NoticeTexts texts;

    /** @param moved whether it stands in the place of another */
    public void booked(Request request, Appointment appointment, boolean moved) {
        send(request, appointment, moved ? "moved" : "booked", where(appointment), bring(appointment));
    }

    public void cancelled(Request request, Appointment appointment) {
        send(request, appointment, "cancelled", texts.text("appointment.cancelled.next"), until(request));
    }

    public void missed(Request request, Appointment appointment) {
        send(request, appointment, "missed", texts.text("appointment.missed.next"), until(request));
    }

    public void reminder(Request request, Appointment appointment) {
        send(request, appointment, "reminder", where(appointment), bring(appointment));
    }

    /** The time to book one comes to an end. */
    public void bookSoon(Request request, BookingDeadline deadline) {
        ask(request, deadline, "book-soon");
    }

    /** The time to book one is over, and the case waits on. */
    public void bookLate(Request request, BookingDeadline deadline) {
        ask(request, deadline, "book-late");
    }

    private void ask(Request request, BookingDeadline deadline, String event) {
        LocalizedText service = cases.service(request).name();
        notices.send(new NoticeDraft(
                String.join(
                        "/",
                        "booking",
                        Long.toString(request.id()),
                        event,
                        deadline.dueOn().toString()),
                request.applicantId(),
                request.bodyId(),
                texts.text("appointment." + event + ".subject", service),
                texts.text("appointment." + event + ".text", service, request.reference(), deadline.dueOn()),
                "/my/requests/" + request.reference() + "/appointment",
                null));
    }

    /** @return until when another has to be booked; null: no time is set */
    private LocalizedText until(Request request) {
        return bookings.dueOn(request)
                .map(day -> texts.text("appointment.book-by", day))
                .orElse(null);
    }

    private LocalizedText where(Appointment appointment) {
        return places.find(appointment.place())
                .map(place -> texts.text("appointment.where", place.name(), place.address()))
                .orElse(null);
    }

    private LocalizedText bring(Appointment appointment) {
        return places.kind(appointment.kind())
                .filter(kind -> kind.bring() != null)
                .map(kind -> texts.text("appointment.bring", kind.bring()))
                .orElse(null);
    }

    /** @param more paragraphs behind the first; null for none */
    private void send(Request request, Appointment appointment, String event, LocalizedText... more) {
        LocalizedText service = cases.service(request).name();
        LocalizedText text = texts.text(
                "appointment." + event + ".text",
                service,
                request.reference(),
                day(appointment.startsAt()),
                time(appointment.startsAt()),
                places.find(appointment.place()).map(Place::name).orElse(service));
        for (LocalizedText each : more) {
            text = each == null ? text : texts.paragraphs(text, each);
        }
        notices.send(new NoticeDraft(
                String.join("/", "appointment", Long.toString(appointment.id()), event),
                request.applicantId(),
                request.bodyId(),
                texts.text("appointment." + event + ".subject", service),
                text,
                "/my/requests/" + request.reference(),
                null));
    }

    private LocalDate day(Instant instant) {
        return country.day(instant);
    }

    private LocalTime time(Instant instant) {
        return LocalTime.ofInstant(instant, country.zone());
    }
}
