package org.dilmun.ejb.payment;

import java.lang.reflect.Proxy;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

import jakarta.enterprise.inject.Instance;

import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.access.Channel;
import org.dilmun.domain.access.Role;
import org.dilmun.domain.identity.Assurance;
import org.dilmun.domain.kernel.Language;
import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.ledger.ChartAccount;
import org.dilmun.domain.ledger.LedgerAccount;
import org.dilmun.domain.party.GovernmentBody;
import org.dilmun.domain.payment.AttemptStatus;
import org.dilmun.domain.payment.CardEvidence;
import org.dilmun.domain.payment.OrderStatus;
import org.dilmun.domain.payment.PaymentAttempt;
import org.dilmun.domain.payment.PaymentChanged;
import org.dilmun.domain.payment.PaymentMethod;
import org.dilmun.domain.payment.PaymentMoveRefused;
import org.dilmun.domain.payment.PaymentOrder;
import org.dilmun.domain.payment.PaymentTerms;
import org.dilmun.domain.payment.Purpose;
import org.dilmun.domain.payment.Refund;
import org.dilmun.domain.payment.RefundStatus;
import org.dilmun.ejb.access.Caller;
import org.dilmun.ejb.access.Refused;
import org.dilmun.ejb.country.BusinessClock;
import org.dilmun.ejb.country.RealClock;
import org.dilmun.ejb.ledger.Ledger;
import org.dilmun.ejb.payment.Checkout.Ways;
import org.dilmun.ejb.payment.PaymentGateway.Capture;
import org.dilmun.ejb.payment.PaymentGateway.HostedPage;
import org.dilmun.ejb.payment.PaymentGateway.Report;
import org.dilmun.ejb.payment.PaymentGateway.SignedMessage;
import org.dilmun.ejb.persistence.OnDatabase;
import org.dilmun.ejb.persistence.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.dilmun.domain.ledger.LedgerAccount.ofChart;
import static org.dilmun.domain.ledger.LedgerAccount.payableTo;

@OnDatabase
class PaymentTest {

    private static final long BODY = 1;
    private static final long PAYER = 2;
    private static final Money AMOUNT = Money.parse("BHD 10.000");
    private static final LedgerAccount CARDS = ofChart(ChartAccount.CARD_ACQUIRER);
    private static final SignedMessage WEBHOOK = new SignedMessage("POST", "/n", "0", "", "");

    private final TestDatabase database = new TestDatabase();
    private final FakeGateway gateway = new FakeGateway();
    private final FixedCaller caller = new FixedCaller();
    private final List<Reference> paid = new ArrayList<>();
    private volatile Instant now = Instant.parse("2017-11-05T08:00:00Z");

    private PaymentAttempts attempts;
    private Checkout checkout;
    private InquireUnknownAttempts job;
    private Refunds refunds;
    private PaymentOrder order;

    /** The company outside: answers what the test says, silence unless told otherwise. */
    private static final class FakeGateway implements PaymentGateway {

        private Answer<HostedPage> page = new Answer.Yes<>(new HostedPage("S1", "https://gateway.example/pay/S1"));
        private Answer<Capture> inquiry = new Answer.Unknown<>(false);
        private Answer<String> refund = new Answer.Unknown<>(false);
        private Report report;
        private int asked;

        @Override
        public GatewayTerms terms() {
            return PlayedGateways.terms("card", PaymentMethod.CARD, ChartAccount.CARD_ACQUIRER);
        }

        @Override
        public Optional<String> origin() {
            return Optional.of("https://gateway.example");
        }

        @Override
        public Answer<HostedPage> open(PageRequest request) {
            return page;
        }

        @Override
        public Answer<Capture> inquire(Reference attempt) {
            asked++;
            return inquiry;
        }

        @Override
        public Answer<Capture> close(Reference attempt) {
            return inquiry;
        }

        @Override
        public Answer<String> refund(Reference reference, String session, Money amount) {
            return refund;
        }

        @Override
        public Report read(SignedMessage message) {
            return report;
        }
    }

    private static final class FixedCaller extends Caller {

        private Actor actor = Actor.person(PAYER, Assurance.BASIC, Map.of(), Channel.PORTAL);

        @Override
        public Actor actor() {
            return actor;
        }
    }

    /** What the container does for the real bean: a transaction of its own for each call. */
    private static final class AttemptsApart extends PaymentAttempts {

        private final TestDatabase database;
        private final PaymentAttempts bean;

        private AttemptsApart(TestDatabase database) {
            this.database = database;
            this.bean = database.bean(PaymentAttempts.class);
        }

        @Override
        public Begun begin(Reference reference, PaymentMethod method, Set<String> silent) {
            return database.inTransaction(() -> bean.begin(reference, method, silent));
        }

        @Override
        public void opened(long attemptId, Answer<HostedPage> answer) {
            database.inTransaction(() -> bean.opened(attemptId, answer));
        }

        @Override
        public List<PaymentAttempt> undecided(Reference reference) {
            return database.inTransaction(() -> bean.undecided(reference));
        }

        @Override
        public void report(String code, Report report) {
            database.inTransaction(() -> bean.report(code, report));
        }

        @Override
        public void settle(long attemptId, Answer<Capture> answer) {
            database.inTransaction(() -> bean.settle(attemptId, answer));
        }

        @Override
        public List<Long> due() {
            return database.inTransaction(bean::due);
        }

        @Override
        public Optional<PaymentAttempt> claim(long attemptId) {
            return database.inTransaction(() -> bean.claim(attemptId));
        }
    }

    /** As {@link AttemptsApart}. */
    private static final class RefundsApart extends RefundRecords {

        private final TestDatabase database;
        private final RefundRecords bean;

        private RefundsApart(TestDatabase database) {
            this.database = database;
            this.bean = database.bean(RefundRecords.class);
        }

        @Override
        public Instruction begin(Reference reference, Integer shownVersion, String reason) {
            return database.inTransaction(() -> bean.begin(reference, shownVersion, reason));
        }

        @Override
        public Optional<Instruction> undecided(long refundId) {
            return database.inTransaction(() -> bean.undecided(refundId));
        }

        @Override
        public void settle(long refundId, Answer<String> answer) {
            database.inTransaction(() -> bean.settle(refundId, answer));
        }

        @Override
        public List<Long> due() {
            return database.inTransaction(bean::due);
        }

        @Override
        public Optional<Instruction> claim(long refundId) {
            return database.inTransaction(() -> bean.claim(refundId));
        }
    }

    @BeforeEach
    @SuppressWarnings("unchecked") // the listeners are handed to forEach
    void openTill() {
        PaidListener listener = new PaidListener() {

            @Override
            public void lock(Purpose purpose) {} // there is no case

            @Override
            public void paid(PaymentOrder order) {
                paid.add(order.reference());
            }
        };
        Object listeners = Proxy.newProxyInstance(
                PaymentTest.class.getClassLoader(), new Class<?>[] {Instance.class}, (proxy, method, arguments) -> {
                    ((Consumer<Object>) arguments[0]).accept(listener);
                    return null;
                });
        database.with(BusinessClock.class, () -> now)
                .with(RealClock.class, () -> now)
                .with(Caller.class, caller)
                .with(RefundListeners.class, new RefundListeners() {
                    @Override
                    public void owed(PaymentOrder owed, Refund refund) {}

                    @Override
                    public void carriedOut(PaymentOrder paid, Refund refund) {}
                })
                .with(Gateways.class, PlayedGateways.of(database, gateway))
                .with(Instance.class, (Instance<?>) listeners);
        attempts = new AttemptsApart(database);
        database.with(PaymentAttempts.class, attempts).with(RefundRecords.class, new RefundsApart(database));
        checkout = database.bean(Checkout.class);
        job = database.bean(InquireUnknownAttempts.class);
        refunds = database.bean(Refunds.class);
        var text = LocalizedText.of("رسوم", "Fee");
        order = database.inTransaction(() -> {
            database.entityManager().persist(new GovernmentBody(BODY, "gdt", text, null, "authority", text));
            database.entityManager().persist(new GovernmentBody(PAYER, "payer", text, null, "authority", text));
            database.entityManager().flush();
            return createOrder();
        });
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void there_is_one_order_for_each_purpose() {
        assertThat(database.inTransaction(this::createOrder).id()).isEqualTo(order.id());
    }

    @Test
    void a_late_and_doubled_webhook_captures_once() {
        PaymentAttempt attempt = start();
        now = now.plus(Duration.ofMinutes(14));
        gateway.report = new Report("E1", attempt.reference(), captured("BHD 10.000"));
        checkout.notified("card", WEBHOOK);
        checkout.notified("card", WEBHOOK);
        gateway.report = new Report("E2", attempt.reference(), captured("BHD 10.000"));
        checkout.notified("card", WEBHOOK);

        assertThat(status()).isEqualTo(OrderStatus.PAID);
        assertThat(balance(CARDS)).isEqualTo("10.000");
        assertThat(balance(payableTo(BODY))).isEqualTo("-10.000");
        assertThat(paid).containsExactly(order.reference());
    }

    @Test
    void a_silent_gateway_leaves_the_attempt_unknown_until_an_inquiry_tells() {
        PaymentAttempt attempt = start();
        checkout.returned(order.reference());
        assertThat(reread(attempt).status()).isEqualTo(AttemptStatus.UNKNOWN);
        assertThatThrownBy(this::start).isInstanceOf(PaymentUndecided.class);

        assertThat(told()).containsExactly("payment-unknown OK 1", "payment-people OK 0", "refund-people OK 0");
        gateway.inquiry = captured("BHD 10.000");
        now = now.plus(Duration.ofSeconds(61));
        job.run();
        assertThat(told()).containsExactly("payment-unknown OK 0", "payment-people OK 0", "refund-people OK 0");

        assertThat(reread(attempt).status()).isEqualTo(AttemptStatus.CAPTURED);
        assertThat(reread(attempt).card().rrn()).isEqualTo("730908000001");
        assertThat(status()).isEqualTo(OrderStatus.PAID);
        assertThat(paid).hasSize(1);
    }

    @Test
    void the_gateway_is_asked_after_1_5_15_and_60_minutes_and_then_people_are() {
        PaymentAttempt attempt = start();
        checkout.returned(order.reference());
        gateway.asked = 0;
        var minutesOfAsking = new ArrayList<Integer>();
        for (int minute = 1; minute <= 120; minute++) {
            now = now.plus(Duration.ofMinutes(1));
            job.run();
            if (gateway.asked > minutesOfAsking.size()) {
                minutesOfAsking.add(minute);
            }
        }

        assertThat(minutesOfAsking).containsExactly(1, 5, 15, 60);
        assertThat(reread(attempt).inquiry().needsPeople()).isTrue();
        assertThat(told()).containsExactly("payment-unknown WARN 1", "payment-people WARN 1", "refund-people OK 0");
        assertThatThrownBy(this::start).isInstanceOf(PaymentUndecided.class);
    }

    @Test
    void the_payer_goes_on_where_the_page_is_still_open() {
        PaymentAttempt first = start();
        gateway.inquiry = new Answer.Unknown<>(true);
        checkout.returned(order.reference());

        assertThat(start().id()).isEqualTo(first.id());
        assertThat(reread(first).status()).isEqualTo(AttemptStatus.PENDING);
    }

    @Test
    void after_three_attempts_in_15_minutes_the_payer_has_to_wait() {
        gateway.inquiry = new Answer.No<>(Answer.Reason.DECLINED, "51");
        for (int i = 0; i < 3; i++) {
            start();
            checkout.returned(order.reference());
        }
        assertThatThrownBy(this::start).isInstanceOf(TooManyAttempts.class);

        now = now.plus(Duration.ofMinutes(15));
        assertThat(start().status()).isEqualTo(AttemptStatus.PENDING);
    }

    @Test
    void another_amount_than_the_order_s_captures_nothing() {
        PaymentAttempt attempt = start();
        attempts.settle(attempt.id(), captured("BHD 9.999"));

        assertThat(status()).isEqualTo(OrderStatus.OPEN);
        assertThat(reread(attempt).inquiry().needsPeople()).isTrue();
        assertThat(balance(CARDS)).isEqualTo("0.000");
    }

    @Test
    void two_that_settle_at_the_same_time_make_one_entry() throws Exception {
        PaymentAttempt attempt = start();
        Callable<Void> settle = () -> {
            attempts.settle(attempt.id(), captured("BHD 10.000"));
            return null;
        };
        var threads = Executors.newFixedThreadPool(2);
        try {
            for (var done : threads.invokeAll(List.of(settle, settle))) {
                done.get();
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(balance(CARDS)).isEqualTo("10.000");
        assertThat(paid).hasSize(1);
    }

    @Test
    void a_refund_is_owed_at_once_and_paid_when_the_gateway_says_so() {
        pay();
        asSupervisor();
        refunds.send(refunds.owe(order.reference(), "paid twice"));
        assertThat(refund().status()).isEqualTo(RefundStatus.UNKNOWN);
        assertThat(status()).isEqualTo(OrderStatus.PAID);
        assertThat(balance(ofChart(ChartAccount.REFUNDS_PAYABLE))).isEqualTo("-10.000");
        assertThatThrownBy(() -> refunds.send(refunds.owe(order.reference(), "again")))
                .isInstanceOf(RefundUnderWay.class);

        gateway.refund = new Answer.Yes<>("730909000001");
        now = now.plus(Duration.ofSeconds(61));
        refunds.sendDue();
        refunds.sendDue();

        assertThat(refund().status()).isEqualTo(RefundStatus.DONE);
        assertThat(status()).isEqualTo(OrderStatus.REFUNDED);
        assertThat(balance(ofChart(ChartAccount.REFUNDS_PAYABLE))).isEqualTo("0.000");
        assertThat(balance(ofChart(ChartAccount.BANK_REFUNDS))).isEqualTo("-10.000");
        assertThat(balance(payableTo(BODY))).isEqualTo("0.000");
    }

    @Test
    void a_refusal_that_another_refund_has_followed_is_no_longer_the_payers_news() {
        pay();
        asSupervisor();
        gateway.refund = new Answer.No<>(Answer.Reason.DECLINED, null);
        refunds.send(refunds.owe(order.reference(), "paid twice"));
        assertThat(takings().latest()).extracting(Refund::status).containsExactly(RefundStatus.REFUSED);
        assertThat(takings().kept()).isPresent();

        gateway.refund = new Answer.Yes<>("R1");
        refunds.send(refunds.owe(order.reference(), "paid twice"));
        assertThat(takings().refunds()).hasSize(2);
        assertThat(takings().latest()).extracting(Refund::status).containsExactly(RefundStatus.DONE);
        assertThat(takings().kept()).isEmpty();
    }

    private Takings takings() {
        return database.inTransaction(() -> database.bean(MoneyBack.class).takings(order));
    }

    @Test
    void a_refused_refund_gives_the_body_its_money_back() {
        pay();
        asSupervisor();
        gateway.refund = new Answer.No<>(Answer.Reason.DECLINED, null);
        refunds.send(refunds.owe(order.reference(), "paid twice"));

        assertThat(refund().status()).isEqualTo(RefundStatus.REFUSED);
        assertThat(balance(payableTo(BODY))).isEqualTo("-10.000");
        assertThat(balance(ofChart(ChartAccount.REFUNDS_PAYABLE))).isEqualTo("0.000");
    }

    @Test
    void nobody_refunds_without_the_permission_nor_what_is_not_paid() {
        assertThatThrownBy(() -> refunds.send(refunds.owe(order.reference(), "please")))
                .isInstanceOf(Refused.class);
        asSupervisor();
        assertThatThrownBy(() -> refunds.send(refunds.owe(order.reference(), "please")))
                .isInstanceOf(PaymentMoveRefused.class);
    }

    @Test
    void nobody_refunds_twice_nor_their_own_payment_nor_what_they_were_not_shown() {
        pay();
        caller.actor = Actor.person(PAYER, Assurance.ADVANCED, Map.of(BODY, Set.of(Role.SUPERVISOR)), Channel.PORTAL);
        assertThatThrownBy(() -> refunds.send(refunds.owe(order.reference(), "mine")))
                .isInstanceOf(OwnRefund.class);
        asSupervisor();
        int shown = database.inTransaction(
                () -> database.bean(PaymentOrders.class).get(order.reference()).version());
        gateway.refund = new Answer.No<>(Answer.Reason.DECLINED, null);
        refunds.refundAsShown(order.reference(), shown, "paid twice");
        assertThatThrownBy(() -> refunds.refundAsShown(order.reference(), shown, "paid twice"))
                .isInstanceOf(PaymentChanged.class);
        gateway.refund = new Answer.Yes<>("730909000001");
        refunds.send(refunds.owe(order.reference(), "paid twice"));
        assertThatThrownBy(() -> refunds.send(refunds.owe(order.reference(), "paid twice")))
                .isInstanceOf(RefundedAlready.class);
        assertThat(balance(payableTo(BODY))).isEqualTo("0.000");
        assertThat(balance(ofChart(ChartAccount.REFUNDS_PAYABLE))).isEqualTo("0.000");
    }

    private PaymentOrder createOrder() {
        return database.bean(PaymentOrders.class)
                .create(new PaymentTerms(
                        PAYER, BODY, AMOUNT, LocalizedText.of("رسوم", "Fee"), new Purpose("request", 7)));
    }

    private PaymentAttempt start() {
        checkout.start(
                order.reference(),
                PaymentMethod.CARD,
                new Language("ar"),
                new Ways(URI.create("https://dilmun.example/ar/pay"), URI.create("https://dilmun.example/n/")));
        return attempts.undecided(order.reference()).get(0);
    }

    /** What the operator sees. */
    private List<String> told() {
        return database
                .inTransaction(() -> database.bean(PaymentDiagnostics.class).read(now))
                .stream()
                .map(read -> read.code() + " " + read.state() + " " + read.value())
                .toList();
    }

    private void pay() {
        attempts.settle(start().id(), captured("BHD 10.000"));
    }

    private void asSupervisor() {
        caller.actor = Actor.person(3, Assurance.ADVANCED, Map.of(BODY, Set.of(Role.SUPERVISOR)), Channel.PORTAL);
    }

    private static Answer<Capture> captured(String amount) {
        return new Answer.Yes<>(new Capture(
                "S1", Money.parse(amount), new CardEvidence("411111******1111", "visa", "730908000001", "A1B2C3")));
    }

    private PaymentAttempt reread(PaymentAttempt attempt) {
        return database.inTransaction(() -> database.entityManager().find(PaymentAttempt.class, attempt.id()));
    }

    private Refund refund() {
        return database.inTransaction(() -> database.entityManager()
                .createQuery("select r from Refund r", Refund.class)
                .getSingleResult());
    }

    private OrderStatus status() {
        return database.inTransaction(
                () -> database.bean(PaymentOrders.class).get(order.reference()).status());
    }

    private String balance(LedgerAccount account) {
        return database.inTransaction(() -> database.bean(Ledger.class).balance(account))
                .getAmount()
                .toPlainString();
    }
}
