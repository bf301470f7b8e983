package org.dilmun.ejb.outbox;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.dilmun.domain.outbox.OutboxMessage;
import org.dilmun.domain.outbox.OutboxState;
import org.dilmun.ejb.persistence.OnDatabase;
import org.dilmun.ejb.persistence.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@OnDatabase
class OutboxTest {

    private final TestDatabase database = new TestDatabase();
    private Instant now = Instant.parse("2026-11-25T08:00:00Z");
    private Outbox outbox;

    @BeforeEach
    void open() {
        database.with(InstantSource.class, () -> now);
        outbox = database.bean(Outbox.class);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void a_rolled_back_cause_leaves_no_message() {
        assertThatThrownBy(() -> database.inTransaction(() -> {
                    add("one");
                    throw new IllegalStateException("refused");
                }))
                .hasMessage("refused");
        assertThat(due()).isEmpty();
    }

    @Test
    void a_key_is_sent_once_even_after_delivery() {
        database.inTransaction(() -> add("one"));
        database.inTransaction(() -> add("one"));
        assertThat(due()).hasSize(1);
        long id = due().get(0);
        database.inTransaction(() -> outbox.delivered(id));
        database.inTransaction(() -> add("one"));
        assertThat(due()).isEmpty();
    }

    @Test
    void a_claimed_message_is_nobody_elses_until_its_lease_runs_out() {
        database.inTransaction(() -> add("one"));
        long id = due().get(0);
        assertThat(database.inTransaction(() -> outbox.claim(id))).isPresent();
        assertThat(database.inTransaction(() -> outbox.claim(id))).isEmpty();
        now = now.plus(Duration.ofMinutes(3));
        assertThat(database.inTransaction(() -> outbox.claim(id))).isPresent();
    }

    @Test
    void a_receiver_that_keeps_failing_is_asked_eight_times() {
        database.inTransaction(() -> add("one"));
        long id = due().get(0);
        for (int attempt = 0; attempt < 8; attempt++) {
            assertThat(database.inTransaction(() -> outbox.claim(id))).isPresent();
            database.inTransaction(() -> outbox.failed(id, "no answer"));
            assertThat(due()).isEmpty();
            now = now.plus(Duration.ofMinutes(1L << attempt));
        }
        assertThat(due()).isEmpty();
        var message = database.inTransaction(() -> database.entityManager().find(OutboxMessage.class, id));
        assertThat(message.state()).isEqualTo(OutboxState.FAILED);
        assertThat(message.lastError()).isEqualTo("no answer");
    }

    @Test
    void a_message_that_cannot_be_tried_waits_by_its_age_and_never_ends_as_failed() {
        database.inTransaction(() -> add("one"));
        long id = due().get(0);
        for (long wait : List.of(5, 5, 10, 20, 40, 80, 160, 320, 600, 600, 600)) {
            assertThat(database.inTransaction(() -> outbox.claim(id))).isPresent();
            database.inTransaction(() -> outbox.postponed(id, "no signer"));
            now = now.plusSeconds(wait - 1);
            assertThat(due()).isEmpty();
            now = now.plusSeconds(1);
            assertThat(due()).containsExactly(id);
        }
        var message = database.inTransaction(() -> database.entityManager().find(OutboxMessage.class, id));
        assertThat(message.state()).isEqualTo(OutboxState.WAITING);
        assertThat(message.lastError()).isEqualTo("no signer");
    }

    private void add(String key) {
        outbox.add("document", key, "archive", "IDC-1", Map.of("document", "1"));
    }

    private List<Long> due() {
        return database.inTransaction(() -> outbox.due());
    }
}
