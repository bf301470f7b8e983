package org.dilmun.ejb.appointment;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.access.Channel;
import org.dilmun.domain.access.Permission;
import org.dilmun.domain.appointment.Appointment;
import org.dilmun.domain.appointment.AppointmentKind;
import org.dilmun.domain.appointment.Place;
import org.dilmun.domain.appointment.Slot;
import org.dilmun.domain.directory.Workflow.Visit;
import org.dilmun.domain.kernel.NotFound;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.request.Request;
import org.dilmun.domain.request.RequestStatus;
import org.dilmun.ejb.access.Access;
import org.dilmun.ejb.audit.Audit;
import org.dilmun.ejb.country.BusinessClock;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;
import org.dilmun.ejb.place.Places;
import org.dilmun.ejb.request.Applicants;
import org.dilmun.ejb.request.BookingDeadlines;
import org.dilmun.ejb.request.Cases;

/** What an applicant does about the appointment that their case waits for. */
@Stateless
@Interceptors(AgainAfterDeadlock.class)
public class Appointments {

    @Inject
    BusinessClock clock;

    @Inject
    Country country;

    @Inject
    Places places;

    @Inject
    Slots slots;

    @Inject
    Seats seats;

    @Inject
    AppointmentQueries queries;

    @Inject
    Cases cases;

    @Inject
    BookingDeadlines bookings;

    @Inject
    Access access;

    @Inject
    Applicants applicants;

    @Inject
    Audit audit;

    @Inject
    AppointmentNotices notices;

    /**
     * What the case waits for its applicant to attend.
     *
     * @throws AppointmentNotAwaited if it waits for something else, or for nothing
     */
    public Visit awaited(Request request) {
        if (!request.awaitsVisit()) {
            throw new AppointmentNotAwaited();
        }
        return cases.current(request).appointment();
    }

    /** @return until when it may be moved or cancelled */
    public Instant changeableUntil(Appointment appointment) {
        int hours = places.kind(appointment.kind()).map(AppointmentKind::change).orElse(0);
        return appointment.startsAt().minus(Duration.ofHours(hours));
    }

    /** Whether its applicant may still move or cancel it. */
    public boolean isChangeable(Appointment appointment) {
        return appointment.isBooked() && !clock.instant().isAfter(changeableUntil(appointment));
    }

    /**
     * Takes that time for the caller's case, in place of the one that is booked, if any; or for somebody who stands before a counter of
     * the body that decides the case.
     *
     * @param place code
     * @param shown when the appointment begins that the caller was shown as booked; null: none was
     * @throws org.dilmun.ejb.access.Refused for anybody else
     * @throws AppointmentNotAwaited if the case waits for something else
     * @throws AppointmentChanged if another is booked by now than was shown
     * @throws AppointmentTooLate if the booked one cannot be moved any more
     * @throws SlotGone if nobody is received there then
     * @throws SlotTaken if others were quicker
     */
    public Appointment book(Reference reference, String place, Instant from, Instant shown) {
        Request request = cases.lock(reference);
        Actor by = requireSelfOrCounter(request);
        Visit visit = awaited(request);
        Optional<Appointment> before = asShown(request, shown);
        Place chosen =
                places.find(place).filter(known -> visit.offers(known.code())).orElseThrow(SlotGone::new);
        Slot slot = slots.at(chosen, visit.kind(), from).orElseThrow(SlotGone::new);
        if (before.isPresent() && before.get().isIn(slot)) {
            return before.get();
        }
        before.ifPresent(this::requireChangeable);
        Appointment booked = seats.take(chosen, slot, request, by);
        before.ifPresent(earlier -> earlier.cancel(clock.instant()));
        bookings.end(request);
        LocalDate tomorrow = country.day(clock.instant()).plusDays(1);
        if (!country.day(slot.from()).isAfter(tomorrow)) {
            booked.remind(clock.instant()); // what is told now need not be told again
        }
        record(before.isPresent() ? "appointment.move" : "appointment.book", request, booked);
        notices.booked(request, booked, before.isPresent());
        return booked;
    }

    /**
     * Gives back the time that is booked for the caller's case, which goes on waiting: from now on as long as its step says.
     *
     * @param shown when the appointment begins that the caller was shown as booked
     * @throws AppointmentChanged if another is booked by now, or none
     * @throws AppointmentTooLate if it cannot be cancelled any more
     */
    public void cancel(Reference reference, Instant shown) {
        Request request = cases.lock(reference);
        applicants.require(request);
        Appointment booked = asShown(request, shown).orElseThrow(AppointmentChanged::new);
        requireChangeable(booked);
        booked.cancel(clock.instant());
        bookings.begin(request, cases.current(request));
        record("appointment.cancel", request, booked);
        notices.cancelled(request, booked);
    }

    /** A draft is its applicant's alone. */
    private Actor requireSelfOrCounter(Request request) {
        String reference = request.reference().value();
        if (applicants.includes(request)) {
            return applicants.require(request);
        }
        Actor counter = access.require(Permission.APPLY_FOR, request.bodyId(), reference);
        if (request.status() == RequestStatus.DRAFT) {
            throw new NotFound("request", reference);
        }
        return counter.through(Channel.COUNTER);
    }

    /** @throws AppointmentChanged unless it is the one that begins then, or none is booked and none was shown */
    private Optional<Appointment> asShown(Request request, Instant shown) {
        Optional<Appointment> booked = queries.booked(request);
        if (!booked.map(Appointment::startsAt).equals(Optional.ofNullable(shown))) {
            throw new AppointmentChanged();
        }
        return booked;
    }

    private void requireChangeable(Appointment booked) {
        if (!isChangeable(booked)) {
            throw new AppointmentTooLate();
        }
    }

    private void record(String action, Request request, Appointment appointment) {
        audit.record(
                action,
                request.reference().value(),
                Map.of(
                        "place",
                        appointment.place(),
                        "starts",
                        appointment.startsAt().toString()));
    }
}
