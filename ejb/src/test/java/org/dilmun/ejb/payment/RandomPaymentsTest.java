package org.dilmun.ejb.payment;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.LongStream;

import org.joda.money.Money;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.dilmun.domain.kernel.Problem;
import org.dilmun.domain.ledger.ChartAccount;
import org.dilmun.domain.payment.OrderStatus;
import org.dilmun.domain.payment.PaymentMethod;
import org.dilmun.domain.payment.PaymentOrder;
import org.dilmun.ejb.payment.Points.Killed;
import org.dilmun.ejb.persistence.OnDatabase;

/**
 * Random histories of payers, gateways and crashes against a model of the ledger. {@code -Dpayments.seed=…} plays one of them again,
 * {@code -Dpayments.histories=…} more of them.
 */
@OnDatabase
class RandomPaymentsTest {

    private static final int STEPS = 60;
    private static final long FEW = 12;

    private final List<String> history = new ArrayList<>();
    private Random random;
    private TestTill till;
    private List<PaymentOrder> orders;

    static LongStream seeds() {
        Long one = Long.getLong("payments.seed");
        return one != null ? LongStream.of(one) : new Random().longs(Long.getLong("payments.histories", FEW));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whatever_happens_the_books_are_those_of_the_gateways(long seed) {
        random = new Random(seed);
        try (TestTill opened = new TestTill(
                each -> new Company("card", PaymentMethod.CARD, ChartAccount.CARD_ACQUIRER, each::now),
                each -> new Company("card-reserve", PaymentMethod.CARD, ChartAccount.CARD_ACQUIRER, each::now),
                each -> new Company("wallet", PaymentMethod.WALLET, ChartAccount.BENEFIT_GATEWAY, each::now),
                each -> new Company("transfer", PaymentMethod.TRANSFER, ChartAccount.EFTS, each::now))) {
            till = opened;
            orders = List.of(till.order(7), till.order(8), till.order(9));
            for (int step = 0; step < STEPS; step++) {
                step();
            }
            var books = new TillBooks(till);
            books.comeToRest();
            books.check();
        } catch (Exception | AssertionError e) {
            throw new AssertionError("-Dpayments.seed=" + seed + "\n" + String.join("\n", history), e);
        }
    }

    /** A refusal is an answer like another; a killed process is started again. */
    private void step() {
        if (random.nextInt(8) == 0) {
            till.points().killAfter(1 + random.nextInt(5));
        }
        try {
            act();
        } catch (Problem refused) {
            history.add("  refused: " + refused.code());
        } catch (Killed gone) {
            history.add("  " + gone.getMessage());
            till.restart();
        }
        till.points().killAfter(0);
    }

    private void act() {
        PaymentOrder order = any(orders);
        Company company = any(till.companies());
        switch (random.nextInt(12)) {
            case 0, 1, 2 -> {
                PaymentMethod method = any(List.of(PaymentMethod.values()));
                note("start " + order.reference() + " by " + method);
                till.start(order, method);
            }
            case 3, 4 -> session(company, "pays", session -> company.pay(session, amount()));
            case 5 -> session(company, "is declined", company::decline);
            case 6, 7 -> deliver(company);
            case 8 -> {
                note("comes back to " + order.reference());
                till.comeBack(order);
            }
            case 9 -> later();
            case 10 -> lateActs(order);
            default -> {
                boolean silent = random.nextInt(3) == 0;
                note(company.terms().code() + (silent ? " is silent" : " answers"));
                company.silence(silent);
            }
        }
    }

    private void lateActs(PaymentOrder order) {
        switch (random.nextInt(4)) {
            case 0 -> {
                note("leaves " + order.reference());
                till.leave(order);
            }
            case 1 -> {
                if (till.reread(order).status() == OrderStatus.OPEN) {
                    note("cancels " + order.reference());
                    till.cancel(order);
                }
            }
            default -> {
                note("gives back " + order.reference());
                till.giveBack(order);
            }
        }
    }

    private void later() {
        Duration time = Duration.ofSeconds(random.nextInt(1 << random.nextInt(1, 14)));
        note("later by " + time);
        till.later(time);
        till.runJobs();
    }

    /** In any order, and again. */
    private void deliver(Company company) {
        if (!company.reports().isEmpty()) {
            int report = random.nextInt(company.reports().size());
            note(company.terms().code() + " reports " + company.reports().get(report));
            till.deliver(company.terms().code(), report);
        }
    }

    private void session(Company company, String what, Consumer<Company.Session> act) {
        if (!company.sessions().isEmpty()) {
            Company.Session session = any(company.sessions());
            note(company.terms().code() + " " + session.attempt() + " " + what);
            act.accept(session);
        }
    }

    private Money amount() {
        return random.nextInt(8) == 0 ? TestTill.AMOUNT.minusMinor(1 + random.nextInt(100)) : TestTill.AMOUNT;
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private void note(String event) {
        history.add(till.now() + " " + event);
    }
}
