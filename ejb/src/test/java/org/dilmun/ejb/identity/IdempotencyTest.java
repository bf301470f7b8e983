package org.dilmun.ejb.identity;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.identity.AccessToken;
import org.dilmun.domain.identity.AnsweredCall;
import org.dilmun.domain.identity.ApiClient;
import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.ejb.access.Caller;
import org.dilmun.ejb.party.Bodies;
import org.dilmun.ejb.persistence.OnDatabase;
import org.dilmun.ejb.persistence.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@OnDatabase
class IdempotencyTest {

    private final TestDatabase database = new TestDatabase();
    private final Caller caller = new Caller();
    private final AtomicInteger done = new AtomicInteger();

    private Idempotency idempotency;
    private ApiClient client;

    /** What the work answers. */
    public record Made(int number) {}

    @BeforeEach
    void arrange() {
        database.with(Caller.class, caller);
        client = database.inTransaction(() -> {
            var bodies = database.bean(Bodies.class);
            bodies.takeOver(List.of(new Bodies.BodyData(
                    "iga", LocalizedText.of("الهيئة", "iGA"), null, "authority", LocalizedText.of("دور", "Role"))));
            database.entityManager().flush();
            return database.bean(ApiClients.class)
                    .register(
                            "counter",
                            "secret",
                            LocalizedText.of("منفذ", "Counter"),
                            bodies.get("iga").id(),
                            Set.of("requests.write"));
        });
        caller.is(Actor.client(client.id(), client.bodyId(), client.scopes()));
        idempotency = database.bean(Idempotency.class);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private int call(String key, String input) {
        return database.inTransaction(() -> idempotency.once(
                        key, Map.of("input", input), Made.class, () -> new Made(done.incrementAndGet())))
                .number();
    }

    @Test
    void the_same_call_under_one_key_is_done_once() {
        assertThat(call("key", "a")).isEqualTo(1);
        assertThat(call("key", "a")).isEqualTo(1);
        assertThat(call("other", "a")).isEqualTo(2);
        assertThat(call(null, "a")).isEqualTo(3);
    }

    @Test
    void a_key_stands_for_one_input() {
        call("key", "a");
        assertThatThrownBy(() -> call("key", "b")).isInstanceOf(KeyReused.class);
        assertThatThrownBy(() -> call("مفتاح", "a")).isInstanceOf(KeyMalformed.class);
        assertThat(done).hasValue(1);
    }

    @Test
    void a_node_that_dies_before_all_is_written_leaves_neither_work_nor_key() {
        var half = new AnsweredCall.Key(client.id(), "half done");
        assertThatThrownBy(() -> database.inTransaction(() -> {
                    idempotency.once("key", Map.of("input", "a"), Made.class, () -> {
                        database.entityManager().persist(new AnsweredCall(half, "0".repeat(64), Instant.now()));
                        return new Made(done.incrementAndGet());
                    });
                    throw new IllegalStateException("power is lost");
                }))
                .hasMessage("power is lost");
        database.inTransaction(
                () -> assertThat(Optional.ofNullable(database.entityManager().find(AnsweredCall.class, half)))
                        .isEmpty());
        assertThat(call("key", "a")).isEqualTo(2);
        assertThat(call("key", "a")).isEqualTo(2);
    }

    @Test
    void work_that_talks_to_the_outside_is_answered_the_same_under_one_key() {
        for (int i = 0; i < 2; i++) {
            Made made = database.inTransaction(() -> idempotency.onceOutside(
                    "key", Map.of("input", "a"), Made.class, () -> new Made(done.incrementAndGet())));
            assertThat(made.number()).isEqualTo(1);
        }
        assertThatThrownBy(() -> database.inTransaction(() -> idempotency.onceOutside(
                        "key", Map.of("input", "b"), Made.class, () -> new Made(done.incrementAndGet()))))
                .isInstanceOf(KeyReused.class);
        assertThat(done).hasValue(1);
    }

    @Test
    void what_is_spent_is_forgotten_and_what_is_not_stays() {
        Instant now = Instant.now();
        var old = new AnsweredCall.Key(client.id(), "old");
        call("young", "a");
        database.inTransaction(() -> {
            var em = database.entityManager();
            em.persist(new AnsweredCall(old, "0".repeat(64), now.minus(Duration.ofDays(8))));
            em.persist(new AccessToken("1".repeat(64), client, client.scopes(), now.minus(AccessToken.LIFETIME)));
            em.persist(new AccessToken("2".repeat(64), client, client.scopes(), now));
        });
        database.inTransaction(() -> database.bean(SpentTokens.class).forget());
        database.inTransaction(() -> {
            var em = database.entityManager();
            assertThat(Optional.ofNullable(em.find(AnsweredCall.class, old))).isEmpty();
            assertThat(em.find(AnsweredCall.class, new AnsweredCall.Key(client.id(), "young")))
                    .isNotNull();
            assertThat(Optional.ofNullable(em.find(AccessToken.class, "1".repeat(64))))
                    .isEmpty();
            assertThat(em.find(AccessToken.class, "2".repeat(64))).isNotNull();
        });
    }
}
