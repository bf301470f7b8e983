package org.dilmun.ejb.identity;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.dilmun.domain.identity.ApiClient;
import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.ejb.party.Bodies;
import org.dilmun.ejb.persistence.OnDatabase;
import org.dilmun.ejb.persistence.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;

/** Two nodes on one database. */
@OnDatabase
class CallLimitsTest {

    private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");

    private final TestDatabase first = new TestDatabase();
    private final TestDatabase second = first.otherNode();
    private ApiClient counter;
    private ApiClient office;

    @BeforeEach
    void arrange() {
        first.inTransaction(() -> {
            var bodies = first.bean(Bodies.class);
            bodies.takeOver(List.of(new Bodies.BodyData(
                    "iga", LocalizedText.of("الهيئة", "iGA"), null, "authority", LocalizedText.of("دور", "Role"))));
            first.entityManager().flush();
            counter = register("counter", bodies.get("iga").id());
            office = register("office", bodies.get("iga").id());
        });
    }

    private ApiClient register(String id, long body) {
        return first.bean(ApiClients.class)
                .register(id, "secret", LocalizedText.of("منفذ", "Counter"), body, Set.of("requests.read"));
    }

    @AfterEach
    void close() {
        first.close();
    }

    private static Node node(TestDatabase database, int limit) {
        return new Node(database, database.bean(CallLimits.class), limit);
    }

    /** One of several business layers. */
    private record Node(TestDatabase database, CallLimits limits, int limit) {

        CallLimits.Spent spend(ApiClient client, Instant at) {
            return database.inTransaction(() -> limits.spend(client.id(), limit, at));
        }

        long granted(ApiClient client, Instant at, int calls) {
            return IntStream.range(0, calls)
                    .filter(i -> spend(client, at).granted())
                    .count();
        }
    }

    @Test
    void two_nodes_together_allow_what_one_would_and_each_client_has_its_own() {
        var here = node(first, 10);
        var there = node(second, 10);
        assertThat(here.granted(counter, NOON, 6)).isEqualTo(6);
        assertThat(there.granted(counter, NOON, 6)).isEqualTo(4);
        assertThat(here.granted(counter, NOON, 1)).isZero();
        assertThat(here.granted(office, NOON, 1)).isEqualTo(1);
    }

    @Test
    void what_is_left_and_when_it_begins_anew_is_said() {
        var here = node(first, 10);
        var spent = here.spend(counter, NOON.plusMillis(17_500));
        assertThat(spent).isEqualTo(new CallLimits.Spent(true, 10, 9, Duration.ofMillis(42_500)));
        assertThat(spent.resetSeconds()).isEqualTo(43);
        here.granted(counter, NOON.plusSeconds(20), 9);
        assertThat(here.spend(counter, NOON.plusSeconds(59)))
                .isEqualTo(new CallLimits.Spent(false, 10, 0, Duration.ofSeconds(1)));
        assertThat(here.spend(counter, NOON.plusSeconds(60)))
                .isEqualTo(new CallLimits.Spent(true, 10, 9, Duration.ofSeconds(60)));
    }

    @Test
    void a_node_takes_portions_and_all_nodes_together_never_allow_more() {
        var here = node(first, 100);
        var there = node(second, 100);
        assertThat(here.granted(counter, NOON, 1)).isEqualTo(1);
        assertThat(there.granted(counter, NOON, 200)).isEqualTo(95);
        assertThat(here.granted(counter, NOON, 200)).isEqualTo(4);
    }

    @Test
    void an_address_has_its_first_portion_from_each_node_and_then_what_all_nodes_have_left() {
        var here = first.bean(AddressLimits.class);
        var there = second.bean(AddressLimits.class);
        assertThat(granted(first, here, "192.0.2.1", 5)).isEqualTo(5);
        assertThat(counted(first)).isZero();
        assertThat(granted(first, here, "192.0.2.1", 1)).isEqualTo(1);
        assertThat(counted(first)).isEqualTo(10);
        assertThat(granted(second, there, "192.0.2.1", 200)).isEqualTo(90);
        assertThat(granted(first, here, "192.0.2.1", 200)).isEqualTo(4);
        assertThat(granted(first, here, "192.0.2.2", 200)).isEqualTo(100);
        assertThat(first.inTransaction(() -> here.spend("192.0.2.1", 100, NOON.plusSeconds(60)))
                        .granted())
                .isTrue();
    }

    @Test
    void a_small_limit_holds_to_the_call() {
        var here = first.bean(AddressLimits.class);
        assertThat(IntStream.range(0, 20)
                        .filter(i -> first.inTransaction(() -> here.spend("192.0.2.1", 5, NOON))
                                .granted())
                        .count())
                .isEqualTo(5);
    }

    private static long granted(TestDatabase database, AddressLimits limits, String address, int calls) {
        return IntStream.range(0, calls)
                .filter(i -> database.inTransaction(() -> limits.spend(address, 100, NOON))
                        .granted())
                .count();
    }

    private static long counted(TestDatabase database) {
        return database.inTransaction(() -> ((Number) database.entityManager()
                        .createNativeQuery("select coalesce(sum(calls), 0) from address_allowance")
                        .getSingleResult())
                .longValue());
    }

    @Test
    void a_clock_that_is_behind_gets_nothing_of_a_window_that_is_over() {
        var here = node(first, 10);
        var there = node(second, 10);
        here.granted(counter, NOON.plusSeconds(60), 3);
        assertThat(there.granted(counter, NOON, 1)).isZero();
        assertThat(here.granted(counter, NOON.plusSeconds(60), 10)).isEqualTo(7);
    }
}
