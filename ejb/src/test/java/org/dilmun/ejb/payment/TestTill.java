package org.dilmun.ejb.payment;

import java.lang.reflect.Proxy;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

import jakarta.enterprise.inject.Instance;

import org.joda.money.Money;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.access.Channel;
import org.dilmun.domain.access.Role;
import org.dilmun.domain.identity.Assurance;
import org.dilmun.domain.kernel.Language;
import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.ledger.LedgerAccount;
import org.dilmun.domain.party.GovernmentBody;
import org.dilmun.domain.payment.PaymentAttempt;
import org.dilmun.domain.payment.PaymentMethod;
import org.dilmun.domain.payment.PaymentOrder;
import org.dilmun.domain.payment.PaymentTerms;
import org.dilmun.domain.payment.Purpose;
import org.dilmun.domain.payment.Refund;
import org.dilmun.ejb.access.Caller;
import org.dilmun.ejb.country.BusinessClock;
import org.dilmun.ejb.country.RealClock;
import org.dilmun.ejb.ledger.Ledger;
import org.dilmun.ejb.payment.Checkout.Ways;
import org.dilmun.ejb.payment.PaymentGateway.SignedMessage;
import org.dilmun.ejb.persistence.TestDatabase;
import org.dilmun.ejb.receipt.ReceiptNumbering;

/** The till as it is, on a database and with gateways that keep books of their own. Its process can be killed and started again. */
final class TestTill implements AutoCloseable {

    static final long BODY = 1;
    static final long PAYER = 2;
    static final Money AMOUNT = Money.parse("BHD 10.000");

    private static final Ways WAYS =
            new Ways(URI.create("https://dilmun.example/ar/pay"), URI.create("https://dilmun.example/n/"));

    private final TestDatabase database = new TestDatabase();
    private final List<Company> companies = new ArrayList<>();
    private final List<Reference> paid = new ArrayList<>();
    private final Actor supervisor =
            Actor.person(3, Assurance.ADVANCED, Map.of(BODY, Set.of(Role.SUPERVISOR)), Channel.PORTAL);
    private final Actor payer = Actor.person(PAYER, Assurance.BASIC, Map.of(), Channel.PORTAL);
    private Actor actor = payer;
    private Instant now = Instant.parse("2017-11-05T08:00:00Z");
    private Points points;
    private TestDatabase node;

    private final class SetCaller extends Caller {

        @Override
        public Actor actor() {
            return actor;
        }
    }

    /** @param company makes one of the gateways, given the clock; they are offered in that order */
    @SafeVarargs
    TestTill(Function<TestTill, Company>... company) {
        for (Function<TestTill, Company> each : company) {
            companies.add(each.apply(this));
        }
        var text = LocalizedText.of("رسوم", "Fee");
        database.inTransaction(() -> {
            database.entityManager().persist(new GovernmentBody(BODY, "gdt", text, null, "authority", text));
            database.entityManager().persist(new GovernmentBody(PAYER, "payer", text, null, "authority", text));
        });
        restart();
    }

    /** A process that knows nothing but what is in the database. */
    @SuppressWarnings("unchecked") // the listeners are handed to forEach
    void restart() {
        points = new Points();
        actor = payer;
        companies.forEach(company -> company.talkTo(points));
        PaidListener listener = new PaidListener() {

            @Override
            public void lock(Purpose purpose) {} // there is no case

            @Override
            public void paid(PaymentOrder order) {
                paid.add(order.reference());
            }
        };
        Object listeners = Proxy.newProxyInstance(
                TestTill.class.getClassLoader(), new Class<?>[] {Instance.class}, (proxy, method, arguments) -> {
                    ((Consumer<Object>) arguments[0]).accept(listener);
                    return null;
                });
        node = database.otherNode();
        node.with(BusinessClock.class, this::now)
                .with(RealClock.class, this::now)
                .with(Caller.class, new SetCaller())
                .with(RefundListeners.class, new RefundListeners() {
                    @Override
                    public void owed(PaymentOrder owed, Refund refund) {}

                    @Override
                    public void carriedOut(PaymentOrder paid, Refund refund) {}
                })
                .with(Gateways.class, PlayedGateways.of(node, companies.toArray(PaymentGateway[]::new)))
                .with(Instance.class, (Instance<?>) listeners);
        node.with(PaymentAttempts.class, new CommittedAttempts(node, points))
                .with(RefundRecords.class, new CommittedRefunds(node, points));
    }

    @Override
    public void close() {
        database.close();
    }

    Points points() {
        return points;
    }

    Instant now() {
        return now;
    }

    void later(Duration time) {
        now = now.plus(time);
    }

    List<Company> companies() {
        return companies;
    }

    Company company(String code) {
        return companies.stream()
                .filter(company -> company.terms().code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    /** How often whoever waits was told that an order is paid. */
    List<Reference> told() {
        return paid;
    }

    PaymentOrder order(long purpose) {
        return node.inTransaction(() -> node.bean(PaymentOrders.class)
                .create(new PaymentTerms(
                        PAYER, BODY, AMOUNT, LocalizedText.of("رسوم", "Fee"), new Purpose("request", purpose))));
    }

    PaymentOrder reread(PaymentOrder order) {
        return node.inTransaction(() -> node.bean(PaymentOrders.class).get(order.reference()));
    }

    PaymentOrder orderOf(PaymentAttempt attempt) {
        return node.inTransaction(() -> node.entityManager().find(PaymentOrder.class, attempt.orderId()));
    }

    /** Nobody wants it any more. */
    void cancel(PaymentOrder order) {
        node.inTransaction(
                () -> node.bean(PaymentOrders.class).lock(order.reference()).cancel(now));
    }

    void start(PaymentOrder order, PaymentMethod method) {
        node.bean(Checkout.class).start(order.reference(), method, new Language("ar"), WAYS);
    }

    void comeBack(PaymentOrder order) {
        node.bean(Checkout.class).returned(order.reference());
    }

    void leave(PaymentOrder order) {
        node.bean(Checkout.class).leave(order.reference());
    }

    /** That report of that gateway comes in. */
    void deliver(String code, int report) {
        node.bean(Checkout.class).notified(code, new SignedMessage("POST", "/n", "0", "", Integer.toString(report)));
    }

    /** An official gives it back. */
    void giveBack(PaymentOrder order) {
        as(supervisor, () -> {
            Refunds refunds = node.bean(Refunds.class);
            refunds.send(refunds.owe(order.reference(), "paid twice"));
        });
    }

    private void as(Actor official, Runnable act) {
        actor = official;
        try {
            act.run();
        } finally {
            actor = payer;
        }
    }

    /** An official of the body works on what needs people. */
    void look(Consumer<DoubtfulPayments> act) {
        as(supervisor, () -> node.inTransaction(() -> act.accept(node.bean(DoubtfulPayments.class))));
    }

    void lookAsCitizen(Consumer<DoubtfulPayments> act) {
        as(payer, () -> node.inTransaction(() -> act.accept(node.bean(DoubtfulPayments.class))));
    }

    /** The payer is an official of the body too, and tries the same. */
    void lookAsPayer(Consumer<DoubtfulPayments> act) {
        Actor both = Actor.person(PAYER, Assurance.ADVANCED, Map.of(BODY, Set.of(Role.SUPERVISOR)), Channel.PORTAL);
        as(both, () -> node.inTransaction(() -> act.accept(node.bean(DoubtfulPayments.class))));
    }

    void runJobs() {
        node.bean(InquireUnknownAttempts.class).run();
        node.bean(Refunds.class).sendDue();
    }

    List<PaymentAttempt> attempts() {
        return node.inTransaction(() -> node.entityManager()
                .createQuery("select a from PaymentAttempt a order by a.createdAt, a.id", PaymentAttempt.class)
                .getResultList());
    }

    List<Refund> refunds() {
        return node.inTransaction(() -> node.entityManager()
                .createQuery("select r from Refund r", Refund.class)
                .getResultList());
    }

    /** What the operator sees of the gateways. */
    List<String> diagnostics() {
        return node.inTransaction(() -> node.bean(GatewayDiagnostics.class).read(now).stream()
                .map(read -> read.subject() + " " + read.state() + " " + read.value())
                .toList());
    }

    /** Orders, by their ids, that the job of the receipts will take. */
    List<Long> receiptsDue() {
        return node.inTransaction(() -> node.bean(ReceiptNumbering.class).due());
    }

    Money balance(LedgerAccount account) {
        return node.inTransaction(() -> node.bean(Ledger.class).balance(account));
    }
}
