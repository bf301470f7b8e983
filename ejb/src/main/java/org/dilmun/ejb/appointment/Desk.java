package org.dilmun.ejb.appointment;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.access.Permission;
import org.dilmun.domain.appointment.Appointment;
import org.dilmun.domain.appointment.AppointmentNotYet;
import org.dilmun.domain.appointment.Place;
import org.dilmun.domain.appointment.Slot;
import org.dilmun.domain.directory.Workflow.Visit;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.request.Request;
import org.dilmun.ejb.access.Access;
import org.dilmun.ejb.audit.Audit;
import org.dilmun.ejb.country.BusinessClock;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.party.Bodies;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;
import org.dilmun.ejb.place.Places;
import org.dilmun.ejb.request.BookingDeadlines;
import org.dilmun.ejb.request.Cases;

/** What officers do about appointments at a place of their body: who came, who did not, and who came without one. */
@Stateless
@Interceptors(AgainAfterDeadlock.class)
public class Desk {

    @Inject
    BusinessClock clock;

    @Inject
    Country country;

    @Inject
    Places places;

    @Inject
    Bodies bodies;

    @Inject
    Slots slots;

    @Inject
    Seats seats;

    @Inject
    Appointments appointments;

    @Inject
    AppointmentQueries queries;

    @Inject
    AppointmentNotices notices;

    @Inject
    Cases cases;

    @Inject
    BookingDeadlines bookings;

    @Inject
    AfterVisit afterVisit;

    @Inject
    Access access;

    @Inject
    Audit audit;

    /**
     * The person has come: the case goes on.
     *
     * @param shown when the appointment begins that the officer was shown
     * @throws AppointmentChanged if another is booked by now, or none
     * @throws AppointmentNotYet before its day
     * @throws org.dilmun.ejb.access.OwnCase if the case concerns the officer; of their family org.dilmun.ejb.access.FamilyCase
     */
    public void keep(Reference reference, Instant shown) {
        Request request = cases.lock(reference);
        Actor officer = officer(request);
        Appointment booked = booked(request, shown);
        if (country.day(booked.startsAt()).isAfter(country.day(clock.instant()))) {
            throw new AppointmentNotYet();
        }
        booked.keep(clock.instant());
        record("appointment.keep", request, booked);
        afterVisit.came(request, officer);
    }

    /**
     * The person has not come: they may take another appointment, or the case goes where the step says.
     *
     * @param shown when the appointment begins that the officer was shown
     * @throws AppointmentChanged if another is booked by now, or none
     * @throws AppointmentNotYet before its time
     * @throws org.dilmun.ejb.access.OwnCase if the case concerns the officer; of their family org.dilmun.ejb.access.FamilyCase
     */
    public void miss(Reference reference, Instant shown) {
        Request request = cases.lock(reference);
        Actor officer = officer(request);
        Appointment booked = booked(request, shown);
        Visit visit = appointments.awaited(request);
        int before = queries.missed(request);
        booked.miss(clock.instant());
        record("appointment.miss", request, booked);
        if (before < visit.again()) {
            bookings.begin(request, cases.current(request));
            notices.missed(request, booked);
        } else {
            afterVisit.missed(request, visit, officer);
        }
    }

    /**
     * Takes in somebody who has come without an appointment, or not at its time, as long as somebody else can be received today.
     *
     * @param place code
     * @return the appointment, which is to be kept still
     * @throws AppointmentNotAwaited if the case waits for none at that place
     * @throws NoSeatNow if none is left today
     * @throws org.dilmun.ejb.access.OwnCase if the case concerns the officer; of their family org.dilmun.ejb.access.FamilyCase
     */
    public Appointment walkIn(Reference reference, String place) {
        Place here = places.get(place);
        Request request = cases.lock(reference);
        Actor officer = officer(request, bodies.get(here.body()).id());
        Visit visit = appointments.awaited(request);
        if (!visit.offers(here.code()) || here.seats(visit.kind()) == 0) {
            throw new AppointmentNotAwaited();
        }
        queries.booked(request).ifPresent(earlier -> earlier.cancel(clock.instant()));
        Appointment taken = takeFirst(here, slots.today(here, visit.kind()), request, officer);
        taken.remind(clock.instant()); // the person stands at the counter
        bookings.end(request);
        record("appointment.walk-in", request, taken);
        return taken;
    }

    private Appointment takeFirst(Place place, List<Slot> today, Request request, Actor officer) {
        Slot first = today.stream()
                .filter(slot -> seats.isFree(place, slot))
                .findFirst()
                .orElseThrow(NoSeatNow::new);
        return seats.take(place, first, request, officer);
    }

    private Appointment booked(Request request, Instant shown) {
        return queries.booked(request)
                .filter(appointment -> appointment.startsAt().equals(shown))
                .orElseThrow(AppointmentChanged::new);
    }

    /** Of the place where the applicant is expected; of the body that decides, where nobody is expected or the place is no more. */
    private Actor officer(Request request) {
        return officer(
                request,
                queries.booked(request)
                        .flatMap(appointment -> places.find(appointment.place()))
                        .map(place -> bodies.get(place.body()).id())
                        .orElse(request.bodyId()));
    }

    private Actor officer(Request request, long body) {
        Actor officer =
                access.require(Permission.WORK_CASE, body, request.reference().value());
        access.requireUninvolved(
                officer, request.concerned(), request.reference().value());
        return officer;
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
