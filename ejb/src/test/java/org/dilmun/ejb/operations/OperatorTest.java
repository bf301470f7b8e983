package org.dilmun.ejb.operations;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.enterprise.inject.Instance;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.access.Channel;
import org.dilmun.domain.access.Role;
import org.dilmun.domain.identity.Assurance;
import org.dilmun.domain.kernel.NotFound;
import org.dilmun.domain.operations.BackupRun;
import org.dilmun.ejb.access.Caller;
import org.dilmun.ejb.access.Refused;
import org.dilmun.ejb.country.RealClock;
import org.dilmun.ejb.operations.Diagnostic.State;
import org.dilmun.ejb.outbox.Outbox;
import org.dilmun.ejb.outbox.OutboxDiagnostics;
import org.dilmun.ejb.payment.PaymentDiagnostics;
import org.dilmun.ejb.persistence.Ids;
import org.dilmun.ejb.persistence.Job;
import org.dilmun.ejb.persistence.JobLeases;
import org.dilmun.ejb.persistence.OnDatabase;
import org.dilmun.ejb.persistence.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

@OnDatabase
class OperatorTest {

    private static final Actor OPERATOR =
            Actor.person(7, Assurance.BASIC, Map.of(1L, Set.of(Role.OPERATOR)), Channel.PORTAL);
    private static final Actor SUPERVISOR =
            Actor.person(8, Assurance.BASIC, Map.of(1L, Set.of(Role.SUPERVISOR)), Channel.PORTAL);

    private final TestDatabase database = new TestDatabase();
    private final Caller caller = new Caller();
    private final PlayedJob job = new PlayedJob();
    private final List<DiagnosticSource> sources = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-25T08:00:00Z");

    /** Stands in the table as the nightly one does. */
    private static final class PlayedJob implements Job {

        private int runs;
        private RuntimeException failure;

        @Override
        public String code() {
            return "spent-tokens";
        }

        @Override
        public void work() {
            runs++;
            if (failure != null) {
                throw failure;
            }
        }
    }

    @BeforeEach
    void open() {
        caller.is(OPERATOR);
        database.with(Caller.class, caller)
                .with(RealClock.class, () -> now)
                .with(Instance.class, instance(List.of(job)));
    }

    @AfterEach
    void close() {
        database.close();
    }

    private static Instance<?> instance(List<?> beans) {
        return (Instance<?>) Proxy.newProxyInstance(
                OperatorTest.class.getClassLoader(),
                new Class<?>[] {Instance.class},
                (proxy, method, none) -> method.getName().equals("stream") ? beans.stream() : beans.iterator());
    }

    private Diagnostic job() {
        return database.inTransaction(() -> database.bean(JobDiagnostics.class).read(now))
                .get(0);
    }

    private boolean run() {
        return database.inTransaction(() -> database.bean(Operator.class).run("spent-tokens"));
    }

    @Test
    void a_job_that_fails_is_bad_until_it_comes_to_its_end_again_and_late_when_it_never_comes() {
        assertThat(job()).extracting(Diagnostic::state, Diagnostic::at).containsExactly(State.OK, null);
        job.failure = new IllegalStateException("wrapped", new IllegalStateException("table is gone"));
        assertThat(run()).isFalse();
        assertThat(job().state()).isEqualTo(State.BAD);
        assertThat(job().detail()).isEqualTo("java.lang.IllegalStateException: table is gone");

        now = now.plusSeconds(60);
        job.failure = null;
        assertThat(run()).isTrue();
        assertThat(job.runs).isEqualTo(2);
        assertThat(job())
                .extracting(Diagnostic::state, Diagnostic::at, Diagnostic::detail)
                .containsExactly(State.OK, now, "");
        now = now.plus(Duration.ofDays(2)).plusSeconds(121);
        assertThat(job().state()).isEqualTo(State.WARN);
        assertThat(job().value()).isEqualTo(2 * 86_400 + 121);
    }

    @Test
    void the_same_failure_is_news_once_and_again_when_it_is_another_or_came_back() {
        assertThat(failed("table is gone")).isTrue();
        assertThat(failed("table is gone")).isFalse();
        assertThat(failed("disk is full")).isTrue();
        assertThat(failed("x".repeat(600))).isTrue();
        assertThat(failed("x".repeat(600))).isFalse();
        assertThat(ended()).isTrue();
        assertThat(ended()).isFalse();
        assertThat(failed("x".repeat(600))).isTrue();
    }

    private boolean failed(String failure) {
        now = now.plusSeconds(10);
        return database.inTransaction(() -> database.bean(JobLeases.class).failed("spent-tokens", failure));
    }

    private boolean ended() {
        now = now.plusSeconds(10);
        return database.inTransaction(() -> database.bean(JobLeases.class).ended("spent-tokens"));
    }

    @Test
    void a_job_that_another_node_has_is_not_run_and_one_that_failed_there_is() {
        var other = database.otherNode()
                .with(Caller.class, caller)
                .with(RealClock.class, () -> now)
                .with(Instance.class, instance(List.of(job)));
        other.inTransaction(() -> other.bean(Operator.class).run("spent-tokens"));
        assertThatThrownBy(this::run).isInstanceOf(JobElsewhere.class);
        assertThat(job.runs).isEqualTo(1);

        job.failure = new IllegalStateException("disk is full");
        other.inTransaction(() -> other.bean(Operator.class).run("spent-tokens"));
        job.failure = null;
        assertThat(run()).isTrue();
    }

    @Test
    void only_an_operator_sees_how_the_platform_is_and_runs_jobs_and_that_is_recorded() {
        run();
        assertThat(database.inTransaction(() -> database.entityManager()
                        .createQuery("select e.action from AuditEvent e where e.object = 'spent-tokens'", String.class)
                        .getResultList()))
                .containsExactly("job.run");
        assertThatThrownBy(() -> database.inTransaction(
                        () -> database.bean(Operator.class).run("no-such")))
                .isInstanceOf(NotFound.class);
        caller.is(SUPERVISOR);
        assertThatThrownBy(this::run).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> database.inTransaction(
                        () -> database.bean(Operator.class).diagnostics()))
                .isInstanceOf(Refused.class);
        assertThat(job.runs).isEqualTo(1);
    }

    @Test
    void what_was_read_holds_for_five_seconds_and_a_source_that_cannot_be_read_hides_no_other() {
        sources.add(at -> List.of(Diagnostic.count("outbox", "", State.OK, at.getEpochSecond() % 60)));
        sources.add(at -> {
            throw new IllegalStateException("no answer");
        });
        database.with(Instance.class, instance(sources));
        var diagnostics = database.bean(Diagnostics.class);
        assertThat(values(diagnostics)).containsExactly("outbox OK 0", "unreadable BAD 1");
        now = now.plusMillis(4_999);
        assertThat(values(diagnostics)).containsExactly("outbox OK 0", "unreadable BAD 1");
        now = now.plusMillis(1);
        sources.remove(1);
        assertThat(values(diagnostics)).containsExactly("outbox OK 5", "unreadable OK 0");
    }

    private static List<String> values(Diagnostics diagnostics) {
        return diagnostics.read().list().stream()
                .map(each -> each.code() + " " + each.state() + " " + each.value())
                .toList();
    }

    @Test
    void the_database_says_its_schema_its_clock_and_the_nodes_on_it() {
        now = Instant.now();
        database.otherNode().bean(Ids.class);
        var read = database.inTransaction(
                () -> database.bean(DatabaseDiagnostics.class).read(now));
        assertThat(read)
                .extracting(Diagnostic::code)
                .containsExactly("database", "clock-skew", "schema", "node", "node", "releases");
        assertThat(read).extracting(Diagnostic::state).containsOnly(State.OK);
        assertThat(read.get(2).value()).isGreaterThan(40);
        assertThat(read.get(2).detail()).startsWith("2026");
        assertThat(read.get(3).detail()).matches("\\d+\\.\\d+\\.\\d+\\S* · .+");
        assertThat(read.get(5).value()).isEqualTo(1);

        now = now.plusSeconds(40);
        assertThat(database.inTransaction(
                                () -> database.bean(DatabaseDiagnostics.class).read(now))
                        .get(1))
                .satisfies(skew -> {
                    assertThat(skew.state()).isEqualTo(State.BAD);
                    assertThat(skew.value()).isBetween(35L, 41L);
                });
    }

    @Test
    void the_outbox_says_what_waits_in_each_lane_and_how_long() {
        assertThat(outbox()).containsExactly("outbox  OK 0", "outbox-failed  OK 0");
        database.inTransaction(() -> {
            database.bean(Outbox.class).add("notice", "one", "people", "A", Map.of());
            now = now.plusSeconds(10);
            database.bean(Outbox.class).add("notice", "two", "people", "B", Map.of());
            database.bean(Outbox.class).add("document", "three", "archive", "C", Map.of());
        });
        now = now.plusSeconds(595);
        assertThat(outbox())
                .containsExactly(
                        "outbox document OK 1",
                        "outbox-age document OK 595",
                        "outbox notice OK 2",
                        "outbox-age notice WARN 605",
                        "outbox-failed  OK 0");
        database.inTransaction(() -> database.entityManager()
                .createNativeQuery("update outbox set outbox_state = 'FAILED' where message_key = 'three'")
                .executeUpdate());
        assertThat(outbox())
                .containsExactly("outbox notice OK 2", "outbox-age notice WARN 605", "outbox-failed  BAD 1");
    }

    private List<String> outbox() {
        return database
                .inTransaction(() -> database.bean(OutboxDiagnostics.class).read(now))
                .stream()
                .map(each -> each.code() + " " + each.subject() + " " + each.state() + " " + each.value())
                .toList();
    }

    @Test
    void nothing_paid_is_nothing_in_doubt() {
        assertThat(database.inTransaction(
                        () -> database.bean(PaymentDiagnostics.class).read(now)))
                .extracting(Diagnostic::code, Diagnostic::state, Diagnostic::value)
                .containsExactly(
                        tuple("payment-unknown", State.OK, 0L),
                        tuple("payment-people", State.OK, 0L),
                        tuple("refund-people", State.OK, 0L));
    }

    @Test
    void the_last_backup_and_the_last_tried_restore_tell_their_age_and_how_they_ended() {
        assertThat(backup("backup")).extracting(Diagnostic::at).isNull();
        note(BackupRun.Kind.BACKUP, true, "/backup/1");
        note(BackupRun.Kind.RESTORE, false, "the key was missing");
        now = now.plus(Duration.ofHours(30));
        assertThat(backup("backup"))
                .extracting(Diagnostic::state, Diagnostic::value, Diagnostic::detail)
                .containsExactly(State.WARN, 108_000L, "/backup/1");
        assertThat(backup("restore"))
                .extracting(Diagnostic::state, Diagnostic::detail)
                .containsExactly(State.BAD, "the key was missing");
        note(BackupRun.Kind.BACKUP, true, null);
        assertThat(backup("backup"))
                .extracting(Diagnostic::state, Diagnostic::value, Diagnostic::detail)
                .containsExactly(State.OK, 0L, "");
    }

    private void note(BackupRun.Kind kind, boolean succeeded, String text) {
        database.inTransaction(() -> database.bean(BackupRuns.class).note(kind, succeeded, text));
    }

    private Diagnostic backup(String code) {
        return database
                .inTransaction(() -> database.bean(BackupDiagnostics.class).read(now))
                .stream()
                .filter(each -> each.code().equals(code))
                .findFirst()
                .orElseThrow();
    }
}
