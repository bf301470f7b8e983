package org.dilmun.ejb.payment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;

import org.dilmun.domain.payment.PaymentOrder;
import org.dilmun.domain.payment.Refund;

/** All who want to hear of refunds. What one of them refuses undoes the booking. */
@ApplicationScoped
public class RefundListeners {

    @Inject
    @Any
    Instance<RefundListener> all;

    public void owed(PaymentOrder order, Refund refund) {
        all.forEach(listener -> listener.owed(order, refund));
    }

    public void carriedOut(PaymentOrder order, Refund refund) {
        all.forEach(listener -> listener.carriedOut(order, refund));
    }
}
