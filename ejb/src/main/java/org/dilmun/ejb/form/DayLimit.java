package org.dilmun.ejb.form;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Period;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The first or last day that a question takes: {@code 2017-01-01}, {@code today}, {@code today-10y}, {@code today+30d}. */
public final class DayLimit {

    private static final Pattern RELATIVE = Pattern.compile("today(?:([+-][0-9]{1,4})([dwmy]))?");

    private DayLimit() {}

    /** @return empty if it is no such limit */
    public static Optional<LocalDate> on(LocalDate today, String limit) {
        Matcher relative = RELATIVE.matcher(limit);
        if (relative.matches()) {
            return Optional.of(relative.group(1) == null ? today : today.plus(period(relative)));
        }
        try {
            return Optional.of(LocalDate.parse(limit));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Period period(Matcher relative) {
        return Period.parse(relative.group(1).replaceFirst("^([+-])", "$1P")
                + relative.group(2).toUpperCase(Locale.ROOT));
    }
}
