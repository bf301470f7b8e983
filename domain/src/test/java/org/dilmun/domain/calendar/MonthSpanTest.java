package org.dilmun.domain.calendar;

import java.time.LocalDate;
import java.time.ZoneId;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class MonthSpanTest {

    private static final ZoneId BAHRAIN = ZoneId.of("Asia/Bahrain");

    @Test
    void it_begins_and_ends_with_days_of_the_country() {
        MonthSpan span = MonthSpan.parse("2017-11", "2018-02");
        assertThat(span.begin(BAHRAIN)).isEqualTo("2017-10-31T21:00:00Z");
        assertThat(span.end(BAHRAIN)).isEqualTo("2018-02-28T21:00:00Z");
        assertThat(span.lastDay()).isEqualTo("2018-02-28");
        assertThat(span.months())
                .extracting(MonthSpan::firstDay)
                .containsExactly(
                        LocalDate.of(2017, 11, 1),
                        LocalDate.of(2017, 12, 1),
                        LocalDate.of(2018, 1, 1),
                        LocalDate.of(2018, 2, 1));
    }

    @Test
    void the_last_months_have_that_of_the_day_among_them() {
        assertThat(MonthSpan.until(LocalDate.of(2018, 1, 31), 3)).isEqualTo(MonthSpan.parse("2017-11", "2018-01"));
    }

    @Test
    void two_years_are_taken_and_no_month_more() {
        assertThat(MonthSpan.parse("2016-01", "2017-12").months()).hasSize(24);
        assertThatThrownBy(() -> MonthSpan.parse("2016-01", "2018-01")).isInstanceOf(MonthSpanRefused.class);
    }

    @ParameterizedTest
    @CsvSource({
        "2017-12, 2017-11",
        "2017-13, 2017-12",
        "2017-1, 2017-12",
        ", 2017-12",
        "2017-12,",
        "0000-01, 0000-02",
        "+999999999-01, +999999999-01",
        "now, then"
    })
    void what_are_no_months_in_their_order_is_refused(String first, String last) {
        assertThatThrownBy(() -> MonthSpan.parse(first, last)).isInstanceOf(MonthSpanRefused.class);
    }
}
