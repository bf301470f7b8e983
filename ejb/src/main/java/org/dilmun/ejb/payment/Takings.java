package org.dilmun.ejb.payment;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.dilmun.domain.payment.PaymentAttempt;
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

    /** @return of each capture the last refund: a refusal that another refund has followed concerns no payer */
    public List<Refund> latest() {
        return captured.stream()
                .flatMap(attempt -> refunds.stream()
                        .filter(refund -> capture(refund).id() == attempt.id())
                        .reduce((earlier, later) -> later)
                        .stream())
                .toList();
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

    /** The refunds that are done or may still be. */
    private Stream<Refund> standing() {
        return refunds.stream().filter(refund -> refund.status() != RefundStatus.REFUSED);
    }
}
