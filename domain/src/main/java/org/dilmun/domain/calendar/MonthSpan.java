package org.dilmun.domain.calendar;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;

/** Whole months of which something is told, from the first to the last: at most {@value #LONGEST}. */
public record MonthSpan(YearMonth first, YearMonth last) {

    public static final int LONGEST = 24;

    /** @throws MonthSpanRefused if the last is before the first, or there are more than {@value #LONGEST} */
    public MonthSpan {
        if (last.isBefore(first) || last.isAfter(first.plusMonths(LONGEST - 1L))) {
            throw new MonthSpanRefused();
        }
    }

    /**
     * @param first as {@code 2026-11}; may be null
     * @param last likewise
     * @throws MonthSpanRefused if they are no such months
     */
    public static MonthSpan parse(String first, String last) {
        return new MonthSpan(month(first), month(last));
    }

    private static YearMonth month(String written) {
        try {
            if (written != null && written.matches("(19|20)[0-9]{2}-[0-9]{2}")) {
                return YearMonth.parse(written);
            }
        } catch (DateTimeException noMonth) {
            // refused below
        }
        throw new MonthSpanRefused();
    }

    /** @return the month of that day and those before it */
    public static MonthSpan until(LocalDate day, int months) {
        YearMonth last = YearMonth.from(day);
        return new MonthSpan(last.minusMonths(months - 1L), last);
    }

    /** @return the oldest first */
    public List<MonthSpan> months() {
        return Stream.iterate(first, month -> !month.isAfter(last), month -> month.plusMonths(1))
                .map(month -> new MonthSpan(month, month))
                .toList();
    }

    public LocalDate firstDay() {
        return first.atDay(1);
    }

    public LocalDate lastDay() {
        return last.atEndOfMonth();
    }

    public Instant begin(ZoneId zone) {
        return firstDay().atStartOfDay(zone).toInstant();
    }

    /** @return the moment after it */
    public Instant end(ZoneId zone) {
        return lastDay().plusDays(1).atStartOfDay(zone).toInstant();
    }
}
