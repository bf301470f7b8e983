package org.dilmun.ejb.payment;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.joda.money.Money;

import org.dilmun.domain.ledger.ChartAccount;
import org.dilmun.domain.ledger.LedgerAccount;
import org.dilmun.domain.payment.AttemptStatus;
import org.dilmun.domain.payment.OrderStatus;
import org.dilmun.domain.payment.PaymentAttempt;
import org.dilmun.domain.payment.PaymentOrder;
import org.dilmun.domain.payment.Refund;
import org.dilmun.domain.payment.RefundStatus;

import static org.assertj.core.api.Assertions.assertThat;

/** A small model of the ledger: what must be in the books by what the gateways have in theirs. */
final class TillBooks {

    private static final Money NOTHING = Money.parse("BHD 0.000");

    private final TestTill till;

    TillBooks(TestTill till) {
        this.till = till;
    }

    /** The outside answers again, all messages come in after all, and the jobs run until there is nothing left to ask. */
    void comeToRest() {
        till.companies().forEach(company -> company.silence(false));
        for (int quarter = 0; quarter < 4 * 24 * 4; quarter++) {
            till.later(Duration.ofMinutes(15));
            till.runJobs();
            if (quarter == 1) {
                deliverAll();
            }
            if (quarter > 8 && nothingDue()) {
                deliverAll();
                till.runJobs();
                return;
            }
        }
        throw new AssertionError("it never comes to rest");
    }

    private void deliverAll() {
        for (Company company : till.companies()) {
            for (int report = 0; report < company.reports().size(); report++) {
                till.deliver(company.terms().code(), report);
            }
        }
    }

    private boolean nothingDue() {
        return Stream.concat(
                        till.attempts().stream().map(PaymentAttempt::inquiry),
                        till.refunds().stream().map(Refund::inquiry))
                .allMatch(inquiry -> inquiry.nextAt() == null);
    }

    void check() {
        Map<Long, List<PaymentAttempt>> byOrder =
                till.attempts().stream().collect(Collectors.groupingBy(PaymentAttempt::orderId));
        till.attempts().forEach(this::checkAttempt);
        byOrder.values().forEach(this::checkOrder);
        checkAccounts();
    }

    private Optional<Company.Session> session(PaymentAttempt attempt) {
        return till.company(attempt.way().gateway()).sessions().stream()
                .filter(session -> session.attempt().equals(attempt.reference()))
                .findFirst();
    }

    private void checkAttempt(PaymentAttempt attempt) {
        Optional<Money> taken = session(attempt).flatMap(Company.Session::taken);
        boolean people = attempt.inquiry().needsPeople();
        if (taken.isPresent()) {
            assertThat(attempt.status() == AttemptStatus.CAPTURED || people)
                    .as("%s paid for nothing: %s", attempt.reference(), attempt.status())
                    .isTrue();
        } else {
            assertThat(attempt.status())
                    .as("%s was never paid", attempt.reference())
                    .isNotEqualTo(AttemptStatus.CAPTURED);
        }
        assertThat(!attempt.status().undecided() || people)
                .as("%s is %s, and nobody looks into it", attempt.reference(), attempt.status())
                .isTrue();
    }

    /** What the payer has paid and not got back is the order's amount, once, or nothing; what people look into aside. */
    private void checkOrder(List<PaymentAttempt> attempts) {
        PaymentOrder order = till.orderOf(attempts.get(0));
        Money kept = attempts.stream()
                .filter(attempt -> !attempt.inquiry().needsPeople())
                .flatMap(attempt -> session(attempt).stream())
                .map(Company.Session::kept)
                .reduce(NOTHING, Money::plus);
        boolean isPaid = order.status() == OrderStatus.PAID;
        assertThat(kept).as("%s is %s", order.reference(), order.status()).isEqualTo(isPaid ? order.amount() : NOTHING);
        boolean everPaid = isPaid || order.status() == OrderStatus.REFUNDED;
        assertThat(till.told().stream().filter(order.reference()::equals).count())
                .as("how often somebody was told that %s is paid", order.reference())
                .isEqualTo(everPaid ? 1 : 0);
        assertThat(till.receiptsDue().contains(order.id()))
                .as("a receipt of %s", order.reference())
                .isEqualTo(everPaid);
    }

    private void checkAccounts() {
        Money captured = NOTHING;
        for (String number : till.companies().stream()
                .map(company -> company.terms().account())
                .collect(Collectors.toSet())) {
            Money taken = till.attempts().stream()
                    .filter(attempt -> attempt.status() == AttemptStatus.CAPTURED)
                    .filter(attempt -> till.company(attempt.way().gateway())
                            .terms()
                            .account()
                            .equals(number))
                    .map(attempt -> session(attempt).orElseThrow().taken().orElseThrow())
                    .reduce(NOTHING, Money::plus);
            assertThat(balance(ChartAccount.numbered(number)))
                    .as("owed by %s", number)
                    .isEqualTo(taken);
            captured = captured.plus(taken);
        }
        Money back = refunds(RefundStatus.DONE);
        Money open = till.refunds().stream()
                .filter(refund -> !refund.decided())
                .map(refund -> TestTill.AMOUNT)
                .reduce(NOTHING, Money::plus);
        Money gone = till.companies().stream()
                .flatMap(company -> company.sessions().stream())
                .map(session -> session.taken().orElse(NOTHING).minus(session.kept()))
                .reduce(NOTHING, Money::plus);
        assertThat(balance(ChartAccount.BANK_REFUNDS)).isEqualTo(back.negated());
        assertThat(gone).as("what the gateways have given back").isEqualTo(back);
        assertThat(balance(ChartAccount.REFUNDS_PAYABLE)).isEqualTo(open.negated());
        Money held =
                till.balance(LedgerAccount.payableTo(TestTill.BODY)).plus(balance(ChartAccount.UNALLOCATED_RECEIPTS));
        assertThat(held.negated())
                .as("what is owed to the body")
                .isEqualTo(captured.minus(back).minus(open));
    }

    private Money refunds(RefundStatus status) {
        return till.refunds().stream()
                .filter(refund -> refund.status() == status)
                .map(refund -> TestTill.AMOUNT)
                .reduce(NOTHING, Money::plus);
    }

    private Money balance(ChartAccount account) {
        return till.balance(LedgerAccount.ofChart(account));
    }
}
