package org.dilmun.ejb.payment;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.joda.money.Money;

import org.dilmun.domain.payment.PaymentAttempt;
import org.dilmun.domain.payment.PaymentOrder;
import org.dilmun.domain.payment.Purpose;
import org.dilmun.domain.payment.Refund;
import org.dilmun.domain.payment.RefundStatus;

/**
 * What was captured for an order and what of it goes back, each oldest first. More than one capture is rare: one may have
 * come after the order had ended.
 */
public record Takings(List<PaymentAttempt> captured, List<Refund> refunds) {

    /** @return the first capture that has not gone back and is not on its way */
    public Optional<PaymentAttempt> kept() {
        return captured.stream()
                .filter(attempt ->
                        standing().noneMatch(refund -> capture(refund).id() == attempt.id()))
                .findFirst();
    }

    /** @return the first capture of which what was paid for that has not gone back and is not on its way */
    public Optional<PaymentAttempt> keptFor(Purpose purpose) {
        return captured.stream()
                .filter(attempt ->
                        standing().noneMatch(refund -> capture(refund).id() == attempt.id() && refund.isOf(purpose)))
                .findFirst();
    }

    /** @return what of that capture has gone back, or may still */
    public Money goneOf(PaymentAttempt attempt, PaymentOrder order) {
        return standing()
                .filter(refund -> capture(refund).id() == attempt.id())
                .map(order::amountOf)
                .reduce(Money.zero(order.amount().getCurrencyUnit()), Money::plus);
    }

    /** @return of each capture, and of each case or bill in it, the last refund: a refusal that another has followed concerns no payer */
    public List<Refund> latest() {
        return captured.stream()
                .flatMap(attempt -> refunds.stream()
                        .filter(refund -> capture(refund).id() == attempt.id())
                        .collect(Collectors.toMap(
                                Refund::part, refund -> refund, (earlier, later) -> later, LinkedHashMap::new))
                        .values()
                        .stream())
                .toList();
    }

    /** @return the same for those who see that case or bill alone */
    public Takings of(Purpose purpose) {
        return new Takings(
                captured,
                refunds.stream().filter(refund -> refund.isOf(purpose)).toList());
    }

    /** @return what goes back with that refund */
    public PaymentAttempt capture(Refund refund) {
        return captured.stream()
                .filter(attempt -> refund.attemptId() == null || refund.attemptId() == attempt.id())
                .findFirst()
                .orElseThrow();
    }

    /** @return whether the gateway has not yet said of a refund how it ended */
    public boolean underWay() {
        return standing().anyMatch(refund -> !refund.decided());
    }

    /** @return the same of what that capture has brought */
    public boolean underWay(PaymentAttempt attempt) {
        return standing()
                .anyMatch(refund -> !refund.decided() && capture(refund).id() == attempt.id());
    }

    /** The refunds that are done or may still be. */
    private Stream<Refund> standing() {
        return refunds.stream().filter(refund -> refund.status() != RefundStatus.REFUSED);
    }
}
