package org.dilmun.domain.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Set;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class WorkingDaysTest {

    /** Friday and Saturday are off, and so is Thursday, 9 November 2017. */
    private static final WorkingDays DAYS =
            new WorkingDays(Set.of(DayOfWeek.FRIDAY, DayOfWeek.SATURDAY), Set.of(LocalDate.of(2017, 11, 9)));

    @ParameterizedTest(name = "on {0} what was due on {1} is overdue")
    @CsvSource({
        "2017-11-07, 2017-11-06",
        "2017-11-08, 2017-11-07",
        "2017-11-09, 2017-11-07",
        "2017-11-11, 2017-11-07",
        "2017-11-12, 2017-11-08",
        "2017-11-13, 2017-11-12"
    })
    void what_was_due_is_overdue_once_a_working_day_has_begun_after_it(LocalDate today, LocalDate lastPassed) {
        assertThat(DAYS.lastPassed(today)).isEqualTo(lastPassed);
    }
}
