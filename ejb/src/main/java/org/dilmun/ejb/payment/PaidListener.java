package org.dilmun.ejb.payment;

import org.dilmun.domain.payment.PaymentOrder;
import org.dilmun.domain.payment.Purpose;

/** A feature that goes on when an order is paid. Each is told of every order and looks at its purpose. */
public interface PaidListener {

    /** Locks what the order pays for, if it is the listener's: see {@link PaymentOrders} for the order of locks. */
    default void lock(Purpose purpose) {}

    /** Refuses, with a problem that the payer reads, if what the order pays for is due no more; it is locked. */
    default void requireDue(PaymentOrder order) {}

    /** Part of the transaction that captures; told once for each order. */
    void paid(PaymentOrder order);
}
