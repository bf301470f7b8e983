package org.dilmun.ejb.bill;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.access.Role;
import org.dilmun.domain.bill.Bill;
import org.dilmun.domain.bill.BillAmountRefused;
import org.dilmun.domain.bill.BillClosed;
import org.dilmun.domain.bill.BillNotPayable;
import org.dilmun.domain.bill.BillPaidInPart;
import org.dilmun.domain.bill.BillStatus;
import org.dilmun.domain.kernel.NotFound;
import org.dilmun.domain.kernel.Problem;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.ledger.EntryKind;
import org.dilmun.domain.ledger.Movement;
import org.dilmun.domain.notice.Notice;
import org.dilmun.domain.payment.CardEvidence;
import org.dilmun.domain.payment.OrderStatus;
import org.dilmun.domain.payment.PaymentAttempt;
import org.dilmun.domain.payment.PaymentMethod;
import org.dilmun.domain.payment.PaymentOrder;
import org.dilmun.domain.payment.Purpose;
import org.dilmun.domain.payment.Refund;
import org.dilmun.domain.payment.RefundCause;
import org.dilmun.ejb.access.Refused;
import org.dilmun.ejb.bill.Baskets.Choice;
import org.dilmun.ejb.ledger.Ledger;
import org.dilmun.ejb.party.Bodies;
import org.dilmun.ejb.payment.Answer;
import org.dilmun.ejb.payment.MoneyBack;
import org.dilmun.ejb.payment.PaymentAttempts;
import org.dilmun.ejb.payment.PaymentGateway.Capture;
import org.dilmun.ejb.payment.PaymentOrders;
import org.dilmun.ejb.payment.RefundQueries;
import org.dilmun.ejb.payment.RefundRecords;
import org.dilmun.ejb.payment.Takings;
import org.dilmun.ejb.payment.TillClosed;
import org.dilmun.ejb.persistence.OnDatabase;
import org.dilmun.ejb.request.AnswersRefused;
import org.dilmun.ejb.request.Fixtures;
import org.dilmun.ejb.request.TestOffice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** Bills of two bodies, their debtor, and somebody else who pays. */
@OnDatabase
class BillTillTest {

    private static final CardEvidence CARD = new CardEvidence("411111******1111", "visa", "730908000001", "A1B2C3");

    private final TestOffice office = new TestOffice();

    private Actor biller;
    private Actor postmaster;
    private Actor debtor;
    private Actor neighbour;

    @BeforeEach
    void arrange() {
        office.collecting().open(Fixtures.ID_CARD);
        biller = office.person("850101346", Role.SUPERVISOR);
        debtor = office.person("920704565");
        neighbour = office.person("850101347");
        long post = office.database()
                .inTransaction(() -> office.bean(Bodies.class).get("post").id());
        Actor somebody = office.person("850101348");
        postmaster = Actor.person(
                somebody.id(), somebody.assurance(), Map.of(post, Set.of(Role.SUPERVISOR)), somebody.channel());
    }

    @AfterEach
    void close() {
        office.close();
    }

    private static BillDraft draft(String number, String amount) {
        return new BillDraft(
                number, "920704565", Map.of("ar", "رسوم", "en", "Charge"), amount, null, null, "2017-12-01", null);
    }

    private static BillDraft inParts(String number, String amount, String least) {
        return new BillDraft(
                number, "920704565", Map.of("ar", "رسوم", "en", "Charge"), amount, "BHD", least, null, "2017-12-31");
    }

    private Bill presented(Actor by, BillDraft draft) {
        return office.as(by, () -> office.bean(Bills.class).present(draft)).bill();
    }

    private Bill now(Bill bill) {
        return office.database()
                .inTransaction(() -> office.database().entityManager().find(Bill.class, bill.id()));
    }

    private PaymentOrder now(PaymentOrder order) {
        return office.database()
                .inTransaction(() -> office.bean(PaymentOrders.class).get(order.reference()));
    }

    private PaymentOrder checkout(Actor payer, Choice... choices) {
        return office.as(payer, () -> office.bean(Baskets.class).checkout(Arrays.asList(choices)));
    }

    private static Choice choice(Bill bill, String amount) {
        return new Choice(bill.reference(), money(amount));
    }

    private PaymentAttempt paid(Actor payer, PaymentOrder order) {
        PaymentAttempt attempt = office.startPaying(payer, order);
        captured(attempt, order);
        return attempt;
    }

    private void captured(PaymentAttempt attempt, PaymentOrder order) {
        office.settle(attempt, new Answer.Yes<>(new Capture("S1", order.amount(), CARD)));
    }

    private List<Movement> booked(PaymentAttempt attempt) {
        return office.database().inTransaction(() -> office.bean(Ledger.class)
                .find(EntryKind.CAPTURE, PaymentAttempts.SOURCE, attempt.id())
                .orElseThrow()
                .movements());
    }

    private List<Refund> refunds(PaymentOrder order) {
        return office.database().inTransaction(() -> {
            Takings takings = office.bean(MoneyBack.class).takings(order);
            return takings.refunds();
        });
    }

    private List<Notice> notices(Actor receiver) {
        return office.database().inTransaction(() -> office.database()
                .entityManager()
                .createQuery("select n from Notice n where n.receiverId = :receiver order by n.id", Notice.class)
                .setParameter("receiver", receiver.id())
                .getResultList());
    }

    private static Money money(String amount) {
        return Money.parse("BHD " + amount);
    }

    @Test
    void a_bill_that_is_paid_is_owed_no_more_and_its_body_has_the_money() {
        Bill bill = presented(biller, draft("F-17/001", "37.485"));
        assertThat(office.as(debtor, () -> office.bean(BillQueries.class).listOwn()))
                .singleElement()
                .satisfies(shown -> {
                    assertThat(shown.payable()).isTrue();
                    assertThat(shown.body().in("en")).isEqualTo("iGA");
                });
        PaymentAttempt attempt = paid(debtor, checkout(debtor, choice(bill, "37.485")));
        assertThat(now(bill).status()).isEqualTo(BillStatus.PAID);
        assertThat(booked(attempt))
                .extracting(movement -> movement.credit().bodyId(), Movement::amount)
                .containsExactly(tuple(office.body(), money("37.485")));
        assertThat(office.as(debtor, () -> office.bean(BillQueries.class).listOwn()))
                .isEmpty();
    }

    @Test
    void bills_of_two_bodies_are_paid_by_one_order_and_each_body_gets_its_own() {
        Bill first = presented(biller, draft("F-17/001", "37.485"));
        Bill second = presented(postmaster, draft("F-17/001", "2.500"));
        PaymentOrder order = checkout(debtor, choice(first, "37.485"), choice(second, "2.500"));
        assertThat(order.amount()).isEqualTo(money("39.985"));
        assertThat(order.description().in("en")).isEqualTo("Bills: 2");
        PaymentAttempt attempt = paid(debtor, order);
        assertThat(booked(attempt))
                .extracting(movement -> movement.credit().bodyId(), Movement::amount)
                .containsExactlyInAnyOrder(
                        tuple(first.bodyId(), money("37.485")), tuple(second.bodyId(), money("2.500")));
        assertThat(now(first).status()).isEqualTo(BillStatus.PAID);
        assertThat(now(second).status()).isEqualTo(BillStatus.PAID);
    }

    @Test
    void anybody_may_pay_the_bill_of_another_and_finds_it_by_its_reference_alone() {
        Bill bill = presented(biller, draft("F-17/001", "5.000"));
        assertThat(office.as(neighbour, () -> office.bean(BillQueries.class).listOwn()))
                .isEmpty();
        PaymentOrder order = checkout(neighbour, choice(bill, "5.000"));
        paid(neighbour, order);
        assertThat(now(bill).status()).isEqualTo(BillStatus.PAID);
        assertThat(now(order).payerId()).isEqualTo(neighbour.id());
    }

    @ParameterizedTest
    @CsvSource({"9.999", "60.001", "100.000"})
    void a_part_is_neither_less_than_the_body_takes_nor_more_than_is_left(String amount) {
        Bill bill = presented(biller, inParts("P-1", "100.000", "10.000"));
        paid(debtor, checkout(debtor, choice(bill, "40.000")));
        assertThat(now(bill).left()).isEqualTo(money("60.000"));
        assertThat(office.refusal(debtor, () -> checkoutNow(choice(bill, amount))))
                .isInstanceOf(BillAmountRefused.class);
    }

    private void checkoutNow(Choice choice) {
        office.bean(Baskets.class).checkout(List.of(choice));
    }

    @Test
    void what_is_left_may_be_paid_though_it_is_less_than_the_least_part() {
        Bill bill = presented(biller, inParts("P-1", "100.000", "60.000"));
        paid(debtor, checkout(debtor, choice(bill, "60.000")));
        assertThat(now(bill).leastNow()).isEqualTo(money("40.000"));
        paid(debtor, checkout(debtor, choice(bill, "40.000")));
        assertThat(now(bill).status()).isEqualTo(BillStatus.PAID);
    }

    @Test
    void a_bill_without_parts_is_paid_whole_or_not_at_all() {
        Bill bill = presented(biller, draft("F-17/001", "5.000"));
        assertThat(office.refusal(debtor, () -> checkoutNow(choice(bill, "4.999"))))
                .isInstanceOf(BillAmountRefused.class);
    }

    @Test
    void while_a_gateway_may_be_taking_the_money_nobody_begins_to_pay_the_same_bill() {
        Bill bill = presented(biller, draft("F-17/001", "5.000"));
        PaymentOrder order = checkout(debtor, choice(bill, "5.000"));
        PaymentAttempt attempt = office.startPaying(debtor, order);
        assertThat(office.refusal(neighbour, () -> checkoutNow(choice(bill, "5.000"))))
                .isInstanceOf(BillBeingPaid.class);
        office.settle(attempt, new Answer.No<>(Answer.Reason.DECLINED, "51"));
        paid(neighbour, checkout(neighbour, choice(bill, "5.000")));
        assertThat(now(bill).status()).isEqualTo(BillStatus.PAID);
        assertThat(office.refusal(debtor, () -> office.bean(PaymentAttempts.class)
                        .begin(order.reference(), PaymentMethod.CARD, Set.of())))
                .as("the order that was left unpaid")
                .isInstanceOf(BillNotPayable.class);
    }

    @Test
    void what_two_have_paid_at_the_same_moment_goes_back_to_the_second() {
        Bill bill = presented(biller, draft("F-17/001", "5.000"));
        PaymentOrder one = checkout(debtor, choice(bill, "5.000"));
        PaymentOrder other = checkout(neighbour, choice(bill, "5.000"));
        PaymentAttempt first = office.startPaying(debtor, one);
        PaymentAttempt second = office.startPaying(neighbour, other);
        captured(second, other);
        captured(first, one);
        assertThat(refunds(other)).isEmpty();
        assertThat(refunds(one)).singleElement().satisfies(refund -> {
            assertThat(refund.cause()).isEqualTo(RefundCause.NOT_AWAITED);
            assertThat(one.amountOf(refund)).isEqualTo(money("5.000"));
        });
        assertThat(now(bill).paid()).isEqualTo(money("5.000"));
    }

    @Test
    void only_the_bill_that_is_paid_already_goes_back_out_of_a_basket() {
        Bill first = presented(biller, draft("F-17/001", "5.000"));
        Bill second = presented(postmaster, draft("F-17/001", "2.500"));
        PaymentOrder both = checkout(debtor, choice(first, "5.000"), choice(second, "2.500"));
        PaymentOrder alone = checkout(neighbour, choice(first, "5.000"));
        PaymentAttempt attempt = office.startPaying(debtor, both);
        paid(neighbour, alone);
        captured(attempt, both);
        assertThat(refunds(both)).singleElement().satisfies(refund -> assertThat(both.amountOf(refund))
                .isEqualTo(money("5.000")));
        assertThat(now(second).status()).isEqualTo(BillStatus.PAID);
    }

    @Test
    void who_chooses_anew_gives_up_the_order_that_was_left() {
        Bill first = presented(biller, draft("F-17/001", "5.000"));
        Bill second = presented(postmaster, draft("F-17/001", "2.500"));
        PaymentOrder left = checkout(debtor, choice(first, "5.000"));
        checkout(debtor, choice(first, "5.000"), choice(second, "2.500"));
        assertThat(now(left).status()).isEqualTo(OrderStatus.CANCELLED);
    }

    @Test
    void a_body_gives_back_what_was_paid_for_its_own_bill_alone() {
        Bill first = presented(biller, draft("F-17/001", "5.000"));
        Bill second = presented(postmaster, draft("F-17/001", "2.500"));
        PaymentOrder both = now(checkout(debtor, choice(first, "5.000"), choice(second, "2.500")));
        paid(debtor, both);
        int shown = now(both).version();
        RefundRecords records = office.bean(RefundRecords.class);
        assertThat(office.refusal(
                        biller, () -> records.beginPart(both.reference(), Purpose.bill(second.id()), shown, "خطأ")))
                .isInstanceOf(Refused.class);
        office.does(biller, () -> records.beginPart(both.reference(), Purpose.bill(first.id()), shown, "خطأ"));
        Refund refund = refunds(both).get(0);
        assertThat(now(both).amountOf(refund)).isEqualTo(money("5.000"));
        office.does(Actor.NOBODY, () -> records.settle(refund.id(), new Answer.No<>(Answer.Reason.DECLINED, "05")));
        assertThat(office.as(biller, () -> office.bean(RefundQueries.class).listStuck()))
                .singleElement()
                .satisfies(stuck -> {
                    assertThat(stuck.ofBill()).isTrue();
                    assertThat(stuck.matter()).isEqualTo(first.reference());
                });
        assertThat(office.as(postmaster, () -> office.bean(RefundQueries.class).listStuck()))
                .isEmpty();
    }

    @Test
    void presenting_a_bill_again_changes_it_and_says_so_only_if_it_is_another() {
        Bill bill = presented(biller, draft("F-17/001", "5.000"));
        office.at(office.now().plusSeconds(60));
        assertThat(presented(biller, draft("F-17/001", "5.000")).reference()).isEqualTo(bill.reference());
        assertThat(notices(debtor)).hasSize(1);
        presented(biller, draft("F-17/001", "6.000"));
        assertThat(now(bill).amount()).isEqualTo(money("6.000"));
        assertThat(notices(debtor)).hasSize(2);
        assertThat(notices(debtor).get(1).text().in("en"))
                .isEqualTo("iGA bills you BHD\u00a06.000 for “Charge”, bill number F-17/001. You can pay it on the"
                        + " page of the bill, alone or together with your other bills.\n\n"
                        + "Pay it on 1 December 2017 at the latest.");
    }

    @Test
    void what_was_paid_cannot_be_billed_away_or_taken_back() {
        Bill bill = presented(biller, inParts("P-1", "100.000", "10.000"));
        paid(debtor, checkout(debtor, choice(bill, "40.000")));
        assertThat(office.refusal(biller, () -> office.bean(Bills.class).present(inParts("P-1", "40.000", "10.000"))))
                .isInstanceOf(BillPaidInPart.class);
        assertThat(office.refusal(biller, () -> office.bean(Bills.class).cancel(bill.reference())))
                .isInstanceOf(BillPaidInPart.class);
        paid(debtor, checkout(debtor, choice(bill, "60.000")));
        assertThat(office.refusal(biller, () -> office.bean(Bills.class).present(inParts("P-1", "200.000", "10.000"))))
                .isInstanceOf(BillClosed.class);
    }

    @Test
    void a_bill_that_was_taken_back_is_paid_by_nobody_and_money_under_way_returns() {
        Bill bill = presented(biller, draft("F-17/001", "5.000"));
        PaymentOrder order = checkout(debtor, choice(bill, "5.000"));
        PaymentAttempt attempt = office.startPaying(debtor, order);
        office.does(biller, () -> office.bean(Bills.class).cancel(bill.reference()));
        assertThat(office.refusal(neighbour, () -> checkoutNow(choice(bill, "5.000"))))
                .isInstanceOf(BillNotPayable.class);
        captured(attempt, order);
        assertThat(refunds(order)).hasSize(1);
        assertThat(now(bill).paid()).isEqualTo(money("0.000"));
    }

    @Test
    void after_its_last_day_a_bill_is_not_payable_but_money_on_its_way_counts() {
        Bill bill = presented(biller, inParts("P-1", "100.000", null));
        PaymentOrder order = checkout(debtor, choice(bill, "100.000"));
        PaymentAttempt attempt = office.startPaying(debtor, order);
        office.at(Instant.parse("2017-12-31T21:00:00Z")); // the new year in Bahrain
        assertThat(office.refusal(neighbour, () -> checkoutNow(choice(bill, "100.000"))))
                .isInstanceOf(BillNotPayable.class);
        captured(attempt, order);
        assertThat(now(bill).status()).isEqualTo(BillStatus.PAID);
    }

    @Test
    void another_body_neither_sees_nor_takes_back_a_bill() {
        Bill bill = presented(biller, draft("F-17/001", "5.000"));
        Reference reference = bill.reference();
        assertThat(office.refusal(postmaster, () -> office.bean(Bills.class).getOfBody(reference)))
                .isInstanceOf(NotFound.class);
        assertThat(office.refusal(postmaster, () -> office.bean(Bills.class).cancel(reference)))
                .isInstanceOf(Refused.class);
        assertThat(office.as(postmaster, () -> office.bean(Bills.class).list(null, null, null, 10)))
                .isEmpty();
        assertThat(office.refusal(debtor, () -> office.bean(Bills.class).present(draft("X", "1.000"))))
                .isInstanceOf(Refused.class);
    }

    @Test
    void without_a_gateway_nothing_is_ordered() {
        Bill bill = presented(biller, draft("F-17/001", "5.000"));
        office.closeGateway();
        assertThat(office.refusal(debtor, () -> checkoutNow(choice(bill, "5.000"))))
                .isInstanceOf(TillClosed.class);
    }

    @Test
    void nothing_and_too_much_are_no_choice() {
        assertThat(office.refusal(debtor, () -> office.bean(Baskets.class).checkout(List.of())))
                .isInstanceOf(NothingChosen.class);
        var unknown = new Choice(Reference.create(Bill.PREFIX, 2017, new SecureRandom()), money("1.000"));
        assertThat(office.refusal(debtor, () -> checkoutNow(unknown))).isInstanceOf(NotFound.class);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "number, -, required",
                "number, 'F 1', bill-number-malformed",
                "number, 123456789012345678901234567890123456, bill-number-malformed",
                "debtor, 920704564, bill-debtor-malformed",
                "debtor, 850312345, bill-debtor-unknown",
                "amount, -, required",
                "amount, ten, field-money-malformed",
                "amount, 0, field-money-positive",
                "amount, -1.000, field-money-positive",
                "amount, 0.0005, field-number-decimals",
                "amount, 1000000000.001, field-number-too-large",
                "amount, 99999999999999999999, field-money-malformed",
                "currency, USD, bill-currency-other",
                "least, 5.001, bill-least-too-much",
                "least, 0, field-money-positive",
                "due_on, 31/12/2017, field-date-malformed",
                "payable_until, 2017-11-01, bill-until-past",
                "payable_until, 2017-11-30, bill-until-before-due"
            })
    void what_is_wrong_with_a_bill_is_named_by_its_field_and_nothing_is_kept(String field, String value, String code) {
        var typed = new HashMap<>(Map.of("number", "F-1", "amount", "5.000", "due_on", "2017-12-01"));
        typed.put(field, value);
        var draft = new BillDraft(
                typed.get("number"),
                typed.get("debtor"),
                Map.of("ar", "رسوم", "en", "Charge"),
                typed.get("amount"),
                typed.get("currency"),
                typed.get("least"),
                typed.get("due_on"),
                typed.get("payable_until"));
        Problem refused = office.refusal(biller, () -> office.bean(Bills.class).present(draft));
        assertThat(refused).isInstanceOfSatisfying(AnswersRefused.class, found -> assertThat(found.violations())
                .containsExactly(Map.entry(field, code)));
        assertThat(office.as(biller, () -> office.bean(Bills.class).list(null, null, null, 10)))
                .isEmpty();
    }

    @Test
    void everything_that_is_wrong_is_named_at_once() {
        var draft = new BillDraft("", "1", Map.of("en", "x".repeat(201)), "x", "USD", "y", "z", "z");
        assertThat(office.refusal(biller, () -> office.bean(Bills.class).present(draft)))
                .isInstanceOfSatisfying(AnswersRefused.class, found -> assertThat(
                                found.violations().keySet())
                        .containsExactlyInAnyOrder(
                                "number",
                                "debtor",
                                "description_ar",
                                "description_en",
                                "amount",
                                "currency",
                                "least",
                                "due_on",
                                "payable_until"));
    }
}
