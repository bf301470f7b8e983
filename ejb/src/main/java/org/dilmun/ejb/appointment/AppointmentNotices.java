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
import org.dilmun.domain.request.Request;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.notice.NoticeTexts;
import org.dilmun.ejb.notice.Notices;
import org.dilmun.ejb.place.Places;
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
    Notices notices;

    @Inject
    NoticeTexts texts;

    /** @param moved whether it stands in the place of another */
    public void booked(Request request, Appointment appointment, boolean moved) {
        send(request, appointment, moved ? "moved" : "booked", where(appointment), bring(appointment));
    }

    public void cancelled(Request request, Appointment appointment) {
        send(request, appointment, "cancelled", null, texts.text("appointment.cancelled.next"));
    }

    public void missed(Request request, Appointment appointment) {
        send(request, appointment, "missed", null, texts.text("appointment.missed.next"));
    }

    public void reminder(Request request, Appointment appointment) {
        send(request, appointment, "reminder", where(appointment), bring(appointment));
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
