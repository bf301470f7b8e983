package org.dilmun.domain.request;

import java.time.LocalDate;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.dilmun.domain.request.RequestTest.NOW;
import static org.dilmun.domain.request.RequestTest.OFFICER;

class LeaveTest {

    private static final LocalDate TODAY = LocalDate.of(2017, 11, 5);

    private static Leave leave() {
        var days = Leave.Days.of(LocalDate.of(2017, 11, 6), LocalDate.of(2017, 11, 8), TODAY);
        return new Leave(1, new Leave.Parts(3, 8, 9), days, OFFICER, NOW);
    }

    @ParameterizedTest
    @CsvSource({"2017-11-05, false", "2017-11-06, true", "2017-11-08, true", "2017-11-09, false"})
    void it_holds_from_its_first_day_to_its_last(LocalDate day, boolean on) {
        assertThat(leave().isOn(day)).isEqualTo(on);
    }

    @Test
    void once_it_is_ended_it_holds_on_no_day() {
        Leave leave = leave();
        leave.end(OFFICER, NOW);
        leave.end(OFFICER, NOW);
        assertThat(leave.stands()).isFalse();
        assertThat(leave.isOn(LocalDate.of(2017, 11, 7))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"2017-11-05, 2017-11-05", "2018-11-06, 2018-11-06", "2017-11-06, 2018-11-06"})
    void it_may_begin_today_or_within_a_year_and_last_as_long(LocalDate first, LocalDate last) {
        assertThat(Leave.Days.of(first, last, TODAY)).isEqualTo(new Leave.Days(first, last));
    }

    @ParameterizedTest
    @CsvSource({
        ", 2017-11-06",
        "2017-11-06,",
        "2017-11-04, 2017-11-06",
        "2017-11-07, 2017-11-06",
        "2018-11-07, 2018-11-08",
        "2017-11-06, 2018-11-07"
    })
    void days_that_are_missing_past_out_of_order_or_too_many_are_refused(LocalDate first, LocalDate last) {
        assertThatThrownBy(() -> Leave.Days.of(first, last, TODAY)).isInstanceOf(LeaveDaysWrong.class);
    }
}
