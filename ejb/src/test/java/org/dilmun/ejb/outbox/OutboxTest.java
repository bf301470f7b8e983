package org.dilmun.ejb.outbox;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import jakarta.enterprise.inject.Instance;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.access.Channel;
import org.dilmun.domain.access.Role;
import org.dilmun.domain.identity.Assurance;
import org.dilmun.domain.kernel.NotFound;
import org.dilmun.domain.outbox.OutboxMessage;
import org.dilmun.domain.outbox.OutboxState;
import org.dilmun.ejb.access.Caller;
import org.dilmun.ejb.access.Refused;
import org.dilmun.ejb.country.BusinessClock;
import org.dilmun.ejb.country.RealClock;
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
        database.with(BusinessClock.class, () -> now).with(RealClock.class, () -> now);
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
    void what_failed_for_good_is_listed_and_tried_again_from_the_beginning() {
        var caller = new Caller();
        var failed = database.with(Caller.class, caller).bean(FailedMessages.class);
        assertThatThrownBy(() -> database.inTransaction(() -> failed.list(10))).isInstanceOf(Refused.class);
        caller.is(Actor.person(7, Assurance.BASIC, Map.of(1L, Set.of(Role.OPERATOR)), Channel.PORTAL));
        database.inTransaction(() -> add("one"));
        long id = due().get(0);
        assertThat(database.inTransaction(() -> failed.list(10))).isEmpty();
        assertThatThrownBy(() -> database.inTransaction(() -> failed.retry("sms", "one")))
                .isInstanceOf(NotFound.class);
        for (int attempt = 0; attempt < 8; attempt++) {
            database.inTransaction(() -> outbox.claim(id));
            database.inTransaction(() -> outbox.failed(id, "no answer"));
            now = now.plus(Duration.ofMinutes(1L << attempt));
        }
        OutboxMessage found = database.inTransaction(() -> failed.list(10)).get(0);
        assertThat(found.lastError()).isEqualTo("no answer");

        database.inTransaction(() -> failed.retry(found.lane(), found.key()));
        assertThat(database.inTransaction(() -> failed.list(10))).isEmpty();
        assertThat(due()).containsExactly(id);
        database.inTransaction(() -> outbox.claim(id));
        database.inTransaction(() -> outbox.failed(id, "no answer"));
        now = now.plus(Duration.ofMinutes(1));
        assertThat(due()).as("the waits begin anew").containsExactly(id);
        assertThatThrownBy(() -> database.inTransaction(() -> failed.retry(found.lane(), found.key())))
                .isInstanceOf(NotFound.class);
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

    @Test
    void two_nodes_at_once_deliver_each_message_once() throws Exception {
        database.inTransaction(() -> IntStream.range(0, 40).forEach(i -> add("document", "key-" + i, "IDC-" + i)));
        var left = new ConcurrentLinkedQueue<String>();
        var bothAtIt = new CountDownLatch(2);
        OutboxHandler archive = handler("document", message -> {
            bothAtIt.countDown();
            await(bothAtIt);
            left.add(message.key());
        });
        var one = node(database, archive);
        var other = node(
                database.otherNode().with(BusinessClock.class, () -> now).with(RealClock.class, () -> now), archive);
        var thread = Executors.newSingleThreadExecutor();
        try {
            var done = thread.submit(() -> other.deliverLane("document"));
            one.deliverLane("document");
            done.get(20, TimeUnit.SECONDS);
        } finally {
            thread.shutdownNow();
        }
        assertThat(left)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, 40).mapToObj(i -> "key-" + i).toList());
        assertThat(due()).isEmpty();
    }

    @Test
    void what_a_dead_node_had_claimed_another_delivers_when_the_lease_has_run_out() {
        database.inTransaction(() -> add("one"));
        long id = due().get(0);
        assertThat(database.inTransaction(() -> outbox.claim(id))).isPresent();
        var left = new ArrayList<String>();
        var other = node(
                database.otherNode().with(BusinessClock.class, () -> now).with(RealClock.class, () -> now),
                handler("document", message -> left.add(message.key())));
        other.deliverLane("document");
        assertThat(left).isEmpty();
        now = now.plus(Duration.ofSeconds(121));
        other.deliverLane("document");
        assertThat(left).containsExactly("one");
        database.inTransaction(() -> outbox.failed(id, "not dead, only slow"));
        now = now.plus(Duration.ofDays(1));
        assertThat(due()).isEmpty();
    }

    @Test
    void messages_of_a_subject_leave_in_order_and_a_failing_one_holds_back_only_its_subject() {
        database.inTransaction(() -> {
            add("document", "a1", "IDC-1");
            add("document", "a2", "IDC-1");
            add("document", "a3", "IDC-1");
            add("document", "b1", "IDC-2");
        });
        var answers = new AtomicBoolean();
        var left = new ArrayList<String>();
        var node = node(database, handler("document", message -> {
            if (message.key().equals("a1") && !answers.get()) {
                throw new IllegalStateException("no answer");
            }
            left.add(message.key());
        }));
        node.deliverLane("document");
        assertThat(left).containsExactly("b1");
        long second = idOf("a2");
        assertThat(database.inTransaction(() -> outbox.claim(second))).isEmpty();

        answers.set(true);
        now = now.plus(Duration.ofMinutes(1));
        node.deliverLane("document");
        assertThat(left).containsExactly("b1", "a1", "a2", "a3");
    }

    @Test
    void what_has_failed_for_good_holds_back_what_follows_it_to_the_same_receiver_only() {
        database.inTransaction(() -> {
            add("document", "a1", "IDC-1");
            add("document", "a2", "IDC-1");
            outbox.add("document", "printed", "printer", "IDC-1", Map.of());
        });
        var left = new ArrayList<String>();
        var node = node(database, handler("document", message -> {
            if (message.key().equals("a1")) {
                throw new IllegalStateException("no answer");
            }
            left.add(message.key());
        }));
        for (int day = 0; day < 10; day++) {
            node.deliverLane("document");
            now = now.plus(Duration.ofDays(1));
        }
        assertThat(left).containsExactly("printed");
        long first = idOf("a1");
        assertThat(database.inTransaction(() -> database.entityManager().find(OutboxMessage.class, first))
                        .state())
                .isEqualTo(OutboxState.FAILED);
    }

    @Test
    void a_slow_receiver_does_not_hold_up_other_lanes() throws Exception {
        database.inTransaction(() -> {
            add("slow", "one", "IDC-1");
            add("document", "two", "IDC-1");
        });
        var answer = new CountDownLatch(1);
        var documented = new CountDownLatch(1);
        var threads = Executors.newCachedThreadPool();
        var lanes = node(
                database,
                handler("slow", message -> await(answer)),
                handler("document", message -> documented.countDown()));
        var asynchronous = new DeliverOutbox() { // as the container calls it
                    @Override
                    public void deliverLane(String lane) {
                        threads.execute(() -> lanes.deliverLane(lane));
                    }
                };
        var wake = database.with(DeliverOutbox.class, asynchronous).bean(WakeOutbox.class);
        try {
            wake.run();
            await(documented);
            assertThat(idOf("one")).isPositive();
            answer.countDown();
        } finally {
            threads.shutdown();
        }
        assertThat(threads.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
        assertThat(database.inTransaction(() -> outbox.lanesDue())).isEmpty();
    }

    @Test
    void a_lane_is_not_delivered_twice_at_once_in_a_node() throws Exception {
        database.inTransaction(() -> {
            add("document", "one", "IDC-1");
            add("document", "two", "IDC-2");
        });
        var asked = new CountDownLatch(1);
        var answer = new CountDownLatch(1);
        var left = new ConcurrentLinkedQueue<String>();
        var node = node(database, handler("document", message -> {
            left.add(message.key());
            asked.countDown();
            await(answer);
        }));
        var thread = Executors.newSingleThreadExecutor();
        try {
            var done = thread.submit(() -> node.deliverLane("document"));
            await(asked);
            node.deliverLane("document");
            assertThat(left).containsExactly("one");
            answer.countDown();
            done.get(20, TimeUnit.SECONDS);
        } finally {
            thread.shutdownNow();
        }
        assertThat(left).containsExactly("one", "two");
    }

    private void add(String key) {
        add("document", key, "IDC-1");
    }

    private void add(String lane, String key, String subject) {
        outbox.add(lane, key, "archive", subject, Map.of("document", "1"));
    }

    /** @return of a message that has not left */
    private long idOf(String key) {
        return database.inTransaction(() -> database.entityManager()
                .createQuery("select m.id from OutboxMessage m where m.key = :key", Long.class)
                .setParameter("key", key)
                .getSingleResult());
    }

    private static DeliverOutbox node(TestDatabase node, OutboxHandler... handlers) {
        return node.with(Outbox.class, new Contained(node))
                .with(Instance.class, all(handlers))
                .bean(DeliverOutbox.class);
    }

    private static OutboxHandler handler(String lane, Consumer<OutboxMessage> receiver) {
        return new OutboxHandler() {
            @Override
            public String lane() {
                return lane;
            }

            @Override
            public void deliver(OutboxMessage message) {
                receiver.accept(message);
            }
        };
    }

    @SuppressWarnings("unchecked") // of the raw class
    private static Instance<OutboxHandler> all(OutboxHandler... handlers) {
        return (Instance<OutboxHandler>) Proxy.newProxyInstance(
                OutboxTest.class.getClassLoader(),
                new Class<?>[] {Instance.class},
                (proxy, method, arguments) -> Stream.of(handlers));
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Each call is one transaction, as in the container. */
    private static final class Contained extends Outbox {

        private final TestDatabase node;
        private final Outbox outbox;

        Contained(TestDatabase node) {
            this.node = node;
            this.outbox = node.bean(Outbox.class);
        }

        @Override
        public List<String> lanesDue() {
            return node.inTransaction(outbox::lanesDue);
        }

        @Override
        public List<Long> due(String lane) {
            return node.inTransaction(() -> outbox.due(lane));
        }

        @Override
        public Optional<OutboxMessage> claim(long id) {
            return node.inTransaction(() -> outbox.claim(id));
        }

        @Override
        public void delivered(long id) {
            node.inTransaction(() -> outbox.delivered(id));
        }

        @Override
        public void failed(long id, String error) {
            node.inTransaction(() -> outbox.failed(id, error));
        }
    }

    private List<Long> due() {
        return database.inTransaction(() -> outbox.due("document"));
    }
}
