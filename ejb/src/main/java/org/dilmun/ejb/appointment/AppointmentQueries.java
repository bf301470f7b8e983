package org.dilmun.ejb.appointment;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import org.dilmun.domain.access.Permission;
import org.dilmun.domain.appointment.Appointment;
import org.dilmun.domain.appointment.AppointmentState;
import org.dilmun.domain.appointment.Place;
import org.dilmun.domain.kernel.NotFound;
import org.dilmun.domain.request.Request;
import org.dilmun.ejb.access.Access;
import org.dilmun.ejb.access.Caller;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.party.Bodies;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;
import org.dilmun.ejb.place.Places;

/** Who comes where and when. */
@Stateless
@Interceptors(AgainAfterDeadlock.class)
public class AppointmentQueries {

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Inject
    Places places;

    @Inject
    Bodies bodies;

    @Inject
    Country country;

    @Inject
    Access access;

    @Inject
    Caller caller;

    /** @return what is booked for the case; empty: nothing */
    public Optional<Appointment> booked(Request request) {
        return em.createQuery(
                        "select a from Appointment a where a.requestId = :request and a.state = :booked",
                        Appointment.class)
                .setParameter("request", request.id())
                .setParameter("booked", AppointmentState.BOOKED)
                .getResultStream()
                .max(Comparator.comparing(Appointment::id));
    }

    /** @return how often its applicant has not come, to what the current step asks for, since the case reached it */
    public int missed(Request request) {
        Instant reached = request.history().stream()
                .filter(entry -> request.step().equals(entry.step()))
                .reduce((earlier, later) -> later)
                .orElseThrow()
                .at();
        return em.createQuery(
                        "select count(a) from Appointment a where a.requestId = :request and a.state = :missed"
                                + " and a.bookedAt >= :reached",
                        Long.class)
                .setParameter("request", request.id())
                .setParameter("missed", AppointmentState.MISSED)
                .setParameter("reached", reached)
                .getSingleResult()
                .intValue();
    }

    /** @return the places of the bodies whose cases the caller sees */
    public List<Place> places() {
        Set<String> codes = caller.actor().bodiesWith(Permission.SEE_CASE).stream()
                .map(body -> bodies.get(body).code())
                .collect(Collectors.toSet());
        return places.of(codes);
    }

    /**
     * Who comes to a place on that day, in the order in which they come, without who cancelled.
     *
     * @throws NotFound if there is no such place
     * @throws org.dilmun.ejb.access.Refused if it is of a body whose cases the caller does not see
     */
    public List<Guest> guests(String place, LocalDate day) {
        Place known = places.get(place);
        access.require(Permission.SEE_CASE, bodies.get(known.body()).id(), place);
        return em.createQuery(
                        "select new org.dilmun.ejb.appointment.Guest(r.reference, r.versionId,"
                                + " r.bodyId, p.name, a.kind, a.startsAt, a.state) from Appointment a, Request r, Person p"
                                + " where r.id = a.requestId and p.id = r.applicantId and a.place = :place"
                                + " and a.startsAt >= :from and a.startsAt < :to and a.state <> :cancelled"
                                + " order by a.startsAt, a.id",
                        Guest.class)
                .setParameter("place", place)
                .setParameter("from", day.atStartOfDay(country.zone()).toInstant())
                .setParameter("to", day.plusDays(1).atStartOfDay(country.zone()).toInstant())
                .setParameter("cancelled", AppointmentState.CANCELLED)
                .getResultList();
    }
}
