package org.dilmun.domain.party;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import org.dilmun.domain.kernel.LocalizedText;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Which bodies take the place of which, and how a change comes to be. */
class SuccessionTest {

    private static final Instant NOW = Instant.parse("2017-11-05T08:00:00Z");
    private static final LocalDate TODAY = LocalDate.of(2017, 11, 5);

    private static BodyChange change(BodyChange.Kind kind, long body, Long into, Map<String, Long> transfers) {
        var plan = new BodyChange.Plan(kind, body, TODAY.plusDays(1), null, null, into, transfers);
        return new BodyChange(body, plan, TODAY, 7, NOW);
    }

    private static BodyChange merge(long body, long into) {
        return change(BodyChange.Kind.MERGE, body, into, Map.of());
    }

    @Test
    void of_bodies_that_stand_each_is_in_charge_of_its_own() {
        var none = new Succession(List.of());
        assertThat(none.inCharge(1)).isEqualTo(1);
        assertThat(none.inCharge(1, "any")).isEqualTo(1);
        assertThat(none.reach(1)).containsExactly(1L);
        assertThat(none.origins(1)).containsExactly(1L);
    }

    @Test
    void who_was_something_in_a_body_is_it_in_its_successor_and_the_other_way_round_for_what_it_left() {
        var merged = new Succession(List.of(merge(1, 2), merge(2, 3)));
        assertThat(merged.inCharge(1)).isEqualTo(3);
        assertThat(merged.reach(1)).containsExactlyInAnyOrder(1L, 2L, 3L);
        assertThat(merged.reach(3)).containsExactlyInAnyOrder(1L, 2L, 3L);
        assertThat(merged.origins(3)).containsExactlyInAnyOrder(1L, 2L, 3L);
        assertThat(merged.predecessors(3)).containsExactlyInAnyOrder(1L, 2L);
        assertThat(merged.reach(4)).containsExactly(4L);
    }

    @Test
    void a_split_goes_by_services_and_what_is_none_of_them_goes_to_one() {
        var split = new Succession(List.of(change(BodyChange.Kind.SPLIT, 1, 2L, Map.of("water", 3L))));
        assertThat(split.inCharge(1, "water")).isEqualTo(3);
        assertThat(split.inCharge(1, "power")).isEqualTo(2);
        assertThat(split.inCharge(1)).isEqualTo(2);
        assertThat(split.reach(1)).containsExactlyInAnyOrder(1L, 2L, 3L);
        assertThat(split.reach(2)).containsExactlyInAnyOrder(1L, 2L);
        assertThat(split.reach(3)).containsExactly(3L);
        assertThat(split.origins(3)).containsExactlyInAnyOrder(1L, 3L);
    }

    @Test
    void what_is_taken_over_may_be_passed_on() {
        var both = new Succession(
                List.of(change(BodyChange.Kind.SPLIT, 1, 2L, Map.of("water", 3L)), merge(3, 4), merge(2, 4)));
        assertThat(both.inCharge(1, "water")).isEqualTo(4);
        assertThat(both.inCharge(1, "power")).isEqualTo(4);
        assertThat(both.reach(4)).containsExactlyInAnyOrder(1L, 2L, 3L, 4L);
    }

    @Test
    void a_change_says_what_its_kind_asks_for() {
        assertThatThrownBy(() -> merge(1, 1)).isInstanceOf(BodyChangeIncomplete.class);
        assertThatThrownBy(() -> change(BodyChange.Kind.MERGE, 1, null, Map.of()))
                .isInstanceOf(BodyChangeIncomplete.class);
        assertThatThrownBy(() -> change(BodyChange.Kind.SPLIT, 1, 2L, Map.of("water", 2L)))
                .isInstanceOf(BodyChangeIncomplete.class);
        assertThatThrownBy(() -> change(BodyChange.Kind.SPLIT, 1, 2L, Map.of("water", 1L, "power", 3L)))
                .isInstanceOf(BodyChangeIncomplete.class);
        assertThatThrownBy(() -> change(BodyChange.Kind.RENAME, 1, null, Map.of()))
                .isInstanceOf(BodyChangeIncomplete.class);
        var blank = new BodyChange.Plan(
                BodyChange.Kind.RENAME, 1, TODAY.plusDays(1), LocalizedText.of("اسم", " "), null, null, Map.of());
        assertThatThrownBy(() -> new BodyChange(1, blank, TODAY, 7, NOW)).isInstanceOf(BodyChangeIncomplete.class);
    }

    @Test
    void it_comes_after_today_and_is_decided_about_once() {
        for (LocalDate day : new LocalDate[] {null, TODAY, TODAY.plusYears(3).plusDays(1)}) {
            var plan = new BodyChange.Plan(BodyChange.Kind.MERGE, 1, day, null, null, 2L, Map.of());
            assertThatThrownBy(() -> new BodyChange(1, plan, TODAY, 7, NOW)).isInstanceOf(BodyChangeDayWrong.class);
        }
        BodyChange late = merge(1, 2);
        assertThatThrownBy(() -> late.approve(8, TODAY.plusDays(1), NOW)).isInstanceOf(BodyChangeDayWrong.class);
        BodyChange change = merge(1, 2);
        change.approve(8, TODAY, NOW);
        assertThat(change.due(TODAY)).isFalse();
        assertThat(change.due(TODAY.plusDays(1))).isTrue();
        assertThatThrownBy(() -> change.decline(8, NOW)).isInstanceOf(BodyChangeDecided.class);
        change.carryOut(NOW);
        assertThat(change.due(TODAY.plusDays(1))).isFalse();
    }
}
