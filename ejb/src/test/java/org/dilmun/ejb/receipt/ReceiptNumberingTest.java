package org.dilmun.ejb.receipt;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.access.Role;
import org.dilmun.domain.directory.FeeReturn;
import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.domain.ledger.LedgerAccount;
import org.dilmun.domain.notice.Notice;
import org.dilmun.domain.payment.CardEvidence;
import org.dilmun.domain.payment.OrderItem;
import org.dilmun.domain.payment.OrderItems;
import org.dilmun.domain.payment.PaymentAttempt;
import org.dilmun.domain.payment.PaymentOrder;
import org.dilmun.domain.payment.PaymentTerms;
import org.dilmun.domain.payment.Purpose;
import org.dilmun.domain.payment.Refund;
import org.dilmun.domain.payment.RefundCause;
import org.dilmun.domain.receipt.Receipt;
import org.dilmun.domain.request.Request;
import org.dilmun.ejb.access.Caller;
import org.dilmun.ejb.country.BusinessClock;
import org.dilmun.ejb.country.RealClock;
import org.dilmun.ejb.ledger.Ledger;
import org.dilmun.ejb.party.Bodies;
import org.dilmun.ejb.payment.Answer;
import org.dilmun.ejb.payment.MoneyBack;
import org.dilmun.ejb.payment.PaymentGateway.Capture;
import org.dilmun.ejb.payment.PaymentOrders;
import org.dilmun.ejb.payment.RefundListeners;
import org.dilmun.ejb.payment.RefundRecords;
import org.dilmun.ejb.persistence.JobLeases;
import org.dilmun.ejb.persistence.OnDatabase;
import org.dilmun.ejb.persistence.TestDatabase;
import org.dilmun.ejb.request.Drafts;
import org.dilmun.ejb.request.Fixtures;
import org.dilmun.ejb.request.RequestQueries;
import org.dilmun.ejb.request.Requests;
import org.dilmun.ejb.request.TestOffice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

/** A fee of two bodies, of which each gives receipts of its own. */
@OnDatabase
class ReceiptNumberingTest {

    private static final CurrencyUnit BHD = CurrencyUnit.of("BHD");
    private static final CardEvidence CARD = new CardEvidence("411111******1111", "visa", "730908000001", "A1B2C3");
    private static final Answer<String> DONE = new Answer.Yes<>("730908000002");
    private static final Instant NEW_YEAR = Instant.parse("2017-12-31T21:00:00Z"); // in Bahrain

    private final TestOffice office = new TestOffice();

    private Actor payer;
    private Actor supervisor;
    private long iga;
    private long post;

    @BeforeEach
    void arrange() {
        office.collecting()
                .open(Fixtures.read(
                        "stall-permit",
                        Fixtures.text("stall-permit").replace("form:", "  shares: {iga: 70%, post: 30%}\nform:")));
        iga = office.body();
        post = office.database()
                .inTransaction(() -> office.bean(Bodies.class).get("post").id());
        payer = office.person("850101345");
        supervisor = office.person("850101346", Role.SUPERVISOR);
    }

    @AfterEach
    void close() {
        office.close();
    }

    /** @param area in square metres, of which each costs 0.375 */
    private Request submitted(int area) {
        Drafts drafts = office.bean(Drafts.class);
        Request draft = office.as(payer, () -> drafts.start(Fixtures.STALL.code()));
        office.does(
                payer,
                () -> drafts.save(draft.reference(), "stall", Map.of("area", Integer.toString(area), "covered", "no")));
        return office.submit(payer, draft.reference());
    }

    private PaymentOrder paid(PaymentOrder order) {
        PaymentAttempt attempt = office.startPaying(payer, order);
        office.settle(attempt, new Answer.Yes<>(new Capture("S1", order.amount(), CARD)));
        return order;
    }

    private PaymentOrder paid(int area) {
        return paid(office.order(submitted(area)));
    }

    private static boolean take(TestDatabase node, Duration time) {
        return node.inTransaction(() -> node.bean(JobLeases.class).take(ReceiptNumbering.JOB, time));
    }

    private static List<Long> due(TestDatabase node) {
        return node.inTransaction(() -> node.bean(ReceiptNumbering.class).due());
    }

    private static void number(TestDatabase node, long order) {
        node.inTransaction(() -> node.bean(ReceiptNumbering.class).number(order));
    }

    /** What the job does. */
    private void number() {
        assertThat(take(office.database(), Duration.ofMinutes(1))).isTrue();
        due(office.database()).forEach(order -> number(office.database(), order));
    }

    private List<Receipt> receipts(long body) {
        return office.database().inTransaction(() -> office.database()
                .entityManager()
                .createQuery(
                        "select r from Receipt r where r.number.bodyId = :body order by r.number.year, r.number.count",
                        Receipt.class)
                .setParameter("body", body)
                .getResultList());
    }

    private List<String> numbers(long body) {
        return receipts(body).stream()
                .map(receipt -> receipt.number().toString())
                .toList();
    }

    private List<IssuedReceipt> issued(PaymentOrder order) {
        return office.database().inTransaction(() -> office.bean(Receipts.class).ofOrder(order));
    }

    private List<Notice> notices() {
        return office.database().inTransaction(() -> office.database()
                .entityManager()
                .createQuery("select n from Notice n order by n.id", Notice.class)
                .getResultList());
    }

    private static Money money(String amount) {
        return Money.parse("BHD " + amount);
    }

    @Test
    void each_body_gives_a_receipt_of_what_it_has_received() {
        PaymentOrder order = paid(3); // 1.125: 0.7875 and 0.3375
        assertThat(issued(order)).as("payments wait for no number").isEmpty();
        number();
        assertThat(issued(order))
                .extracting(issued -> issued.receipt().number().toString(), issued -> issued.receipt()
                        .amount())
                .containsExactlyInAnyOrder(
                        tuple("IGA-2017-000001", money("0.788")), tuple("POST-2017-000001", money("0.337")));
        assertThat(issued(order)).allSatisfy(issued -> {
            assertThat(issued.receipt().payerId()).isEqualTo(payer.id());
            assertThat(issued.receipt().paidAt()).isEqualTo(office.now());
            assertThat(issued.givenBack()).isEqualTo(money("0.000"));
        });
    }

    @Test
    void the_payer_is_told_once_with_the_numbers() {
        PaymentOrder order = paid(3);
        number();
        number();
        assertThat(notices())
                .filteredOn(notice -> notice.link().equals("/pay/" + order.reference() + "/receipt"))
                .singleElement()
                .satisfies(notice -> {
                    assertThat(notice.receiverId()).isEqualTo(payer.id());
                    assertThat(notice.text().in("en"))
                            .contains(
                                    "Receipt IGA-2017-000001 of iGA: BHD\u00a00.788.",
                                    "Receipt POST-2017-000001 of Post: BHD\u00a00.337.");
                    assertThat(notice.text().in("ar")).contains("الإيصال رقم IGA-2017-000001 من الهيئة، ومبلغه 0.788");
                });
    }

    @Test
    void numbers_follow_the_order_of_the_payments_and_not_of_the_orders() {
        List<PaymentOrder> orders = new ArrayList<>();
        for (int area = 1; area <= 3; area++) {
            orders.add(office.order(submitted(area)));
        }
        for (int last = orders.size() - 1; last >= 0; last--) {
            office.at(office.now().plusSeconds(60));
            paid(orders.get(last));
        }
        number();
        assertThat(receipts(iga))
                .extracting(Receipt::orderId)
                .containsExactly(
                        orders.get(2).id(), orders.get(1).id(), orders.get(0).id());
        assertThat(numbers(iga)).containsExactly("IGA-2017-000001", "IGA-2017-000002", "IGA-2017-000003");
    }

    @Test
    void a_node_that_dies_after_it_has_counted_leaves_no_gap() {
        PaymentOrder first = paid(1);
        paid(2);
        assertThat(take(office.database(), Duration.ofMinutes(1))).isTrue();
        assertThatThrownBy(() -> office.database().inTransaction(() -> {
                    office.bean(ReceiptNumbering.class).number(first.id());
                    office.database().entityManager().flush();
                    throw new IllegalStateException("killed");
                }))
                .hasMessage("killed");
        assertThat(issued(first)).isEmpty();
        number();
        assertThat(numbers(iga)).containsExactly("IGA-2017-000001", "IGA-2017-000002");
        assertThat(issued(first))
                .extracting(issued -> issued.receipt().number().count())
                .containsExactly(1, 1);
    }

    @Test
    void each_year_counts_for_itself_by_the_day_of_the_payment_in_the_country() {
        office.at(NEW_YEAR.minusSeconds(1));
        paid(1);
        office.at(NEW_YEAR);
        paid(2);
        office.at(NEW_YEAR.plusSeconds(5));
        number();
        office.at(NEW_YEAR.plusSeconds(10));
        paid(3);
        number();
        assertThat(numbers(iga)).containsExactly("IGA-2017-000001", "IGA-2018-000001", "IGA-2018-000002");
    }

    /** Their leases have always run out, so that each takes it from the other between any two orders. */
    @Test
    void two_nodes_that_take_the_lease_from_each_other_give_no_number_twice_and_leave_none_out() throws Exception {
        var random = new SplittableRandom(7);
        int orders = 12;
        for (int order = 0; order < orders; order++) {
            paid(1 + random.nextInt(100));
        }
        var start = new CyclicBarrier(2);
        var pool = Executors.newFixedThreadPool(2);
        try {
            var outcomes = pool.invokeAll(
                    List.of(node(office.database(), start), node(otherNode(), start)), 2, TimeUnit.MINUTES);
            for (var outcome : outcomes) {
                assertThat(outcome.get()).isTrue();
            }
        } finally {
            pool.shutdownNow();
        }
        assertThat(receipts(iga))
                .extracting(receipt -> receipt.number().count())
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, orders).boxed().toList());
        assertThat(receipts(post))
                .extracting(receipt -> receipt.number().count())
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, orders).boxed().toList());
        assertThat(new HashSet<>(receipts(iga).stream().map(Receipt::orderId).toList()))
                .hasSize(orders);
        assertThat(total(iga)).isEqualTo(owedTo(iga));
        assertThat(total(post)).isEqualTo(owedTo(post));
    }

    private static Callable<Boolean> node(TestDatabase node, CyclicBarrier start) {
        return () -> {
            start.await(20, TimeUnit.SECONDS);
            for (List<Long> due = due(node); !due.isEmpty(); due = due(node)) {
                for (long order : due) {
                    take(node, Duration.ofSeconds(-1));
                    number(node, order);
                }
            }
            return true;
        };
    }

    private TestDatabase otherNode() {
        return office.database()
                .otherNode()
                .with(Caller.class, office.bean(Caller.class))
                .with(BusinessClock.class, office::now)
                .with(RealClock.class, office::now)
                .with(RefundListeners.class, office.bean(RefundListeners.class));
    }

    private Money total(long body) {
        return receipts(body).stream().map(Receipt::amount).reduce(Money.zero(BHD), Money::plus);
    }

    private Money owedTo(long body) {
        return office.database()
                .inTransaction(() -> office.bean(Ledger.class).balance(LedgerAccount.payableTo(body)))
                .negated();
    }

    @Test
    void a_node_that_has_lost_the_lease_gives_no_number() {
        PaymentOrder order = paid(1);
        TestDatabase other = otherNode();
        assertThat(take(other, Duration.ofMinutes(1))).isTrue();
        assertThat(take(office.database(), Duration.ofMinutes(1))).isFalse();
        number(office.database(), order.id());
        assertThat(issued(order)).isEmpty();
        number(other, order.id());
        assertThat(issued(order)).hasSize(2);
    }

    @Test
    void what_comes_after_its_case_has_ended_has_no_receipt() {
        Request request = submitted(3);
        PaymentOrder order = office.order(request);
        PaymentAttempt attempt = office.startPaying(payer, order);
        int shown = office.as(payer, () -> office.bean(RequestQueries.class).getOwn(request.reference()))
                .version();
        office.does(payer, () -> office.bean(Requests.class).withdraw(request.reference(), shown, FeeReturn.UNSTATED));
        office.settle(attempt, new Answer.Yes<>(new Capture("S1", order.amount(), CARD)));
        number();
        assertThat(issued(order)).isEmpty();
        assertThat(numbers(iga)).isEmpty();
    }

    @Test
    void what_has_gone_back_is_said_beside_a_receipt_that_stays_as_it_was() {
        PaymentOrder order = paid(3);
        number();
        RefundRecords records = office.bean(RefundRecords.class);
        long refund = office.as(supervisor, () -> records.begin(order.reference(), null, "paid twice"))
                .refundId();
        assertThat(issued(order)).as("on its way").allSatisfy(issued -> assertThat(issued.givenBack())
                .isEqualTo(money("0.000")));
        office.does(Actor.NOBODY, () -> records.settle(refund, DONE));
        assertThat(issued(order)).hasSize(2).allSatisfy(issued -> {
            assertThat(issued.allBack()).isTrue();
            assertThat(issued.givenBack()).isEqualTo(issued.receipt().amount());
        });
        assertThat(numbers(iga)).containsExactly("IGA-2017-000001");
        assertThat(total(iga)).isEqualTo(money("0.788"));
    }

    @Test
    void a_part_that_goes_back_is_said_by_the_bodies_that_gave_it() {
        Request first = submitted(1);
        Request second = submitted(2);
        var items = new OrderItems(List.of(
                item(first, "Stall", Map.of(iga, money("2.000"))),
                item(second, "Delivery", Map.of(iga, money("0.500"), post, money("1.500")))));
        PaymentOrder order = paid(office.as(payer, () -> office.bean(PaymentOrders.class)
                .create(PaymentTerms.together(
                        payer.id(), iga, LocalizedText.of("معًا", "Together"), new Purpose("test", 1), items))));
        number();
        office.does(Actor.NOBODY, () -> {
            MoneyBack back = office.bean(MoneyBack.class);
            PaymentOrder locked = office.bean(PaymentOrders.class).lock(order.id());
            Refund refund = back.owe(
                    locked,
                    items.of(Purpose.request(second.id())).orElseThrow(),
                    new Refund.Ground(RefundCause.REJECTED, null, "system:test"));
            back.settle(locked, refund, DONE);
        });
        assertThat(issued(order)).hasSize(2).allSatisfy(issued -> {
            boolean ofIga = issued.receipt().bodyId() == iga;
            assertThat(issued.receipt().amount()).isEqualTo(money(ofIga ? "2.500" : "1.500"));
            assertThat(issued.givenBack()).isEqualTo(money(ofIga ? "0.500" : "1.500"));
            assertThat(issued.partlyBack()).isEqualTo(ofIga);
            assertThat(issued.purposes())
                    .extracting(purpose -> purpose.in("en"))
                    .isEqualTo(ofIga ? List.of("Stall", "Delivery") : List.of("Delivery"));
        });
    }

    private static OrderItem item(Request request, String name, Map<Long, Money> shares) {
        return new OrderItem(Purpose.request(request.id()), LocalizedText.of("بند", name), new TreeMap<>(shares));
    }
}
