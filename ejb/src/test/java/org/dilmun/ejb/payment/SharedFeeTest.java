package org.dilmun.ejb.payment;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.access.Role;
import org.dilmun.domain.directory.FeeReturn;
import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.domain.ledger.ChartAccount;
import org.dilmun.domain.ledger.EntryKind;
import org.dilmun.domain.ledger.JournalEntry;
import org.dilmun.domain.ledger.LedgerAccount;
import org.dilmun.domain.ledger.Movement;
import org.dilmun.domain.payment.CardEvidence;
import org.dilmun.domain.payment.OrderStatus;
import org.dilmun.domain.payment.PaymentAttempt;
import org.dilmun.domain.payment.PaymentOrder;
import org.dilmun.domain.payment.PaymentTerms;
import org.dilmun.domain.payment.Purpose;
import org.dilmun.domain.request.Request;
import org.dilmun.ejb.ledger.Ledger;
import org.dilmun.ejb.party.Bodies;
import org.dilmun.ejb.payment.PaymentGateway.Capture;
import org.dilmun.ejb.persistence.OnDatabase;
import org.dilmun.ejb.request.Cases;
import org.dilmun.ejb.request.Drafts;
import org.dilmun.ejb.request.Fixtures;
import org.dilmun.ejb.request.RequestQueries;
import org.dilmun.ejb.request.Requests;
import org.dilmun.ejb.request.TestOffice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A fee of two bodies, from the capture to the refund: whatever happens, their parts are what was paid. */
@OnDatabase
class SharedFeeTest {

    private static final CurrencyUnit BHD = CurrencyUnit.of("BHD");
    private static final CardEvidence CARD = new CardEvidence("411111******1111", "visa", "730908000001", "A1B2C3");
    private static final Answer<String> DONE = new Answer.Yes<>("730908000002");
    private static final Answer<String> REFUSED = new Answer.No<>(Answer.Reason.DECLINED, "51");

    private final TestOffice office = new TestOffice();

    private Actor applicant;
    private Actor supervisor;
    private long iga;
    private long post;

    @BeforeEach
    void arrange() {
        office.collecting()
                .open(Fixtures.read(
                        "stall-permit",
                        Fixtures.text("stall-permit")
                                .replace("is: [post]}, note", "is: [post]}, to: post, note")
                                .replace("form:", "  shares: {iga: 70%, post: 30%}\nform:")));
        iga = office.body();
        post = office.database()
                .inTransaction(() -> office.bean(Bodies.class).get("post").id());
        applicant = office.person("850101345");
        supervisor = office.person("850101346", Role.SUPERVISOR);
    }

    @AfterEach
    void close() {
        office.close();
    }

    /** @param area in square metres, of which each costs 0.375 */
    private Request submitted(String area) {
        return submitted(Map.of("area", area, "covered", "no"));
    }

    private Request submitted(Map<String, String> answers) {
        Drafts drafts = office.bean(Drafts.class);
        Request draft = office.as(applicant, () -> drafts.start(Fixtures.STALL.code()));
        office.does(applicant, () -> drafts.save(draft.reference(), "stall", answers));
        return office.submit(applicant, draft.reference());
    }

    private PaymentAttempt started(Request request) {
        return office.startPaying(applicant, office.order(request));
    }

    private void capture(PaymentAttempt attempt, Money amount) {
        office.settle(attempt, new Answer.Yes<>(new Capture("S1", amount, CARD)));
    }

    private PaymentOrder paid(String area) {
        return paid(submitted(area));
    }

    private PaymentOrder paid(Request request) {
        capture(started(request), office.order(request).amount());
        return office.order(request);
    }

    /** The supervisor gives it back, and the gateway answers so. */
    private void refund(PaymentOrder order, Answer<String> answer) {
        RefundRecords records = office.bean(RefundRecords.class);
        long refund = office.as(supervisor, () -> records.begin(order.reference(), null, "paid twice"))
                .refundId();
        office.does(Actor.NOBODY, () -> records.settle(refund, answer));
        office.does(Actor.NOBODY, () -> records.settle(refund, answer));
    }

    private Money owedTo(long body) {
        return balance(LedgerAccount.payableTo(body)).negated();
    }

    private Money balance(LedgerAccount account) {
        return office.database().inTransaction(() -> office.bean(Ledger.class).balance(account));
    }

    private List<JournalEntry> entries(EntryKind kind) {
        return office.database().inTransaction(() -> {
            List<JournalEntry> entries = office.database()
                    .entityManager()
                    .createQuery("select e from JournalEntry e where e.kind = :kind order by e.id", JournalEntry.class)
                    .setParameter("kind", kind)
                    .getResultList();
            entries.forEach(JournalEntry::movements); // read here
            return entries;
        });
    }

    private static Money money(String amount) {
        return Money.of(BHD, new BigDecimal(amount));
    }

    @Test
    void a_capture_is_one_entry_that_gives_each_body_its_share() {
        PaymentOrder order = paid("3"); // 1.125: 0.7875 and 0.3375
        assertThat(order.amount()).isEqualTo(money("1.125"));
        assertThat(entries(EntryKind.CAPTURE)).singleElement().satisfies(entry -> assertThat(entry.movements())
                .extracting(Movement::debit)
                .containsOnly(LedgerAccount.ofChart(ChartAccount.CARD_ACQUIRER)));
        assertThat(owedTo(iga)).as("the odd fils, by the order of the codes").isEqualTo(money("0.788"));
        assertThat(owedTo(post)).isEqualTo(money("0.337"));
        assertThat(balance(LedgerAccount.ofChart(ChartAccount.CARD_ACQUIRER))).isEqualTo(money("1.125"));
    }

    @ParameterizedTest
    @CsvSource({"3, 1.625, 0.788, 0.837", "0, 0.500, 0.000, 0.500"})
    void what_comes_on_top_for_another_body_is_all_its_own_and_goes_back_from_there(
            String area, String amount, String toIga, String toPost) {
        PaymentOrder order = paid(submitted(Map.of("area", area, "covered", "no", "delivery", "post")));
        assertThat(order.amount()).isEqualTo(money(amount));
        assertThat(owedTo(iga)).isEqualTo(money(toIga));
        assertThat(owedTo(post)).isEqualTo(money(toPost));
        refund(order, DONE);
        assertThat(owedTo(iga)).isEqualTo(money("0.000"));
        assertThat(owedTo(post)).isEqualTo(money("0.000"));
    }

    @Test
    void a_refund_takes_from_each_body_what_it_got_and_gives_it_back_if_it_is_refused() {
        PaymentOrder order = paid("3");
        refund(order, REFUSED);
        assertThat(owedTo(iga)).isEqualTo(money("0.788"));
        assertThat(owedTo(post)).isEqualTo(money("0.337"));
        assertThat(entries(EntryKind.REFUND_REVERSED)).hasSize(1);

        refund(order, DONE);
        assertThat(owedTo(iga)).isEqualTo(money("0.000"));
        assertThat(owedTo(post)).isEqualTo(money("0.000"));
        assertThat(balance(LedgerAccount.ofChart(ChartAccount.REFUNDS_PAYABLE))).isEqualTo(money("0.000"));
        assertThat(balance(LedgerAccount.ofChart(ChartAccount.BANK_REFUNDS))).isEqualTo(money("-1.125"));
        assertThat(office.as(supervisor, () -> office.bean(PaymentOrders.class)
                        .get(order.reference())
                        .status()))
                .isEqualTo(OrderStatus.REFUNDED);
    }

    @Test
    void what_comes_for_a_case_that_has_ended_is_nobodys_share_and_goes_back_whole() {
        Request request = submitted("3");
        PaymentAttempt attempt = started(request);
        int shown = office.as(applicant, () -> office.bean(RequestQueries.class).getOwn(request.reference()))
                .version();
        office.does(
                applicant, () -> office.bean(Requests.class).withdraw(request.reference(), shown, FeeReturn.UNSTATED));
        capture(attempt, office.order(request).amount());
        assertThat(owedTo(iga).plus(owedTo(post))).isEqualTo(money("0.000"));
        assertThat(balance(LedgerAccount.ofChart(ChartAccount.UNALLOCATED_RECEIPTS)))
                .isEqualTo(money("0.000"));
        assertThat(balance(LedgerAccount.ofChart(ChartAccount.REFUNDS_PAYABLE))).isEqualTo(money("-1.125"));
    }

    @Test
    void a_gateway_that_says_it_again_gives_nobody_anything_twice() {
        Request request = submitted("3");
        PaymentAttempt attempt = started(request);
        capture(attempt, office.order(request).amount());
        capture(attempt, office.order(request).amount());
        assertThat(owedTo(iga).plus(owedTo(post))).isEqualTo(money("1.125"));
        assertThat(office.as(
                        applicant,
                        () -> office.bean(Cases.class).lock(request.reference()).step()))
                .isEqualTo("review");
    }

    @Test
    void an_order_whose_shares_are_not_its_amount_is_not_made() {
        Money amount = money("1.125");
        var purpose = new Purpose("request", 7);
        var shares = new TreeMap<>(Map.of(iga, money("0.788"), post, money("0.336")));
        assertThatThrownBy(() ->
                        new PaymentTerms(applicant.id(), iga, amount, LocalizedText.of("رسوم", "Fee"), purpose, shares))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void the_books_balance_after_whatever_happens(long seed) {
        var random = new SplittableRandom(seed);
        Money kept = Money.zero(BHD);
        for (int round = 0; round < 12; round++) {
            PaymentOrder order =
                    paid(BigDecimal.valueOf(1 + random.nextLong(13_000), 2).toPlainString());
            assertThat(order.shares().values().stream().reduce(Money.zero(BHD), Money::plus))
                    .as("seed %d round %d", seed, round)
                    .isEqualTo(order.amount());
            boolean refused = random.nextBoolean();
            if (random.nextBoolean()) {
                refund(order, refused ? REFUSED : DONE);
            } else {
                refused = true;
            }
            kept = refused ? kept.plus(order.amount()) : kept;
            assertThat(owedTo(iga).plus(owedTo(post)))
                    .as("seed %d round %d", seed, round)
                    .isEqualTo(kept);
        }
        var balances =
                office.database().inTransaction(() -> office.bean(Ledger.class).trialBalance());
        assertThat(balances.values().stream().reduce(Money.zero(BHD), Money::plus))
                .as("seed %d", seed)
                .isEqualTo(Money.zero(BHD));
        assertThat(entries(EntryKind.CAPTURE)).hasSize(12);
        assertThat(moved(EntryKind.REFUND_OWED))
                .isEqualTo(moved(EntryKind.REFUND_PAID).plus(moved(EntryKind.REFUND_REVERSED)));
    }

    private Money moved(EntryKind kind) {
        return entries(kind).stream()
                .flatMap(entry -> entry.movements().stream())
                .map(Movement::amount)
                .reduce(Money.zero(BHD), Money::plus);
    }
}
