package org.dilmun.ejb.appointment;

import java.util.Set;
import java.util.stream.IntStream;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.appointment.Appointment;
import org.dilmun.domain.appointment.Place;
import org.dilmun.domain.appointment.Slot;
import org.dilmun.domain.request.Request;
import org.dilmun.ejb.country.BusinessClock;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;
import org.dilmun.ejb.persistence.Ids;

/** Gives seats away, one to one person. Who comes second at the same place waits until the first is done, and then sees what is left. */
@Stateless
@Interceptors(AgainAfterDeadlock.class)
public class Seats {

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Inject
    Ids ids;

    @Inject
    BusinessClock clock;

    /** Whether somebody else can come then; who wants to rely on it holds the place and takes the seat. */
    public boolean isFree(Place place, Slot slot) {
        return taken(slot).size() < place.seats(slot.kind());
    }

    /**
     * Part of a transaction that holds the lock of the case.
     *
     * @throws SlotTaken if none is free
     */
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public Appointment take(Place place, Slot slot, Request request, Actor by) {
        lock(place);
        Set<Integer> taken = taken(slot);
        int seats = place.seats(slot.kind());
        if (taken.size() >= seats) { // perhaps with seats of before, when there were more
            throw new SlotTaken();
        }
        int seat = IntStream.rangeClosed(1, seats)
                .filter(each -> !taken.contains(each))
                .findFirst()
                .orElseThrow();
        var appointment = new Appointment(ids.next(), request, slot, seat, by, clock.instant());
        em.persist(appointment);
        return appointment;
    }

    private Set<Integer> taken(Slot slot) {
        return Set.copyOf(em.createQuery(
                        "select a.seat from Appointment a where a.place = :place and a.kind = :kind"
                                + " and a.startsAt = :start and a.seat is not null",
                        Integer.class)
                .setParameter("place", slot.place())
                .setParameter("kind", slot.kind())
                .setParameter("start", slot.from())
                .getResultList());
    }

    /** Whoever writes the row of the place first has it until the end of the transaction. */
    private void lock(Place place) {
        em.createNativeQuery("insert into appointment_place (place_code, bookings) values (?1, 1)"
                        + " on duplicate key update bookings = bookings + 1")
                .setParameter(1, place.code())
                .executeUpdate();
    }
}
