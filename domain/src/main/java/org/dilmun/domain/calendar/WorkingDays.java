package org.dilmun.domain.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Set;

/**
 * The days on which the government works: all that are neither weekend nor holiday. A period in working days does not
 * count the day of the event; day 1 is the next working day.
 */
public record WorkingDays(Set<DayOfWeek> weekend, Set<LocalDate> holidays) {

    public WorkingDays {
        if (weekend.size() >= DayOfWeek.values().length) {
            throw new IllegalArgumentException("a week without a working day");
        }
        weekend = Set.copyOf(weekend);
        holidays = Set.copyOf(holidays);
    }

    public boolean isWorkingDay(LocalDate day) {
        return !weekend.contains(day.getDayOfWeek()) && !holidays.contains(day);
    }

    /** @return that day, or the first working day after it */
    public LocalDate onOrAfter(LocalDate day) {
        LocalDate result = day;
        while (!isWorkingDay(result)) {
            result = result.plusDays(1);
        }
        return result;
    }

    /** @param days 0 or more; with 0 an event on a day off counts for the next working day */
    public LocalDate plus(LocalDate event, int days) {
        if (days < 0) {
            throw new IllegalArgumentException("days: " + days);
        }
        LocalDate result = event;
        for (int i = 0; i < days; i++) {
            result = onOrAfter(result.plusDays(1));
        }
        return days == 0 ? onOrAfter(result) : result;
    }

    /** A period of calendar days: holidays inside do not stretch it, but it never ends on a day off. */
    public LocalDate plusCalendarDays(LocalDate event, int days) {
        return onOrAfter(event.plusDays(days));
    }

    /** Counts back ("at least 3 working days before"): excluding the day itself, a day off moves the result earlier. */
    public LocalDate minus(LocalDate event, int days) {
        LocalDate result = event;
        for (int left = days; left > 0; ) {
            result = result.minusDays(1);
            if (isWorkingDay(result)) {
                left--;
            }
        }
        return result;
    }

    /**
     * Since when what was due is overdue: a working day has begun after its last day. A last day that has become a day off
     * since it was set stands for the next working day.
     *
     * @return the latest last day that has passed by {@code today}
     */
    public LocalDate lastPassed(LocalDate today) {
        return minus(today, isWorkingDay(today) ? 1 : 2);
    }

    /** @return working days after {@code from} up to and including {@code to}; negative if {@code to} is earlier */
    public int between(LocalDate from, LocalDate to) {
        if (to.isBefore(from)) {
            return -between(to, from);
        }
        return (int) from.plusDays(1)
                .datesUntil(to.plusDays(1))
                .filter(this::isWorkingDay)
                .count();
    }
}
