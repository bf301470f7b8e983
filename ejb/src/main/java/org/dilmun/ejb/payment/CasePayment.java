package org.dilmun.ejb.payment;

import org.joda.money.Money;

import org.dilmun.domain.payment.OrderItem;
import org.dilmun.domain.payment.PaymentOrder;

/**
 * The order that pays for a case, what it has taken and what of that goes back.
 *
 * @param item what of it is for the case, if it pays for others too; null: all of it is
 */
public record CasePayment(PaymentOrder order, OrderItem item, Takings takings) {

    /** @return what the case costs */
    public Money amount() {
        return item == null ? order.amount() : item.amount();
    }

    /** @return whether something that was paid for the case has neither gone back nor is on its way */
    public boolean kept() {
        return item == null
                ? takings.kept().isPresent()
                : takings.keptFor(item.of()).isPresent();
    }
}
