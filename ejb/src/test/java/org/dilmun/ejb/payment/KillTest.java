package org.dilmun.ejb.payment;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import org.dilmun.domain.ledger.ChartAccount;
import org.dilmun.domain.payment.PaymentMethod;
import org.dilmun.domain.payment.PaymentOrder;
import org.dilmun.ejb.payment.Points.Killed;
import org.dilmun.ejb.persistence.OnDatabase;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The process is killed after each commit and after each answer of a gateway, and started again: afterwards the books balance, nobody
 * has paid twice or for nothing, and what nobody knows is with people.
 */
@OnDatabase
class KillTest {

    /** Ways through a payment, which together pass every point. */
    private static final Map<String, Consumer<TestTill>> HISTORIES = histories();

    private static Map<String, Consumer<TestTill>> histories() {
        var all = new LinkedHashMap<String, Consumer<TestTill>>();
        all.put("told by webhook, then given back", till -> {
            PaymentOrder order = till.order(7);
            till.start(order, PaymentMethod.CARD);
            pay(till);
            till.deliver("card", 0);
            till.giveBack(order);
        });
        all.put("told by the browser that comes back", till -> {
            PaymentOrder order = till.order(7);
            till.start(order, PaymentMethod.CARD);
            pay(till);
            till.comeBack(order);
        });
        all.put("told by nobody, so it is asked", till -> {
            till.start(till.order(7), PaymentMethod.CARD);
            pay(till);
            till.later(PaymentMethod.CARD.lifetime().plusMinutes(2));
            till.runJobs();
        });
        all.put("taken for an order that had ended, so it goes back by itself", till -> {
            PaymentOrder order = till.order(7);
            till.start(order, PaymentMethod.CARD);
            pay(till);
            till.cancel(order);
            till.deliver("card", 0);
            till.later(Duration.ofMinutes(2));
            till.runJobs();
        });
        all.put("begun one way and paid another", till -> {
            PaymentOrder order = till.order(7);
            till.start(order, PaymentMethod.CARD);
            till.start(order, PaymentMethod.WALLET);
            Company wallet = till.company("wallet");
            wallet.pay(wallet.sessions().get(0), TestTill.AMOUNT);
            till.deliver("wallet", 0);
        });
        all.put("a gateway is silent, another takes over", till -> {
            till.company("card").silence(true);
            till.start(till.order(7), PaymentMethod.CARD);
            till.company("card").silence(false);
            Company reserve = till.company("card-reserve");
            reserve.pay(reserve.sessions().get(0), TestTill.AMOUNT);
            till.deliver("card-reserve", 0);
        });
        return all;
    }

    private static void pay(TestTill till) {
        Company cards = till.company("card");
        cards.pay(cards.sessions().get(0), TestTill.AMOUNT);
    }

    private static TestTill till() {
        return new TestTill(
                each -> new Company("card", PaymentMethod.CARD, ChartAccount.CARD_ACQUIRER, each::now),
                each -> new Company("card-reserve", PaymentMethod.CARD, ChartAccount.CARD_ACQUIRER, each::now),
                each -> new Company("wallet", PaymentMethod.WALLET, ChartAccount.BENEFIT_GATEWAY, each::now));
    }

    private static List<String> pointsOf(Consumer<TestTill> history) {
        try (TestTill till = till()) {
            history.accept(till);
            return till.points().passed();
        }
    }

    @TestFactory
    Stream<DynamicTest> killed_after_any_point_nothing_is_lost_and_nothing_is_taken_twice() {
        var tests = new ArrayList<DynamicTest>();
        HISTORIES.forEach((name, history) -> {
            List<String> points = pointsOf(history);
            for (int point = 1; point <= points.size(); point++) {
                int kill = point;
                tests.add(DynamicTest.dynamicTest(
                        name + ": " + kill + ", " + points.get(kill - 1), () -> killed(history, kill)));
            }
        });
        return tests.stream();
    }

    private static void killed(Consumer<TestTill> history, int point) {
        try (TestTill till = till()) {
            till.points().killAfter(point);
            try {
                history.accept(till);
                throw new AssertionError("nothing was killed");
            } catch (Killed gone) {
                till.restart();
            }
            var books = new TillBooks(till);
            books.comeToRest();
            books.check();
        }
    }

    /** Fails if there is a commit, or a call of a gateway, after which no history is killed. */
    @Test
    void no_point_is_left_out() {
        Set<String> covered = HISTORIES.values().stream()
                .flatMap(history -> pointsOf(history).stream())
                .collect(Collectors.toSet());
        var all = new HashSet<String>();
        all.addAll(methods("", PaymentAttempts.class));
        all.addAll(methods("refund ", RefundRecords.class));
        all.removeAll(Set.of("refund beginPart", "refund again")); // they end as 'begin' does
        all.addAll(Set.of("gateway open", "gateway inquire", "gateway close", "gateway refund"));
        assertThat(covered).containsAll(all);
    }

    private static Set<String> methods(String prefix, Class<?> bean) {
        return Stream.of(bean.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isSynthetic())
                .map(Method::getName)
                .map(prefix::concat)
                .collect(Collectors.toSet());
    }
}
