package org.dilmun.domain.appointment;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.dilmun.domain.kernel.LocalizedText;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PlaceTest {

    private static final LocalDate SUNDAY = LocalDate.of(2017, 11, 5);
    private static final AppointmentKind HALF_AN_HOUR =
            new AppointmentKind(LocalizedText.of("اختبار", "Test"), null, 30, 30, 2);

    private static final Place PLACE = new Place(
            "here",
            LocalizedText.of("هنا", "Here"),
            "iga",
            LocalizedText.of("المحرق", "Muharraq"),
            Map.of(DayOfWeek.SUNDAY, List.of(Span.of("10:30-12:15"), Span.of("08:00-09:00"))),
            List.of(
                    SpecialDays.of("2017-11-12", null, null),
                    SpecialDays.of("2017-11-17", "2017-11-19", List.of(Span.of("09:00-10:00")))),
            Map.of("test", 2));

    private static List<LocalTime> starts(LocalDate day, LocalDate... holidays) {
        return PLACE.starts(HALF_AN_HOUR, day, Set.of(holidays));
    }

    @Test
    void appointments_follow_each_other_and_the_last_ends_before_it_closes() {
        assertThat(starts(SUNDAY))
                .extracting(LocalTime::toString)
                .containsExactly("08:00", "08:30", "10:30", "11:00", "11:30");
    }

    @Test
    void it_is_closed_where_the_week_says_nothing_and_on_holidays() {
        assertThat(starts(SUNDAY.plusDays(1))).isEmpty();
        assertThat(starts(SUNDAY, SUNDAY)).isEmpty();
    }

    @Test
    void special_days_close_it_or_open_it_even_on_a_holiday() {
        assertThat(starts(LocalDate.of(2017, 11, 12))).isEmpty();
        LocalDate friday = LocalDate.of(2017, 11, 17);
        assertThat(starts(friday, friday)).extracting(LocalTime::toString).containsExactly("09:00", "09:30");
        assertThat(starts(LocalDate.of(2017, 11, 19))).hasSize(2);
        assertThat(starts(LocalDate.of(2017, 11, 20))).isEmpty();
    }

    @Test
    void what_is_not_done_there_has_no_seats() {
        assertThat(PLACE.seats("test")).isEqualTo(2);
        assertThat(PLACE.seats("other")).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"8:00-9:00", "08:00", "09:00-08:00", "08:00-08:00", "08:00-25:00", "", "08:00-09:00-10:00"})
    void hours_that_are_none_are_refused(String written) {
        assertThatThrownBy(() -> Span.of(written)).isInstanceOf(IllegalArgumentException.class);
    }
}
