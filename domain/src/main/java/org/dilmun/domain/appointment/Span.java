package org.dilmun.domain.appointment;

import java.time.LocalTime;
import java.time.format.DateTimeParseException;

import com.fasterxml.jackson.annotation.JsonCreator;

/** From one time of a day to a later one: a place is open from the first on, and closes at the second. */
public record Span(LocalTime from, LocalTime to) {

    public Span {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("nothing lies from " + from + " to " + to);
        }
    }

    /**
     * @param written as {@code 07:30-14:00}
     * @throws IllegalArgumentException if it is written otherwise, or ends before it begins
     */
    @JsonCreator
    public static Span of(String written) {
        String[] ends = written.split("-", -1);
        if (ends.length == 2) {
            try {
                return new Span(LocalTime.parse(ends[0].strip()), LocalTime.parse(ends[1].strip()));
            } catch (DateTimeParseException unreadable) {
                throw malformed(written, unreadable);
            }
        }
        throw malformed(written, null);
    }

    private static IllegalArgumentException malformed(String written, Exception cause) {
        return new IllegalArgumentException("hours are written as \"07:30-14:00\" and not as " + written, cause);
    }

    boolean overlaps(Span other) {
        return from.isBefore(other.to) && other.from.isBefore(to);
    }
}
