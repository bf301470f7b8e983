package org.dilmun.domain.school;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * When pupils change schools. Outside of it they do for an urgent cause alone.
 *
 * @param turns from when on what is asked for is meant for the school year that is about to begin
 * @param windows of every year, each within a calendar year
 * @param announced of one year, beside the usual ones: a window that opens earlier, or that is extended
 */
public record SchoolCalendar(MonthDay turns, List<Window> windows, List<Announced> announced) {

    /** The days of every year from one to the other, both included. */
    public record Window(MonthDay opens, MonthDay closes) {

        /** As {@code --06-25}. */
        @JsonCreator
        static Window of(
                @JsonProperty(value = "opens", required = true) String opens,
                @JsonProperty(value = "closes", required = true) String closes) {
            return new Window(MonthDay.parse(opens), MonthDay.parse(closes));
        }

        private Announced in(int year) {
            return new Announced(opens.atYear(year), closes.atYear(year));
        }
    }

    /** The days from one to the other, both included. */
    public record Announced(LocalDate opens, LocalDate closes) {

        /** As {@code 2020-08-16}. */
        @JsonCreator
        static Announced of(
                @JsonProperty(value = "opens", required = true) String opens,
                @JsonProperty(value = "closes", required = true) String closes) {
            return new Announced(LocalDate.parse(opens), LocalDate.parse(closes));
        }

        private boolean includes(LocalDate day) {
            return !day.isBefore(opens) && !day.isAfter(closes);
        }
    }

    /** @param turns as {@code --06-25} */
    @JsonCreator
    static SchoolCalendar of(
            @JsonProperty(value = "turns", required = true) String turns,
            @JsonProperty(value = "windows", required = true) List<Window> windows,
            @JsonProperty("announced") List<Announced> announced) {
        return new SchoolCalendar(MonthDay.parse(turns), windows, announced);
    }

    public SchoolCalendar {
        windows = List.copyOf(windows);
        announced = announced == null ? List.of() : List.copyOf(announced);
    }

    /** @return in which calendar year the school year begins for which somebody applies on that day */
    public int yearOf(LocalDate day) {
        return MonthDay.from(day).isBefore(turns) ? day.getYear() - 1 : day.getYear();
    }

    public boolean isOpen(LocalDate day) {
        return around(day).anyMatch(window -> window.includes(day));
    }

    /** @return the first day after that one on which a window opens */
    public LocalDate nextOpening(LocalDate day) {
        return around(day)
                .map(Announced::opens)
                .filter(opens -> opens.isAfter(day))
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    private Stream<Announced> around(LocalDate day) {
        Stream<Announced> usual = IntStream.rangeClosed(day.getYear(), day.getYear() + 1)
                .boxed()
                .flatMap(year -> windows.stream().map(window -> window.in(year)));
        return Stream.concat(usual, announced.stream());
    }
}
