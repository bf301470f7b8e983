package org.dilmun.ejb.payment;

import java.time.Duration;

import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.dilmun.domain.ledger.ChartAccount;
import org.dilmun.domain.payment.AttemptStatus;
import org.dilmun.domain.payment.OrderStatus;
import org.dilmun.domain.payment.PaymentAttempt;
import org.dilmun.domain.payment.PaymentMethod;
import org.dilmun.domain.payment.PaymentOrder;
import org.dilmun.ejb.persistence.OnDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.dilmun.domain.ledger.LedgerAccount.ofChart;
import static org.dilmun.domain.ledger.LedgerAccount.payableTo;

/** Which gateway takes a payment, and that everything about it goes to that one. */
@OnDatabase
class GatewaysTest {

    private final TestTill till = new TestTill(
            each -> new Company("card", PaymentMethod.CARD, ChartAccount.CARD_ACQUIRER, each::now),
            each -> new Company("card-reserve", PaymentMethod.CARD, ChartAccount.CARD_ACQUIRER, each::now),
            each -> new Company("wallet", PaymentMethod.WALLET, ChartAccount.BENEFIT_GATEWAY, each::now),
            each -> new Company("transfer", PaymentMethod.TRANSFER, ChartAccount.EFTS, each::now));
    private PaymentOrder order;

    @BeforeEach
    void order() {
        order = till.order(7);
    }

    @AfterEach
    void close() {
        till.close();
    }

    private PaymentAttempt last() {
        var attempts = till.attempts();
        return attempts.get(attempts.size() - 1);
    }

    private Company.Session session(String code) {
        var sessions = till.company(code).sessions();
        return sessions.get(sessions.size() - 1);
    }

    private String balance(ChartAccount account) {
        return till.balance(ofChart(account)).getAmount().toPlainString();
    }

    private OrderStatus status() {
        return till.reread(order).status();
    }

    @Test
    void what_a_wallet_takes_it_owes_and_gives_back_itself() {
        till.start(order, PaymentMethod.WALLET);
        till.company("wallet").pay(session("wallet"), TestTill.AMOUNT);
        till.deliver("wallet", 0);
        assertThat(status()).isEqualTo(OrderStatus.PAID);
        assertThat(balance(ChartAccount.BENEFIT_GATEWAY)).isEqualTo("10.000");
        assertThat(balance(ChartAccount.CARD_ACQUIRER)).isEqualTo("0.000");

        till.giveBack(order);
        assertThat(session("wallet").kept()).isEqualTo(Money.parse("BHD 0.000"));
        assertThat(status()).isEqualTo(OrderStatus.REFUNDED);
    }

    @Test
    void a_transfer_may_take_days_and_is_asked_for_now_and_then() {
        till.start(order, PaymentMethod.TRANSFER);
        for (int hour = 0; hour < 48; hour++) {
            till.later(Duration.ofHours(1));
            till.runJobs();
        }
        assertThat(last().status()).isEqualTo(AttemptStatus.PENDING);
        assertThat(till.company("transfer").asked()).isBetween(40, 48);
        till.company("transfer").pay(session("transfer"), TestTill.AMOUNT);
        till.later(Duration.ofHours(1));
        till.runJobs();
        assertThat(balance(ChartAccount.EFTS)).isEqualTo("10.000");
    }

    @Test
    void another_amount_is_kept_for_people_with_what_was_sent_and_nothing_is_booked() {
        till.start(order, PaymentMethod.TRANSFER);
        till.company("transfer").pay(session("transfer"), Money.parse("BHD 9.999"));
        till.deliver("transfer", 0);

        assertThat(status()).isEqualTo(OrderStatus.OPEN);
        assertThat(last().inquiry().needsPeople()).isTrue();
        assertThat(last().said()).contains(Money.parse("BHD 9.999"));
        assertThat(last().card().rrn()).isEqualTo("R0");
        assertThat(balance(ChartAccount.EFTS)).isEqualTo("0.000");
        assertThatThrownBy(() -> till.start(order, PaymentMethod.CARD)).isInstanceOf(PaymentUndecided.class);
    }

    @Test
    void a_gateway_that_reports_another_ones_attempt_is_refused() {
        till.start(order, PaymentMethod.WALLET);
        till.company("wallet").pay(session("wallet"), TestTill.AMOUNT);
        till.company("card").reports().addAll(till.company("wallet").reports());
        assertThatThrownBy(() -> till.deliver("card", 0)).isInstanceOf(ForgedMessage.class);
        assertThat(status()).isEqualTo(OrderStatus.OPEN);
    }

    @Test
    void who_chooses_another_way_can_no_longer_pay_the_first() {
        till.start(order, PaymentMethod.WALLET);
        till.start(order, PaymentMethod.CARD);
        assertThat(till.company("wallet").pay(session("wallet"), TestTill.AMOUNT))
                .isFalse();
        till.company("card").pay(session("card"), TestTill.AMOUNT);
        till.comeBack(order);
        assertThat(status()).isEqualTo(OrderStatus.PAID);
    }

    @Test
    void what_had_been_paid_when_another_way_was_chosen_counts() {
        till.start(order, PaymentMethod.WALLET);
        till.company("wallet").pay(session("wallet"), TestTill.AMOUNT);
        assertThatThrownBy(() -> till.start(order, PaymentMethod.CARD)).hasMessageContaining("payment-move-refused");
        assertThat(status()).isEqualTo(OrderStatus.PAID);
        assertThat(till.company("card").sessions()).isEmpty();
    }

    @Test
    void nobody_pays_twice_while_the_first_gateway_does_not_say_whether_it_is_closed() {
        till.start(order, PaymentMethod.WALLET);
        till.company("wallet").silence(true);
        assertThatThrownBy(() -> till.start(order, PaymentMethod.CARD)).isInstanceOf(PaymentUndecided.class);
    }

    @Test
    void a_silent_gateway_is_passed_over_within_the_same_click() {
        till.company("card").silence(true);
        till.start(order, PaymentMethod.CARD);
        assertThat(last().way().gateway()).isEqualTo("card-reserve");
        assertThat(last().status()).isEqualTo(AttemptStatus.PENDING);
    }

    @Test
    void after_a_few_failures_traffic_moves_and_later_comes_back() {
        till.company("card").silence(true);
        for (int purpose = 10; purpose < 13; purpose++) {
            till.start(till.order(purpose), PaymentMethod.CARD);
        }
        assertThat(till.diagnostics())
                .containsExactly("card BAD 3", "card-reserve OK 0", "wallet OK 0", "transfer OK 0");
        till.company("card").silence(false);
        till.start(order, PaymentMethod.CARD);
        assertThat(last().way().gateway()).isEqualTo("card-reserve");
        assertThat(till.company("card").sessions()).as("it was not even asked").hasSize(3);

        till.later(Duration.ofMinutes(3));
        till.start(till.order(8), PaymentMethod.CARD);
        assertThat(last().way().gateway()).isEqualTo("card");
        assertThat(till.diagnostics()).contains("card WARN 3");
    }

    @Test
    void a_busy_gateway_that_fails_now_and_then_is_not_left() {
        for (int purpose = 100; purpose < 120; purpose++) {
            till.start(till.order(purpose), PaymentMethod.CARD);
        }
        till.company("card").silence(true);
        for (int purpose = 10; purpose < 13; purpose++) {
            till.start(till.order(purpose), PaymentMethod.CARD);
        }
        till.company("card").silence(false);
        till.start(order, PaymentMethod.CARD);
        assertThat(last().way().gateway()).isEqualTo("card");
    }

    @Test
    void the_only_gateway_of_a_method_is_tried_however_it_fails_and_nobody_need_wait_for_what_was_never_shown() {
        till.company("wallet").silence(true);
        assertThatThrownBy(() -> till.start(order, PaymentMethod.WALLET)).isInstanceOf(GatewayUnavailable.class);
        till.company("wallet").silence(false);
        till.start(order, PaymentMethod.WALLET);
        assertThat(last().status()).isEqualTo(AttemptStatus.PENDING);
    }

    @Test
    void money_that_comes_for_an_order_that_is_paid_goes_back_the_way_it_came() {
        till.company("card").silence(true);
        till.start(order, PaymentMethod.CARD);
        till.company("card").silence(false);
        till.company("card-reserve").pay(session("card-reserve"), TestTill.AMOUNT);
        till.comeBack(order);
        till.company("card").pay(session("card"), TestTill.AMOUNT); // whoever found that page
        till.deliver("card", 0);
        till.later(Duration.ofMinutes(2));
        till.runJobs();

        assertThat(session("card").kept()).isEqualTo(Money.parse("BHD 0.000"));
        assertThat(session("card-reserve").kept()).isEqualTo(TestTill.AMOUNT);
        assertThat(till.balance(payableTo(TestTill.BODY))).isEqualTo(Money.parse("BHD -10.000"));
        assertThat(balance(ChartAccount.UNALLOCATED_RECEIPTS)).isEqualTo("0.000");
    }

    @Test
    void an_order_is_refunded_when_what_paid_it_is_back_though_something_else_is_still_on_its_way() {
        till.company("card").silence(true);
        till.start(order, PaymentMethod.CARD);
        till.company("card").silence(false);
        till.company("card-reserve").pay(session("card-reserve"), TestTill.AMOUNT);
        till.comeBack(order);
        till.company("card").pay(session("card"), TestTill.AMOUNT);
        till.deliver("card", 0); // owed back, and not sent yet

        till.giveBack(order);
        assertThat(status()).isEqualTo(OrderStatus.REFUNDED);
        till.later(Duration.ofMinutes(2));
        till.runJobs();
        assertThat(status()).isEqualTo(OrderStatus.REFUNDED);
        assertThat(balance(ChartAccount.REFUNDS_PAYABLE)).isEqualTo("0.000");
    }
}
