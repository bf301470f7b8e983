package org.dilmun.domain.studio;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ServiceDraftTest {

    private static final Instant NOW = Instant.parse("2017-11-20T07:00:00Z");
    private static final long MONA = 7;
    private static final long SALMAN = 8;

    private final ServiceDraft draft = new ServiceDraft(1, 2, "card", 3, "text", MONA, NOW);

    @Test
    void who_begins_it_has_written_nothing_yet_and_who_sends_it_answers_for_it() {
        assertThat(draft.writers()).isEmpty();
        draft.submit(MONA, NOW);
        assertThat(draft.writers()).containsExactly(MONA);
    }

    @Test
    void nobody_writes_in_what_waits_for_approval() {
        draft.submit(MONA, NOW);
        assertThatThrownBy(() -> draft.write("more", MONA, NOW)).isInstanceOf(DraftMoveRefused.class);
        draft.reopen(MONA, NOW);
        draft.write("more", MONA, NOW);
        assertThat(draft.source()).isEqualTo("more");
    }

    @Test
    void what_was_not_sent_is_not_published() {
        assertThatThrownBy(() -> draft.publish(SALMAN, NOW)).isInstanceOf(DraftMoveRefused.class);
        assertThatThrownBy(() -> draft.approve(NOW.plusSeconds(60), SALMAN, NOW))
                .isInstanceOf(DraftMoveRefused.class);
    }

    @Test
    void it_is_returned_with_a_reason_that_stands_until_it_is_sent_again() {
        draft.submit(MONA, NOW);
        assertThatThrownBy(() -> draft.giveBack(" ", SALMAN, NOW)).isInstanceOf(ReturnReasonMissing.class);
        assertThatThrownBy(() -> draft.giveBack("x".repeat(2001), SALMAN, NOW)).isInstanceOf(ReturnReasonMissing.class);
        draft.giveBack(" The fee is wrong. ", SALMAN, NOW);
        assertThat(draft.state()).isEqualTo(DraftState.OPEN);
        draft.write("better", MONA, NOW);
        assertThat(draft.reason()).hasValue("The fee is wrong.");
        draft.submit(MONA, NOW);
        assertThat(draft.reason()).isEmpty();
    }

    @Test
    void it_waits_for_a_time_to_come_within_a_year() {
        draft.submit(MONA, NOW);
        assertThatThrownBy(() -> draft.approve(NOW, SALMAN, NOW)).isInstanceOf(PublicationTimeWrong.class);
        assertThatThrownBy(() -> draft.approve(NOW.plus(Duration.ofDays(367)), SALMAN, NOW))
                .isInstanceOf(PublicationTimeWrong.class);
        draft.approve(NOW.plusSeconds(60), SALMAN, NOW);
        assertThat(draft.due(NOW.plusSeconds(59))).isFalse();
        assertThat(draft.due(NOW.plusSeconds(60))).isTrue();
        draft.publish(SALMAN, NOW.plusSeconds(60));
        assertThat(draft.due(NOW.plusSeconds(61))).isFalse();
    }

    @Test
    void a_text_without_end_is_not_kept() {
        assertThatThrownBy(() -> draft.write("x".repeat(ServiceDraft.LONGEST + 1), MONA, NOW))
                .isInstanceOf(DraftTooLong.class);
        assertThat(draft.source()).isEqualTo("text");
    }

    @Test
    void what_was_changed_since_it_was_shown_is_told() {
        assertThat(draft.asShown(0)).isSameAs(draft);
        assertThatThrownBy(() -> draft.asShown(1)).isInstanceOf(DraftChanged.class);
    }
}
