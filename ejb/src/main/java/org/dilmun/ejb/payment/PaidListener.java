package org.dilmun.ejb.payment;

import org.dilmun.domain.payment.PaymentOrder;

/** A feature that goes on when an order is paid. Each is told of every order and looks at its purpose. */
public interface PaidListener {

    /** Part of the transaction that captures; told once for each order. */
    void paid(PaymentOrder order);
}
