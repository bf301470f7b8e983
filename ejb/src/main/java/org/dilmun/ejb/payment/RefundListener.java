package org.dilmun.ejb.payment;

import org.dilmun.domain.payment.PaymentOrder;
import org.dilmun.domain.payment.Refund;

/** A feature that goes on when money goes back. Each hears of every refund, in the transaction that books it. */
public interface RefundListener {

    /** Money is owed back, and the gateway is about to be told. */
    void owed(PaymentOrder order, Refund refund);

    /** The gateway has sent it back. */
    void carriedOut(PaymentOrder order, Refund refund);
}
