package org.dilmun.ejb.ledger;

import java.lang.reflect.Proxy;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import jakarta.enterprise.inject.Instance;

import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.access.Channel;
import org.dilmun.domain.access.Role;
import org.dilmun.domain.identity.Assurance;
import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.domain.ledger.ChartAccount;
import org.dilmun.domain.ledger.EntryKind;
import org.dilmun.domain.ledger.JournalEntry;
import org.dilmun.domain.ledger.LedgerAccount;
import org.dilmun.domain.ledger.Movement;
import org.dilmun.domain.party.GovernmentBody;
import org.dilmun.ejb.access.Caller;
import org.dilmun.ejb.access.Refused;
import org.dilmun.ejb.country.BusinessClock;
import org.dilmun.ejb.ledger.AccountStatement.Cursor;
import org.dilmun.ejb.persistence.OnDatabase;
import org.dilmun.ejb.persistence.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.dilmun.domain.ledger.LedgerAccount.ofChart;
import static org.dilmun.domain.ledger.LedgerAccount.payableTo;

/** The books as the treasury reads them, by the worked entries of the bookkeeping rules. */
@OnDatabase
class TreasuryTest {

    private static final long EWA = 1;
    private static final long GDT = 2;
    private static final LedgerAccount BANK = ofChart(ChartAccount.BANK_COLLECTION);
    private static final LedgerAccount CARDS = ofChart(ChartAccount.CARD_ACQUIRER);
    private static final LedgerAccount BENEFIT = ofChart(ChartAccount.BENEFIT_GATEWAY);
    private static final LedgerAccount FEES = ofChart(ChartAccount.GATEWAY_FEES);
    private static final LocalDate SUNDAY = LocalDate.parse("2017-11-05");
    private static final LocalDate MONDAY = SUNDAY.plusDays(1);

    private final TestDatabase database = new TestDatabase();
    private final Caller caller = new Caller();
    private Instant now;
    private Treasury treasury;

    @BeforeEach
    void openBooks() {
        database.with(BusinessClock.class, () -> now).with(Caller.class, caller).with(Instance.class, none());
        treasury = database.bean(Treasury.class);
        caller.is(official(Role.TREASURER));
        database.inTransaction(() -> {
            for (long id : new long[] {EWA, GDT}) {
                var text = LocalizedText.of("جهة", "Body");
                database.entityManager().persist(new GovernmentBody(id, "body-" + id, text, null, "authority", text));
            }
        });
    }

    private static Actor official(Role role) {
        return Actor.person(7, Assurance.BASIC, Map.of(GDT, Set.of(role)), Channel.PORTAL);
    }

    private static Instance<?> none() {
        return (Instance<?>) Proxy.newProxyInstance(
                TreasuryTest.class.getClassLoader(),
                new Class<?>[] {Instance.class},
                (proxy, method, arguments) -> method.getName().equals("stream")
                        ? Stream.empty()
                        : List.of().iterator());
    }

    @AfterEach
    void close() {
        database.close();
    }

    private void post(String at, EntryKind kind, long source, Movement... movements) {
        now = Instant.parse(at);
        database.inTransaction(() -> {
            database.bean(Ledger.class).post(kind, "test", source, List.of(movements));
        });
    }

    private static Movement move(LedgerAccount debit, LedgerAccount credit, String dinars) {
        return new Movement(debit, credit, Money.parse("BHD " + dinars));
    }

    /** Captures on Sunday; the settlement of both a minute after Monday began in Bahrain. */
    private void twoPaymentsAndTheirSettlement() {
        post("2017-11-05T08:00:00Z", EntryKind.CAPTURE, 1, move(BENEFIT, payableTo(EWA), "37.485"));
        post(
                "2017-11-05T20:59:59.999999Z",
                EntryKind.CAPTURE,
                2,
                move(CARDS, payableTo(GDT), "40.000"),
                move(CARDS, ofChart(ChartAccount.PLATFORM_FEES), "0.500"),
                move(CARDS, ofChart(ChartAccount.VAT_PAYABLE), "0.050"));
        post(
                "2017-11-05T21:00:00Z",
                EntryKind.SETTLEMENT,
                3,
                move(BANK, BENEFIT, "37.385"),
                move(FEES, BENEFIT, "0.100"));
        post("2017-11-05T21:01:00Z", EntryKind.SETTLEMENT, 4, move(BANK, CARDS, "40.185"), move(FEES, CARDS, "0.365"));
    }

    private List<String> lines(LocalDate from, LocalDate to) {
        return database.inTransaction(() -> treasury.trialBalance(from, to)).lines().stream()
                .map(line -> line.account() + " " + plain(line.opening()) + " " + plain(line.debit()) + " "
                        + plain(line.credit()) + " " + plain(line.closing()))
                .toList();
    }

    private static String plain(Money money) {
        return money == null ? "-" : money.getAmount().toPlainString();
    }

    @Test
    void the_trial_balance_says_of_each_account_what_it_was_what_moved_and_what_it_is() {
        twoPaymentsAndTheirSettlement();

        assertThat(lines(SUNDAY, SUNDAY))
                .containsExactly(
                        "1200 0.000 40.550 0.000 40.550",
                        "1210 0.000 37.485 0.000 37.485",
                        "2100/1 0.000 0.000 37.485 -37.485",
                        "2100/2 0.000 0.000 40.000 -40.000",
                        "2200 0.000 0.000 0.050 -0.050",
                        "4100 0.000 0.000 0.500 -0.500");
        assertThat(lines(MONDAY, MONDAY))
                .containsExactly(
                        "1100 0.000 77.570 0.000 77.570",
                        "1200 40.550 0.000 40.550 0.000",
                        "1210 37.485 0.000 37.485 0.000",
                        "2100/1 -37.485 0.000 0.000 -37.485",
                        "2100/2 -40.000 0.000 0.000 -40.000",
                        "2200 -0.050 0.000 0.000 -0.050",
                        "4100 -0.500 0.000 0.000 -0.500",
                        "5100 0.000 0.465 0.000 0.465");
        TrialBalance monday = database.inTransaction(() -> treasury.trialBalance(MONDAY, MONDAY));
        assertThat(plain(monday.opening().debit())).isEqualTo("78.035");
        assertThat(plain(monday.turnover().debit())).isEqualTo("78.035");
        assertThat(plain(monday.closing().credit())).isEqualTo("78.035");
        assertThat(monday.closing().balanced() && monday.turnover().balanced()).isTrue();
        assertThat(plain(monday.ofAll(ChartAccount.BODIES_PAYABLE).orElseThrow().closing()))
                .isEqualTo("-77.485");
    }

    @Test
    void a_statement_runs_on_from_page_to_page_with_the_balance_after_each_row() {
        for (int day = 5; day <= 6; day++) {
            String moment = "2017-11-0" + day + "T10:00:00Z"; // three postings each, all of one moment
            post(
                    moment,
                    EntryKind.CAPTURE,
                    day,
                    move(CARDS, payableTo(EWA), "1.000"),
                    move(CARDS, payableTo(GDT), "2.000"));
            post(moment, EntryKind.SETTLEMENT, day, move(BANK, CARDS, "1.500"));
        }
        post("2017-11-07T10:00:00Z", EntryKind.CAPTURE, 7, move(CARDS, payableTo(EWA), "100.000"));

        for (int size = 1; size <= 4; size++) {
            assertThat(pages(CARDS, MONDAY, MONDAY, size))
                    .as("%d rows a page", size)
                    .containsExactly("1.000 - 2.500", "2.000 - 4.500", "- 1.500 3.000");
        }
        assertThat(pages(payableTo(GDT), SUNDAY, MONDAY, 1)).containsExactly("- 2.000 -2.000", "- 2.000 -4.000");
    }

    /** All pages one after the other; each begins with the balance that the one before ended with. */
    private List<String> pages(LedgerAccount account, LocalDate from, LocalDate to, int size) {
        var rows = new ArrayList<String>();
        Cursor after = null;
        String last = null;
        do {
            Cursor begin = after;
            AccountStatement page = database.inTransaction(() -> treasury.statement(account, from, to, begin, size));
            assertThat(page.rows()).hasSizeBetween(1, size);
            assertThat(last == null ? plain(page.opening()) : last).isEqualTo(plain(page.opening()));
            page.rows()
                    .forEach(row ->
                            rows.add(plain(row.debit()) + " " + plain(row.credit()) + " " + plain(row.balance())));
            last = plain(page.rows().get(page.rows().size() - 1).balance());
            after = page.next().orElse(null);
        } while (after != null);
        return rows;
    }

    @Test
    void a_balance_is_asked_for_at_any_instant() {
        twoPaymentsAndTheirSettlement();
        assertThat(balance("2017-11-05T20:59:59.999999Z")).isEqualTo("0.000");
        assertThat(balance("2017-11-05T21:00:00Z")).isEqualTo("40.550");
        assertThat(balance("2017-11-05T21:01:00.000001Z")).isEqualTo("0.000");
    }

    private String balance(String before) {
        return plain(database.inTransaction(() -> treasury.balance(CARDS, Instant.parse(before))));
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"TREASURER"})
    void nobody_else_reads_the_books(Role role) {
        caller.is(official(role));
        assertThatThrownBy(() -> database.inTransaction(() -> treasury.trialBalance(SUNDAY, SUNDAY)))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> database.inTransaction(() -> treasury.statement(CARDS, SUNDAY, SUNDAY, null, 10)))
                .isInstanceOf(Refused.class);
    }

    @Test
    void an_entry_is_neither_changed_nor_taken_back_by_the_program() {
        twoPaymentsAndTheirSettlement();
        assertThatThrownBy(() -> database.inTransaction(() -> {
                    JournalEntry entry = database.bean(Ledger.class)
                            .find(EntryKind.CAPTURE, "test", 1)
                            .orElseThrow();
                    database.entityManager().remove(entry);
                }))
                .hasStackTraceContaining("JournalEntry is only ever added");
    }
}
