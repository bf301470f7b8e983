package org.dilmun.ejb.appointment;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import org.dilmun.domain.appointment.AppointmentKind;
import org.dilmun.domain.appointment.Place;
import org.dilmun.domain.appointment.Slot;
import org.dilmun.ejb.calendar.WorkingCalendar;
import org.dilmun.ejb.country.BusinessClock;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;
import org.dilmun.ejb.place.Places;

/** When people can come: computed of the hours of a place, and of what is booked there. */
@Stateless
@Interceptors(AgainAfterDeadlock.class)
public class Slots {

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Inject
    BusinessClock clock;

    @Inject
    Country country;

    @Inject
    WorkingCalendar calendar;

    @Inject
    Places places;

    /** A day on which a place is open, and how many can still come on it. */
    public record OpenDay(LocalDate day, int free) {}

    /** A time, and how many can still come at it. */
    public record OpenSlot(Slot slot, int free) {}

    /** @return the days for which one can book there now, full ones too */
    public List<OpenDay> days(Place place, String kind) {
        LocalDate today = today();
        int ahead = places.kind(kind).map(AppointmentKind::ahead).orElse(0);
        Set<LocalDate> holidays = calendar.workingDays().holidays();
        Map<Instant, Long> taken = taken(place, kind, today, today.plusDays(ahead));
        return today.datesUntil(today.plusDays(ahead + 1L))
                .map(day -> open(place, kind, day, holidays))
                .filter(slots -> !slots.isEmpty())
                .map(slots -> new OpenDay(
                        country.day(slots.get(0).from()),
                        slots.stream()
                                .mapToInt(slot -> free(place, slot, taken))
                                .sum()))
                .toList();
    }

    /** @return the times of that day that one can book there now, full ones too; empty: none */
    public List<OpenSlot> of(Place place, String kind, LocalDate day) {
        LocalDate last =
                today().plusDays(places.kind(kind).map(AppointmentKind::ahead).orElse(0));
        if (day.isBefore(today()) || day.isAfter(last)) {
            return List.of();
        }
        Map<Instant, Long> taken = taken(place, kind, day, day);
        return open(place, kind, day, calendar.workingDays().holidays()).stream()
                .map(slot -> new OpenSlot(slot, free(place, slot, taken)))
                .toList();
    }

    /** @return the time that begins then, if one can book it there now; it may be full */
    public Optional<Slot> at(Place place, String kind, Instant from) {
        return of(place, kind, country.day(from)).stream()
                .map(OpenSlot::slot)
                .filter(slot -> slot.from().equals(from))
                .findFirst();
    }

    /** @return what is left of today, with the time that has begun */
    public List<Slot> today(Place place, String kind) {
        return all(place, kind, today(), calendar.workingDays().holidays()).stream()
                .filter(slot -> slot.to().isAfter(clock.instant()))
                .toList();
    }

    private List<Slot> open(Place place, String kind, LocalDate day, Set<LocalDate> holidays) {
        return all(place, kind, day, holidays).stream()
                .filter(slot -> slot.from().isAfter(clock.instant()))
                .toList();
    }

    private List<Slot> all(Place place, String code, LocalDate day, Set<LocalDate> holidays) {
        return places.kind(code).filter(kind -> place.seats(code) > 0).stream()
                .flatMap(kind -> place.starts(kind, day, holidays).stream()
                        .map(start -> new Slot(
                                place.code(),
                                code,
                                instant(day, start),
                                instant(day, start.plusMinutes(kind.minutes())))))
                .toList();
    }

    private Instant instant(LocalDate day, LocalTime time) {
        return day.atTime(time).atZone(country.zone()).toInstant();
    }

    private static int free(Place place, Slot slot, Map<Instant, Long> taken) {
        return (int) Math.max(0, place.seats(slot.kind()) - taken.getOrDefault(slot.from(), 0L));
    }

    private Map<Instant, Long> taken(Place place, String kind, LocalDate first, LocalDate last) {
        return em.createQuery(
                        "select a.startsAt from Appointment a where a.place = :place and a.kind = :kind"
                                + " and a.seat is not null and a.startsAt >= :from and a.startsAt < :to",
                        Instant.class)
                .setParameter("place", place.code())
                .setParameter("kind", kind)
                .setParameter("from", instant(first, LocalTime.MIN))
                .setParameter("to", instant(last.plusDays(1), LocalTime.MIN))
                .getResultStream()
                .collect(Collectors.groupingBy(start -> start, Collectors.counting()));
    }

    private LocalDate today() {
        return country.day(clock.instant());
    }
}
