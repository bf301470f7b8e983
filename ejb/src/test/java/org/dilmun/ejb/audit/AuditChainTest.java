package org.dilmun.ejb.audit;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.access.Channel;
import org.dilmun.domain.access.Role;
import org.dilmun.domain.audit.AuditBlock;
import org.dilmun.domain.audit.AuditEvent;
import org.dilmun.domain.audit.AuditEvent.Outcome;
import org.dilmun.domain.audit.UnsealedEvent;
import org.dilmun.domain.identity.Assurance;
import org.dilmun.ejb.access.Caller;
import org.dilmun.ejb.access.Refused;
import org.dilmun.ejb.audit.Proof.Fault;
import org.dilmun.ejb.persistence.JobLeases;
import org.dilmun.ejb.persistence.OnDatabase;
import org.dilmun.ejb.persistence.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

@OnDatabase
class AuditChainTest {

    private static final Instant THEN = Instant.parse("2026-11-25T08:00:00Z");
    private static final Actor AUDITOR =
            Actor.person(7, Assurance.BASIC, Map.of(1L, Set.of(Role.AUDITOR)), Channel.PORTAL);

    private final TestDatabase database = new TestDatabase();
    private final Caller caller = new Caller();
    private JobLeases leases;
    private AuditSealing sealing;
    private AuditProof proof;

    @BeforeEach
    void arrange() {
        database.with(Caller.class, caller);
        caller.is(AUDITOR);
        leases = database.bean(JobLeases.class);
        sealing = database.bean(AuditSealing.class);
        proof = database.bean(AuditProof.class);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private void happens(long... ids) {
        database.inTransaction(() -> {
            for (long id : ids) {
                write(id, "request.submit");
            }
        });
    }

    private void write(long id, String action) {
        var em = database.entityManager();
        em.persist(new AuditEvent(
                id,
                THEN.plusSeconds(id),
                Actor.person(id, Assurance.BASIC, Map.of(), Channel.PORTAL),
                action,
                "IDC-" + id,
                Outcome.DONE,
                Map.of("step", "review")));
        em.persist(new UnsealedEvent(id));
    }

    private void seal() {
        assertThat(take(database)).isTrue();
        database.inTransaction(() -> sealing.sealNext());
    }

    private static boolean take(TestDatabase node) {
        return node.inTransaction(() -> node.bean(JobLeases.class).take(AuditSealing.JOB, SealAudit.LEASE));
    }

    /** Three blocks: 1 and 2; 3, 4 and 5; 6. */
    private void threeBlocks() {
        happens(10, 20);
        seal();
        happens(30, 40, 50);
        seal();
        happens(60);
        seal();
    }

    private Proof check() {
        return database.inTransaction(() -> proof.check(1, Long.MAX_VALUE));
    }

    private void tamper(String... statements) {
        database.inTransaction(() -> List.of(statements)
                .forEach(sql -> database.entityManager().createNativeQuery(sql).executeUpdate()));
    }

    private List<Long> blockOf(long event) {
        return database.inTransaction(() -> database.entityManager()
                .createQuery("select s.block from SealedEvent s where s.eventId = :id", Long.class)
                .setParameter("id", event)
                .getResultList());
    }

    @Test
    void an_untouched_trail_is_intact_and_the_first_block_continues_nothing() {
        threeBlocks();
        assertThat(check()).isEqualTo(new Proof(1, 3, 6, null, 0, 0, false));
        var blocks = database.inTransaction(() -> proof.latest(5));
        assertThat(blocks).extracting(AuditBlock::number).containsExactly(3L, 2L, 1L);
        assertThat(blocks).extracting(AuditBlock::events).containsExactly(1, 3, 2);
    }

    @Test
    void an_event_is_sealed_once_and_not_before_it_has_rested() {
        happens(10);
        seal();
        seal();
        database.inTransaction(() -> database.bean(Audit.class).record("request.submit", "IDC-1", Map.of()));
        seal();
        assertThat(blockOf(10)).containsExactly(1L);
        assertThat(check().to()).isEqualTo(1);
        assertThat(check().intact()).isTrue();
    }

    @Test
    void what_is_committed_late_joins_a_later_block() throws Exception {
        var written = new CountDownLatch(1);
        var sealed = new CountDownLatch(1);
        var late = Executors.newSingleThreadExecutor();
        try {
            var done = late.submit(() -> database.inTransaction(() -> {
                write(15, "request.withdraw");
                database.entityManager().flush();
                written.countDown();
                await(sealed);
            }));
            await(written);
            happens(10, 20);
            seal();
            assertThat(blockOf(20)).containsExactly(1L);
            assertThat(check().intact()).isTrue();
            sealed.countDown();
            done.get(20, TimeUnit.SECONDS);
        } finally {
            late.shutdownNow();
        }
        seal();
        assertThat(blockOf(15)).containsExactly(2L);
        assertThat(check()).isEqualTo(new Proof(1, 2, 3, null, 0, 0, false));
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "update audit_event set actor = 'person:99' where id = 40 | EVENT_CHANGED | 2 | 40",
                "update audit_event set object_ref = null where id = 40 | EVENT_CHANGED | 2 | 40",
                "update audit_event set outcome = 'WHATEVER' where id = 40 | EVENT_CHANGED | 2 | 40",
                "update audit_event set details = 'no JSON' where id = 40 | EVENT_CHANGED | 2 | 40",
                "delete from audit_event where id = 40 | EVENT_REMOVED | 2 | 40",
                "delete from audit_block_event where event_id = 40 | EVENT_REMOVED | 2 | 0",
                "update audit_block_event set event_hash = '0' where event_id = 40 | EVENT_CHANGED | 2 | 40",
                "update audit_block set event_count = 2 where block_no = 2 | EVENT_SLIPPED_IN | 2 | 50",
                "update audit_block set sealed_at = '2026-01-01 00:00:00' where block_no = 2 | BLOCK_CHANGED | 2 | 0",
                "update audit_block set block_hash = previous_hash where block_no = 2 | BLOCK_CHANGED | 2 | 0",
            })
    void what_was_changed_or_removed_is_named(String sql, Fault fault, long block, long event) {
        threeBlocks();
        tamper(sql);
        assertThat(check()).extracting(Proof::fault, Proof::block, Proof::event).containsExactly(fault, block, event);
    }

    @Test
    void an_event_that_was_slipped_in_is_named_whether_it_claims_a_block_or_none() {
        threeBlocks();
        String insert = "insert into audit_event (id, happened_at, actor, channel, action_name, object_ref, outcome,"
                + " details) select 45, happened_at, actor, channel, action_name, object_ref, outcome, details"
                + " from audit_event where id = 40";
        tamper(insert);
        assertThat(check())
                .extracting(Proof::fault, Proof::block, Proof::event)
                .containsExactly(Fault.EVENT_SLIPPED_IN, 0L, 45L);
    }

    @Test
    void an_event_that_was_slipped_into_a_block_is_found() {
        threeBlocks();
        tamper(
                "update audit_block_event set position = 3 where event_id = 50",
                "insert into audit_event (id, happened_at, actor, channel, action_name, outcome)"
                        + " values (45, '2026-11-25 08:00:45', 'person:1', 'PORTAL', 'request.pay', 'DONE')",
                "insert into audit_block_event (event_id, block_no, position, event_hash) values (45, 2, 2, '0')");
        var line = database.inTransaction(() -> AuditLines.of(AuditLines.connection(database.entityManager()), 2, 10))
                .get(2);
        tamper("update audit_block_event set event_hash = '" + line.line().hash() + "' where event_id = 45");
        assertThat(check()).extracting(Proof::fault, Proof::block).containsExactly(Fault.EVENT_SLIPPED_IN, 2L);
    }

    @Test
    void events_in_another_order_are_found() {
        threeBlocks();
        tamper(
                "update audit_block_event set position = 9 where event_id = 30",
                "update audit_block_event set position = 0 where event_id = 40",
                "update audit_block_event set position = 1 where event_id = 30");
        assertThat(check())
                .extracting(Proof::fault, Proof::block, Proof::event)
                .containsExactly(Fault.ORDER_CHANGED, 2L, 30L);
    }

    @Test
    void a_missing_block_and_a_replaced_one_are_named() {
        threeBlocks();
        database.inTransaction(() -> {
            var em = database.entityManager();
            var hashes = AuditLines.of(AuditLines.connection(em), 2, 10).stream()
                    .map(AuditLines.Sealed::hash)
                    .toList();
            AuditBlock first = em.find(AuditBlock.class, 1L);
            var forged = new AuditBlock(2, first.hash(), hashes, THEN);
            em.createNativeQuery("update audit_block set block_hash = '" + forged.hash()
                            + "', sealed_at = '2026-11-25 08:00:00' where block_no = 2")
                    .executeUpdate();
        });
        assertThat(check()).extracting(Proof::fault, Proof::block).containsExactly(Fault.BLOCK_REPLACED, 3L);
        tamper("delete from audit_block_event where block_no = 2", "delete from audit_block where block_no = 2");
        assertThat(check()).extracting(Proof::fault, Proof::block).containsExactly(Fault.BLOCK_MISSING, 2L);
    }

    @Test
    void a_trail_cut_off_at_its_end_leaves_events_that_no_block_holds() {
        threeBlocks();
        tamper("delete from audit_block_event where block_no = 3", "delete from audit_block where block_no = 3");
        assertThat(check())
                .extracting(Proof::fault, Proof::block, Proof::event)
                .containsExactly(Fault.EVENT_SLIPPED_IN, 0L, 60L);
    }

    @Test
    void an_event_that_was_removed_before_it_was_sealed_is_missed() {
        threeBlocks();
        happens(70);
        tamper("delete from audit_event where id = 70");
        assertThat(check()).extracting(Proof::fault, Proof::event).containsExactly(Fault.EVENT_REMOVED, 70L);
    }

    @Test
    void ranges_add_up_to_the_whole_trail_and_nothing_hides_between_them() {
        threeBlocks();
        assertThat(range(1, 1)).isEqualTo(new Proof(1, 1, 2, null, 0, 0, true));
        assertThat(range(2, 3)).isEqualTo(new Proof(2, 3, 4, null, 0, 0, false));
        assertThat(range(9, 12).events()).isZero();
        tamper("insert into audit_event (id, happened_at, actor, channel, action_name, outcome)"
                + " values (25, '2026-11-25 08:00:25', 'person:1', 'PORTAL', 'request.pay', 'DONE')");
        assertThat(range(1, 1).intact()).isTrue();
        assertThat(range(2, 2).event()).isEqualTo(25);
    }

    private Proof range(long from, long to) {
        return database.inTransaction(() -> proof.check(from, to));
    }

    @Test
    void of_two_sealers_one_seals_and_another_takes_over_when_its_lease_has_run_out() {
        happens(10);
        var other = database.otherNode().with(Caller.class, caller);
        assertThat(take(database)).isTrue();
        assertThat(take(other)).isFalse();
        assertThat(other.inTransaction(() -> other.bean(AuditSealing.class).sealNext()))
                .isFalse();
        assertThat(blockOf(10)).isEmpty();

        tamper("update job_lease set leased_until = '2026-01-01 00:00:00'"); // the first node has died
        assertThat(take(other)).isTrue();
        other.inTransaction(() -> other.bean(AuditSealing.class).sealNext());
        assertThat(blockOf(10)).containsExactly(1L);

        happens(20); // the first node was not dead, only slow
        database.inTransaction(() -> sealing.sealNext());
        assertThat(blockOf(20)).isEmpty();
        assertThat(check().intact()).isTrue();
    }

    @Test
    void nobody_takes_the_lease_over_while_a_block_is_being_written()
            throws InterruptedException, ExecutionException, TimeoutException {
        happens(10);
        var other = database.otherNode();
        other.bean(JobLeases.class);
        assertThat(take(database)).isTrue();
        tamper("update job_lease set leased_until = '2026-01-01 00:00:00'");
        var thread = Executors.newSingleThreadExecutor();
        try {
            var taken = database.inTransaction(() -> {
                sealing.sealNext();
                var asked = thread.submit(() -> take(other));
                assertThatThrownBy(() -> asked.get(300, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
                return asked;
            });
            assertThat(taken.get(20, TimeUnit.SECONDS)).isTrue();
        } finally {
            thread.shutdownNow();
        }
        assertThat(blockOf(10)).containsExactly(1L);
    }

    @Test
    void a_backlog_is_sealed_in_blocks_of_bounded_size() {
        database.inTransaction(() -> {
            for (long id = 1; id <= 1203; id++) {
                write(id, "request.submit");
            }
        });
        database.inTransaction(() -> leases.take(AuditSealing.JOB, Duration.ofMinutes(1)));
        assertThat(database.inTransaction(() -> sealing.sealNext())).isTrue();
        assertThat(database.inTransaction(() -> sealing.sealNext())).isTrue();
        assertThat(database.inTransaction(() -> sealing.sealNext())).isFalse();
        assertThat(check()).isEqualTo(new Proof(1, 3, 1203, null, 0, 0, false));
    }

    @Test
    void who_is_no_auditor_neither_proves_nor_reads_and_an_auditors_look_is_recorded() {
        threeBlocks();
        var trail = database.bean(AuditTrail.class);
        var wanted = new AuditTrail.Wanted("IDC-30", null, null);
        assertThat(database.inTransaction(() -> trail.search(wanted, null, 10)).events())
                .extracting(AuditEvent::id)
                .containsExactly(30L);
        assertThat(database.inTransaction(() -> trail.search(wanted, null, 10)).events())
                .extracting(AuditEvent::action, AuditEvent::actor)
                .first()
                .isEqualTo(tuple("audit.search", "person:7"));
        caller.is(Actor.person(8, Assurance.BASIC, Map.of(1L, Set.of(Role.SUPERVISOR)), Channel.PORTAL));
        assertThatThrownBy(this::check).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> database.inTransaction(() -> trail.search(wanted, null, 10)))
                .isInstanceOf(Refused.class);
    }

    @Test
    void a_search_for_nothing_definite_is_refused() {
        var trail = database.bean(AuditTrail.class);
        var everything = new AuditTrail.Wanted(null, null, null);
        assertThatThrownBy(() -> database.inTransaction(() -> trail.search(everything, null, 10)))
                .isInstanceOf(SearchTooWide.class);
    }

    @Test
    void a_day_is_read_page_by_page_from_the_newest() {
        threeBlocks();
        var trail = database.bean(AuditTrail.class);
        var day = new AuditTrail.Wanted(null, THEN, THEN.plus(Duration.ofDays(1)));
        var first = database.inTransaction(() -> trail.search(day, null, 4));
        assertThat(first.events()).extracting(AuditEvent::id).containsSubsequence(60L, 50L, 40L, 30L);
        var second = database.inTransaction(() -> trail.search(day, first.next().orElseThrow(), 4));
        assertThat(second.events()).extracting(AuditEvent::id).containsExactly(20L, 10L);
        assertThat(second.next()).isEmpty();
    }
}
