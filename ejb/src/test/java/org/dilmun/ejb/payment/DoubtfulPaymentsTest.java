package org.dilmun.ejb.payment;

import java.time.Duration;
import java.util.ArrayList;

import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.dilmun.domain.ledger.ChartAccount;
import org.dilmun.domain.payment.AttemptStatus;
import org.dilmun.domain.payment.OrderStatus;
import org.dilmun.domain.payment.PaymentAttempt;
import org.dilmun.domain.payment.PaymentChanged;
import org.dilmun.domain.payment.PaymentMethod;
import org.dilmun.domain.payment.PaymentMoveRefused;
import org.dilmun.domain.payment.PaymentOrder;
import org.dilmun.ejb.access.Refused;
import org.dilmun.ejb.persistence.OnDatabase;
import org.dilmun.ejb.request.ReasonMissing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What nobody knows is worked on by people, and only a gateway says that something is paid. */
@OnDatabase
class DoubtfulPaymentsTest {

    private final TestTill till = new TestTill(
            each -> new Company("card", PaymentMethod.CARD, ChartAccount.CARD_ACQUIRER, each::now),
            each -> new Company("transfer", PaymentMethod.TRANSFER, ChartAccount.EFTS, each::now));
    private PaymentOrder order;

    /** A transfer of less than is due. */
    @BeforeEach
    void less() {
        order = till.order(7);
        till.start(order, PaymentMethod.TRANSFER);
        Company bank = till.company("transfer");
        bank.pay(bank.sessions().get(0), Money.parse("BHD 9.000"));
        till.deliver("transfer", 0);
    }

    @AfterEach
    void close() {
        till.close();
    }

    private PaymentAttempt attempt() {
        return till.attempts().get(0);
    }

    private void resolve(PaymentAttempt shown, String words) {
        till.look(doubts -> doubts.resolve(shown.reference(), shown.version(), words));
    }

    @Test
    void the_officials_of_the_body_find_it_with_what_the_gateway_said() {
        var found = new ArrayList<String>();
        till.look(doubts -> doubts.list()
                .forEach(each -> found.add(each.order().reference() + " "
                        + each.attempt().said().orElseThrow() + " "
                        + each.attempt().card().rrn())));
        assertThat(found).containsExactly(order.reference() + " BHD 9.000 R0");
    }

    @Test
    void once_it_is_settled_the_payer_may_pay_again_and_it_is_known_what_was_found() {
        resolve(attempt(), "sent back on 6 November, R0");
        assertThat(attempt().status()).isEqualTo(AttemptStatus.CANCELLED);
        assertThat(attempt().resolution()).isEqualTo("sent back on 6 November, R0");
        till.look(doubts -> assertThat(doubts.list()).isEmpty());

        till.start(order, PaymentMethod.CARD);
        Company cards = till.company("card");
        cards.pay(cards.sessions().get(0), TestTill.AMOUNT);
        till.comeBack(order);
        assertThat(till.reread(order).status()).isEqualTo(OrderStatus.PAID);
    }

    @Test
    void nobody_settles_it_without_words_nor_as_it_no_longer_is_nor_twice() {
        PaymentAttempt shown = attempt();
        assertThatThrownBy(() -> resolve(shown, " ")).isInstanceOf(ReasonMissing.class);
        till.look(doubts -> doubts.askAgain(shown.reference(), shown.version()));
        assertThatThrownBy(() -> resolve(shown, "sent back")).isInstanceOf(PaymentChanged.class);
        assertThatThrownBy(() -> resolve(attempt(), "sent back")).isInstanceOf(PaymentMoveRefused.class);
    }

    @Test
    void nobody_settles_their_own_nor_without_the_permission() {
        PaymentAttempt shown = attempt();
        assertThatThrownBy(() ->
                        till.lookAsPayer(doubts -> doubts.resolve(shown.reference(), shown.version(), "sent back")))
                .isInstanceOf(OwnRefund.class);
        assertThatThrownBy(() ->
                        till.lookAsCitizen(doubts -> doubts.resolve(shown.reference(), shown.version(), "sent back")))
                .isInstanceOf(Refused.class);
        till.lookAsCitizen(doubts -> assertThat(doubts.list()).isEmpty());
        assertThat(attempt().inquiry().needsPeople()).isTrue();
    }

    @Test
    void a_gateway_that_was_silent_for_an_hour_is_asked_anew_and_what_it_has_counts() {
        PaymentOrder other = till.order(8);
        till.start(other, PaymentMethod.CARD);
        Company cards = till.company("card");
        cards.pay(cards.sessions().get(0), TestTill.AMOUNT);
        cards.silence(true);
        for (int minute = 0; minute < 90; minute++) {
            till.later(Duration.ofMinutes(1));
            till.runJobs();
        }
        PaymentAttempt silent = till.attempts().get(1);
        assertThat(silent.inquiry().needsPeople()).isTrue();

        cards.silence(false);
        till.look(doubts -> doubts.askAgain(silent.reference(), silent.version()));
        till.later(Duration.ofMinutes(2));
        till.runJobs();
        assertThat(till.reread(other).status()).isEqualTo(OrderStatus.PAID);
    }
}
