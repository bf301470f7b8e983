package org.dilmun.domain.appointment;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import org.dilmun.domain.kernel.LocalizedText;

/**
 * Where a body receives people.
 *
 * @param body its code
 * @param hours of the week; a day that is absent is one on which it is closed
 * @param exceptions the first that holds a day counts
 * @param kinds what is done there, by code, and how many people at once
 */
public record Place(
        String code,
        LocalizedText name,
        String body,
        LocalizedText address,
        Map<DayOfWeek, List<Span>> hours,
        List<SpecialDays> exceptions,
        Map<String, Integer> kinds) {

    public Place {
        hours = hours == null ? Map.of() : Map.copyOf(hours);
        exceptions = exceptions == null ? List.of() : List.copyOf(exceptions);
        kinds = kinds == null ? Map.of() : Map.copyOf(kinds);
    }

    /** @return how many people are received at once for that; 0: it is not done there */
    public int seats(String kind) {
        return kinds.getOrDefault(kind, 0);
    }

    /**
     * @param holidays of the country, on which it is closed unless an exception says otherwise
     * @return when it is open on that day; empty: not at all
     */
    public List<Span> open(LocalDate day, Set<LocalDate> holidays) {
        return exceptions.stream()
                .filter(special -> special.holds(day))
                .findFirst()
                .map(SpecialDays::hours)
                .orElseGet(
                        () -> holidays.contains(day) ? List.of() : hours.getOrDefault(day.getDayOfWeek(), List.of()));
    }

    /** @return when appointments of that length begin on that day, one after the other; each ends before the place closes */
    public List<LocalTime> starts(AppointmentKind kind, LocalDate day, Set<LocalDate> holidays) {
        return open(day, holidays).stream()
                .flatMap(span -> starts(kind, span))
                .sorted()
                .toList();
    }

    private static Stream<LocalTime> starts(AppointmentKind kind, Span span) {
        long fitting = Duration.between(span.from(), span.to()).toMinutes() / kind.minutes();
        return LongStream.range(0, fitting).mapToObj(nth -> span.from().plusMinutes(nth * kind.minutes()));
    }

    /** @return whether the same time stands twice among those hours */
    public static boolean overlap(List<Span> spans) {
        List<Span> sorted =
                spans.stream().sorted(Comparator.comparing(Span::from)).toList();
        return IntStream.range(1, sorted.size()).anyMatch(i -> sorted.get(i - 1).overlaps(sorted.get(i)));
    }
}
