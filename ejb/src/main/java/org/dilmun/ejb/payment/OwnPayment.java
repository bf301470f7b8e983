package org.dilmun.ejb.payment;

import java.util.List;
import java.util.Optional;

import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.payment.PaymentAttempt;
import org.dilmun.domain.payment.PaymentOrder;
import org.dilmun.domain.request.Charge;

/**
 * An order as its payer sees it.
 *
 * @param waiting the attempt by which the payer may pay just now, if there is one
 * @param bodyName the government body that is paid
 * @param request the case that it pays for; empty if it pays for several
 * @param journey whose parts it pays for together; empty if it pays for one case
 * @param charges what the amount is made of; empty if only the amount is known
 * @param takings what was captured for it, and what of that goes back
 */
public record OwnPayment(
        PaymentOrder order,
        State state,
        Optional<PaymentAttempt> waiting,
        LocalizedText bodyName,
        LocalizedText payerName,
        Optional<Reference> request,
        Optional<Reference> journey,
        List<Charge> charges,
        Takings takings) {

    /** Where an order stands, with the outcome of the last attempt to pay it. */
    public enum State {
        OPEN,
        DECLINED,
        /** The payer left the gateway's page before the end. */
        ABANDONED,
        /** The gateway does not say yet; the payer must not pay again. */
        UNKNOWN,
        /** Nobody paid in time. */
        EXPIRED,
        /** What it was for has been given up. */
        CANCELLED,
        PAID,
        REFUNDED;

        /** @return whether the payer may start or go on to pay */
        public boolean payable() {
            return this == OPEN || this == DECLINED || this == ABANDONED;
        }
    }
}
