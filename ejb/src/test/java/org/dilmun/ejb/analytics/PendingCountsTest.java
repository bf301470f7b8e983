package org.dilmun.ejb.analytics;

import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PendingCountsTest {

    private final PendingCounts<String> counts = new PendingCounts<>(3, text -> "others");

    @Test
    void what_finds_no_room_is_counted_together_and_nothing_is_lost() {
        for (int i = 0; i < 1_000; i++) {
            counts.add("text " + i, 1);
        }
        counts.add("text 2", 5);
        assertThat(counts.take()).isEqualTo(Map.of("text 0", 1L, "text 1", 1L, "text 2", 6L, "others", 997L));
    }

    @Test
    void what_was_taken_and_comes_back_joins_what_came_meanwhile() {
        counts.add("a", 2);
        Map<String, Long> taken = counts.take();
        counts.add("a", 1);
        counts.add("b", 1);
        taken.forEach(counts::add);
        assertThat(counts.take()).isEqualTo(Map.of("a", 3L, "b", 1L));
        assertThat(counts.take()).isEmpty();
    }
}
