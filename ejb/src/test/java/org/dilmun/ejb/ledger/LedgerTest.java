package org.dilmun.ejb.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.domain.ledger.ChartAccount;
import org.dilmun.domain.ledger.EntryKind;
import org.dilmun.domain.ledger.LedgerAccount;
import org.dilmun.domain.ledger.Movement;
import org.dilmun.domain.party.GovernmentBody;
import org.dilmun.ejb.country.BusinessClock;
import org.dilmun.ejb.persistence.OnDatabase;
import org.dilmun.ejb.persistence.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.dilmun.domain.ledger.LedgerAccount.ofChart;
import static org.dilmun.domain.ledger.LedgerAccount.payableTo;

/** The worked entries are those of the bookkeeping rules: electricity bill, driving licence, their settlement. */
@OnDatabase
class LedgerTest {

    private static final long EWA = 1;
    private static final long GDT = 2;
    private static final long MOIC = 3;
    private static final LedgerAccount BANK = ofChart(ChartAccount.BANK_COLLECTION);
    private static final LedgerAccount CARDS = ofChart(ChartAccount.CARD_ACQUIRER);
    private static final LedgerAccount BENEFIT = ofChart(ChartAccount.BENEFIT_GATEWAY);
    private static final LedgerAccount FEES = ofChart(ChartAccount.GATEWAY_FEES);
    private static final LedgerAccount UNALLOCATED = ofChart(ChartAccount.UNALLOCATED_RECEIPTS);

    private final TestDatabase database = new TestDatabase();
    private Ledger ledger;

    @BeforeEach
    void openBooks() {
        database.with(BusinessClock.class, () -> Instant.parse("2017-11-05T08:00:00Z"));
        ledger = database.bean(Ledger.class);
        database.inTransaction(() -> {
            for (long id : new long[] {EWA, GDT, MOIC}) {
                var text = LocalizedText.of("جهة", "Body");
                database.entityManager().persist(new GovernmentBody(id, "body-" + id, text, null, "authority", text));
            }
        });
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void the_trial_balance_after_two_payments_and_their_settlement() {
        post(EntryKind.CAPTURE, 1, move(BENEFIT, payableTo(EWA), "37.485"));
        post(
                EntryKind.CAPTURE,
                2,
                move(CARDS, payableTo(GDT), "40.000"),
                move(CARDS, ofChart(ChartAccount.PLATFORM_FEES), "0.500"),
                move(CARDS, ofChart(ChartAccount.VAT_PAYABLE), "0.050"));
        post(EntryKind.SETTLEMENT, 3, move(BANK, BENEFIT, "37.385"), move(FEES, BENEFIT, "0.100"));
        post(EntryKind.SETTLEMENT, 4, move(BANK, CARDS, "40.185"), move(FEES, CARDS, "0.365"));

        assertThat(balance(BANK)).isEqualTo("77.570");
        assertThat(balance(FEES)).isEqualTo("0.465");
        assertThat(balance(payableTo(EWA))).isEqualTo("-37.485");
        assertThat(balance(payableTo(GDT))).isEqualTo("-40.000");
        assertThat(balance(ofChart(ChartAccount.PLATFORM_FEES))).isEqualTo("-0.500");
        assertThat(balance(ofChart(ChartAccount.VAT_PAYABLE))).isEqualTo("-0.050");
        assertThat(balance(CARDS)).isEqualTo("0.000");
        assertThat(trialBalanceSum()).isEqualTo(Money.parse("BHD 0.000"));
    }

    @Test
    void an_unknown_receipt_waits_until_its_body_is_found() {
        post(EntryKind.RECEIPT, 9, move(BANK, UNALLOCATED, "55.000"));
        assertThat(balance(UNALLOCATED)).isEqualTo("-55.000");

        post(EntryKind.ALLOCATION, 9, move(UNALLOCATED, payableTo(MOIC), "55.000"));
        assertThat(balance(UNALLOCATED)).isEqualTo("0.000");
        assertThat(balance(payableTo(MOIC))).isEqualTo("-55.000");
    }

    @Test
    void the_same_event_twice_is_booked_once() {
        post(EntryKind.CAPTURE, 1, move(BENEFIT, payableTo(EWA), "37.485"));
        post(EntryKind.CAPTURE, 1, move(BENEFIT, payableTo(EWA), "37.485"));

        assertThat(balance(BENEFIT)).isEqualTo("37.485");
        assertThatThrownBy(() -> post(EntryKind.CAPTURE, 1, move(BENEFIT, payableTo(EWA), "37.486")))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void whatever_is_posted_the_books_balance() {
        var random = new Random(2017);
        List<LedgerAccount> accounts = new ArrayList<>(List.of(payableTo(EWA), payableTo(GDT), payableTo(MOIC)));
        Arrays.stream(ChartAccount.values())
                .filter(account -> !account.heldByBody())
                .forEach(account -> accounts.add(ofChart(account)));
        for (int entry = 0; entry < 100; entry++) {
            var movements = new Movement[1 + random.nextInt(4)];
            for (int i = 0; i < movements.length; i++) {
                int debit = random.nextInt(accounts.size());
                int credit = (debit + 1 + random.nextInt(accounts.size() - 1)) % accounts.size();
                var amount = Money.ofMinor(Money.parse("BHD 0").getCurrencyUnit(), 1 + random.nextInt(9_999_999));
                movements[i] = new Movement(accounts.get(debit), accounts.get(credit), amount);
            }
            post(EntryKind.CAPTURE, entry, movements);
        }
        assertThat(trialBalanceSum()).isEqualTo(Money.parse("BHD 0.000"));
    }

    @Test
    void the_chart_of_the_code_is_the_chart_of_the_table() {
        List<?> rows = database.inTransaction(() -> database.entityManager()
                .createNativeQuery(
                        "select concat(account_no, ' ', account_type) from ledger_account order by account_no")
                .getResultList());

        assertThat(rows.stream().map(Object::toString))
                .containsExactlyElementsOf(Arrays.stream(ChartAccount.values())
                        .map(account -> account.number() + " " + account.type())
                        .toList());
    }

    @Test
    void nothing_moves_from_an_account_to_itself_or_by_less_than_one_fils() {
        assertThatThrownBy(() -> move(BANK, BANK, "1.000")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> move(BANK, CARDS, "0.000")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ofChart(ChartAccount.BODIES_PAYABLE)).isInstanceOf(IllegalArgumentException.class);
    }

    private static Movement move(LedgerAccount debit, LedgerAccount credit, String dinars) {
        return new Movement(debit, credit, Money.parse("BHD " + dinars));
    }

    private void post(EntryKind kind, long sourceId, Movement... movements) {
        database.inTransaction(() -> {
            ledger.post(kind, "test", sourceId, List.of(movements));
        });
    }

    private String balance(LedgerAccount account) {
        return database.inTransaction(() -> ledger.balance(account)).getAmount().toPlainString();
    }

    private Money trialBalanceSum() {
        return database.inTransaction(() -> ledger.trialBalance()).values().stream()
                .reduce(Money.parse("BHD 0.000"), Money::plus);
    }
}
