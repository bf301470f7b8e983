package org.dilmun.domain.school;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class SchoolCalendarTest {

    private static final SchoolCalendar CALENDAR = new SchoolCalendar(
            MonthDay.of(6, 25),
            List.of(
                    new SchoolCalendar.Window(MonthDay.of(6, 25), MonthDay.of(9, 14)),
                    new SchoolCalendar.Window(MonthDay.of(1, 25), MonthDay.of(2, 7))),
            List.of(new SchoolCalendar.Announced(LocalDate.of(2020, 9, 15), LocalDate.of(2020, 9, 30))));

    @ParameterizedTest
    @CsvSource({
        "2021-06-24, false",
        "2021-06-25, true",
        "2021-09-14, true",
        "2021-09-15, false",
        "2020-09-15, true",
        "2020-10-01, false",
        "2022-01-24, false",
        "2022-01-25, true",
        "2022-02-07, true",
        "2022-02-08, false"
    })
    void both_ends_of_a_window_are_days_of_it(LocalDate day, boolean open) {
        assertThat(CALENDAR.isOpen(day)).isEqualTo(open);
    }

    @ParameterizedTest
    @CsvSource({"2021-06-24, 2020", "2021-06-25, 2021", "2021-12-31, 2021", "2022-02-01, 2021"})
    void from_summer_on_the_year_that_is_about_to_begin_is_meant(LocalDate day, int year) {
        assertThat(CALENDAR.yearOf(day)).isEqualTo(year);
    }

    @Test
    void the_next_window_may_be_one_of_next_year() {
        assertThat(CALENDAR.nextOpening(LocalDate.of(2021, 11, 30))).isEqualTo(LocalDate.of(2022, 1, 25));
        assertThat(CALENDAR.nextOpening(LocalDate.of(2020, 8, 1))).isEqualTo(LocalDate.of(2020, 9, 15));
    }
}
