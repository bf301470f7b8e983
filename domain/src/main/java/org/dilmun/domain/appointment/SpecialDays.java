package org.dilmun.domain.appointment;

import java.time.LocalDate;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Days on which a place has other hours than the week says, both of them within; a holiday among them too.
 *
 * @param hours empty: it is closed
 */
public record SpecialDays(LocalDate from, LocalDate to, List<Span> hours) {

    public SpecialDays {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("nothing lies from " + from + " to " + to);
        }
        hours = List.copyOf(hours);
    }

    /** @param to null: the one day alone */
    @JsonCreator
    static SpecialDays of(
            @JsonProperty(value = "from", required = true) String from,
            @JsonProperty("to") String to,
            @JsonProperty("hours") List<Span> hours) {
        LocalDate first = LocalDate.parse(from);
        return new SpecialDays(first, to == null ? first : LocalDate.parse(to), hours == null ? List.of() : hours);
    }

    boolean holds(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(to);
    }
}
