package org.dilmun.ejb.analytics;

import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DayCountsTest {

    @ParameterizedTest
    @CsvSource({"1, 1, 1", "2, 1, 2", "3, 2, 3", "10, 5, 9", "11, 6, 10", "20, 10, 18"})
    void half_and_nine_tenths_of_so_many_that_took_one_day_to_so_many(int most, int half, int nineTenths) {
        var counts = new DayCounts();
        IntStream.rangeClosed(1, most).forEach(counts::add);
        assertThat(counts.all()).isEqualTo(most);
        assertThat(counts.within(5)).isEqualTo(half);
        assertThat(counts.within(9)).isEqualTo(nineTenths);
    }

    @Test
    void of_none_there_is_no_half() {
        assertThatThrownBy(() -> new DayCounts().within(5)).isInstanceOf(IllegalArgumentException.class);
    }
}
