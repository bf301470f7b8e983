package org.dilmun.ejb.ledger;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

import org.assertj.core.groups.Tuple;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.domain.ledger.ChartAccount;
import org.dilmun.domain.ledger.EntryKind;
import org.dilmun.domain.ledger.LedgerAccount;
import org.dilmun.domain.ledger.Movement;
import org.dilmun.domain.party.GovernmentBody;
import org.dilmun.ejb.country.BusinessClock;
import org.dilmun.ejb.operations.Diagnostic;
import org.dilmun.ejb.operations.Diagnostic.State;
import org.dilmun.ejb.persistence.JobLeases;
import org.dilmun.ejb.persistence.OnDatabase;
import org.dilmun.ejb.persistence.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.dilmun.domain.ledger.LedgerAccount.ofChart;
import static org.dilmun.domain.ledger.LedgerAccount.payableTo;

/** Days of Bahrain begin at 21:00 of the day before in UTC. */
@OnDatabase
class LedgerSnapshotsTest {

    private static final long EWA = 1;
    private static final long GDT = 2;
    private static final LedgerAccount CARDS = ofChart(ChartAccount.CARD_ACQUIRER);
    private static final LedgerAccount BANK = ofChart(ChartAccount.BANK_COLLECTION);
    private static final List<LedgerAccount> ACCOUNTS =
            List.of(CARDS, BANK, ofChart(ChartAccount.REFUNDS_PAYABLE), payableTo(EWA), payableTo(GDT));
    private static final Instant FIRST_DAY = Instant.parse("2017-11-04T21:00:00Z");
    private static final CurrencyUnit BHD = CurrencyUnit.of("BHD");
    private static final Duration LEASE = Duration.ofMinutes(5);

    private final TestDatabase database = new TestDatabase();
    private Instant now = FIRST_DAY;
    private long sources;

    /** What was booked, as the test itself remembers it. */
    private record Booked(Instant at, List<Movement> movements) {}

    private final List<Booked> journal = new ArrayList<>();

    @BeforeEach
    void openBooks() {
        database.with(BusinessClock.class, () -> now);
        bodies(database);
        lease(database);
    }

    private static void bodies(TestDatabase books) {
        books.inTransaction(() -> {
            for (long id : new long[] {EWA, GDT}) {
                var text = LocalizedText.of("جهة", "Body");
                books.entityManager().persist(new GovernmentBody(id, "body-" + id, text, null, "authority", text));
            }
        });
    }

    private static void lease(TestDatabase node) {
        assertThat(node.inTransaction(() -> node.bean(JobLeases.class).take(LedgerSnapshots.JOB, LEASE)))
                .isTrue();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @RepeatedTest(6)
    void whatever_was_booked_and_whenever_snapshots_were_taken_a_balance_is_the_sum_of_all_rows() {
        long seed = Long.getLong("dilmun.test.seed", new Random().nextLong());
        var random = new Random(seed);
        for (int step = 0; step < 40; step++) {
            switch (random.nextInt(5)) {
                case 0 -> takeAllUntil(moment(random));
                case 1 -> post(FIRST_DAY.plus(Duration.ofDays(random.nextInt(8))), movements(random));
                default -> post(moment(random), movements(random));
            }
            Instant asked =
                    random.nextInt(4) == 0 ? FIRST_DAY.plus(Duration.ofDays(random.nextInt(10))) : moment(random);
            assertThat(balances(database, asked))
                    .as("seed %d, step %d, at %s (-Ddilmun.test.seed repeats it)", seed, step, asked)
                    .isEqualTo(remembered(asked));
        }
        database.inTransaction(() -> database.bean(LedgerSnapshots.class).check());
        assertThat(database.inTransaction(
                        () -> database.bean(LedgerSnapshots.class).unsound()))
                .as("seed %d", seed)
                .isEmpty();
    }

    /** In eight days, to the microsecond. */
    private static Instant moment(Random random) {
        return FIRST_DAY.plusNanos(1_000 * random.nextLong(Duration.ofDays(8).toNanos() / 1_000));
    }

    private static Movement[] movements(Random random) {
        var movements = new Movement[1 + random.nextInt(3)];
        for (int i = 0; i < movements.length; i++) {
            int debit = random.nextInt(ACCOUNTS.size());
            int credit = (debit + 1 + random.nextInt(ACCOUNTS.size() - 1)) % ACCOUNTS.size();
            movements[i] = new Movement(
                    ACCOUNTS.get(debit), ACCOUNTS.get(credit), Money.ofMinor(BHD, 1 + random.nextInt(999_999)));
        }
        return movements;
    }

    /** Added up by the test, not by the database. */
    private Map<LedgerAccount, Long> remembered(Instant before) {
        return journal.stream()
                .filter(entry -> entry.at().isBefore(before))
                .flatMap(entry -> entry.movements().stream())
                .flatMap(movement -> List.of(
                        Map.entry(movement.debit(), movement.amount().getAmountMinorLong()),
                        Map.entry(movement.credit(), -movement.amount().getAmountMinorLong()))
                        .stream())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, Long::sum))
                .entrySet()
                .stream()
                .filter(account -> account.getValue() != 0)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Map<LedgerAccount, Long> balances(TestDatabase node, Instant before) {
        return node.inTransaction(() -> node.bean(PostingSums.class).before(before)).entrySet().stream()
                .filter(account -> account.getValue().balance() != 0)
                .collect(Collectors.toMap(
                        Map.Entry::getKey, account -> account.getValue().balance()));
    }

    private void post(Instant at, Movement... movements) {
        now = at;
        database.inTransaction(() -> {
            database.bean(Ledger.class).post(EntryKind.CAPTURE, "test", ++sources, List.of(movements));
        });
        journal.add(new Booked(at, List.of(movements)));
    }

    private void takeAllUntil(Instant moment) {
        now = moment;
        while (take(database)) {
            assertThat(now).isEqualTo(moment);
        }
    }

    private static boolean take(TestDatabase node) {
        return node.inTransaction(() -> node.bean(LedgerSnapshots.class).takeNext());
    }

    private static Movement captured(long body, String dinars) {
        return new Movement(CARDS, payableTo(body), Money.parse("BHD " + dinars));
    }

    @Test
    void an_entry_that_is_committed_after_the_snapshot_of_its_day_is_counted_once_and_everywhere() {
        post(FIRST_DAY.plus(Duration.ofHours(9)), captured(EWA, "1.000"));
        Instant late = FIRST_DAY.plus(Duration.ofHours(23));
        Instant dayAfter = FIRST_DAY.plus(Duration.ofDays(1));
        TestDatabase other = database.otherNode().with(BusinessClock.class, () -> dayAfter.plus(Duration.ofHours(3)));
        now = late;
        handLeaseTo(other);
        database.inTransaction(() -> {
            database.bean(Ledger.class).post(EntryKind.CAPTURE, "test", ++sources, List.of(captured(GDT, "2.000")));
            database.entityManager().flush();
            assertThat(take(other)).as("nothing waits for an open transaction").isTrue();
            assertThat(balances(other, dayAfter)).containsEntry(CARDS, 1_000L);
        });
        assertThat(balances(database, dayAfter)).containsEntry(CARDS, 3_000L).containsEntry(payableTo(GDT), -2_000L);
        assertThat(balances(database, late)).containsEntry(CARDS, 1_000L);

        now = dayAfter.plus(Duration.ofHours(30));
        handLeaseTo(database);
        assertThat(take(database)).as("the next day").isTrue();
        for (int hours : new int[] {24, 40, 48, 60}) {
            assertThat(balances(database, FIRST_DAY.plus(Duration.ofHours(hours))))
                    .as("after %d hours", hours)
                    .containsEntry(CARDS, 3_000L);
        }
        assertThat(diagnostics()).contains(tuple("ledger-unsound", State.OK, 0L));
    }

    /** Whoever had the lease gives it back. */
    private void handLeaseTo(TestDatabase node) {
        database.inTransaction(() -> database.entityManager()
                .createNativeQuery("update job_lease set leased_until = '2000-01-01 00:00:00' where job_name = ?1")
                .setParameter(1, LedgerSnapshots.JOB)
                .executeUpdate());
        lease(node);
    }

    @Test
    void a_snapshot_that_is_taken_late_is_the_same_as_one_in_time() {
        try (TestDatabase punctual = new TestDatabase().with(BusinessClock.class, () -> now)) {
            bodies(punctual);
            lease(punctual);
            for (int day = 0; day < 4; day++) {
                Instant noon = FIRST_DAY.plus(Duration.ofHours(24L * day + 12));
                Movement movement = captured(day % 2 == 0 ? EWA : GDT, (day + 1) + ".005");
                post(noon, movement);
                punctual.inTransaction(() -> {
                    punctual.bean(Ledger.class).post(EntryKind.CAPTURE, "test", sources, List.of(movement));
                });
                now = noon.plus(Duration.ofHours(13));
                assertThat(take(punctual)).isTrue();
                assertThat(take(punctual)).as("a day is closed once").isFalse();
            }
            takeAllUntil(now);
            assertThat(snapshots(database)).hasSize(2 + 3 * 3).isEqualTo(snapshots(punctual));
        }
    }

    private static List<String> snapshots(TestDatabase node) {
        List<?> rows = node.inTransaction(() -> node.entityManager()
                .createNativeQuery("select concat(day_on, ' ', account_no, ' ', body_id, ' ', balance_minor)"
                        + " from ledger_snapshot order by day_on, account_no, body_id")
                .getResultList());
        return rows.stream().map(Object::toString).toList();
    }

    @Test
    void a_day_is_closed_only_after_it_has_ended() {
        post(FIRST_DAY.plus(Duration.ofHours(1)), captured(EWA, "1.000"));
        now = FIRST_DAY.plus(Duration.ofDays(1)).plus(LedgerSnapshots.PATIENCE).minusMillis(1);
        assertThat(take(database)).isFalse();
        now = now.plusMillis(1);
        assertThat(take(database)).isTrue();
    }

    @Test
    void the_operator_sees_days_that_are_not_closed_and_a_posting_that_somebody_changed() {
        assertThat(diagnostics())
                .containsExactly(tuple("ledger-snapshots", State.OK, 0L), tuple("ledger-unsound", State.OK, 0L));
        post(FIRST_DAY.plus(Duration.ofHours(1)), captured(EWA, "1.000"));
        now = FIRST_DAY.plus(Duration.ofDays(4)).plus(Duration.ofHours(2));
        assertThat(diagnostics()).contains(tuple("ledger-snapshots", State.BAD, 4L));
        takeAllUntil(now);
        assertThat(diagnostics())
                .containsExactly(tuple("ledger-snapshots", State.OK, 0L), tuple("ledger-unsound", State.OK, 0L));

        database.inTransaction(() -> {
            database.entityManager()
                    .createNativeQuery("update posting set amount_minor = 1001")
                    .executeUpdate();
            database.bean(LedgerSnapshots.class).check();
        });
        assertThat(diagnostics()).contains(tuple("ledger-unsound", State.BAD, 1L));
        assertThat(database.inTransaction(
                        () -> database.bean(LedgerSnapshots.class).unsound()))
                .containsExactly(LocalDate.parse("2017-11-05"));
    }

    private List<Tuple> diagnostics() {
        List<Diagnostic> read = database.inTransaction(
                () -> database.bean(LedgerDiagnostics.class).read(now));
        return read.stream()
                .map(each -> tuple(each.code(), each.state(), each.value()))
                .toList();
    }

    @Test
    void snapshots_that_were_removed_are_taken_again_as_they_were() {
        for (int day = 0; day < 3; day++) {
            post(FIRST_DAY.plus(Duration.ofHours(24L * day + 5)), captured(EWA, "1.000"));
        }
        takeAllUntil(FIRST_DAY.plus(Duration.ofDays(4)));
        post(FIRST_DAY.plus(Duration.ofHours(6)), captured(GDT, "7.000"));
        takeAllUntil(FIRST_DAY.plus(Duration.ofDays(6)));
        Instant asked = FIRST_DAY.plus(Duration.ofDays(3));
        database.inTransaction(() -> {
            for (String table : new String[] {"ledger_snapshot", "ledger_snapshot_day"}) {
                database.entityManager()
                        .createNativeQuery("delete from " + table + " where day_on >= '2017-11-06'")
                        .executeUpdate();
            }
        });
        assertThat(balances(database, asked)).isEqualTo(remembered(asked));
        takeAllUntil(FIRST_DAY.plus(Duration.ofDays(6)));
        assertThat(balances(database, asked)).isEqualTo(remembered(asked));
        assertThat(diagnostics())
                .containsExactly(tuple("ledger-snapshots", State.OK, 0L), tuple("ledger-unsound", State.OK, 0L));
    }
}
