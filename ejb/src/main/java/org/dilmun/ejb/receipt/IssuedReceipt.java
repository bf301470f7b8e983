package org.dilmun.ejb.receipt;

import java.util.List;

import org.joda.money.Money;

import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.domain.payment.OrderItem;
import org.dilmun.domain.payment.PaymentOrder;
import org.dilmun.domain.receipt.Receipt;

/**
 * A receipt with what is said beside it.
 *
 * @param order that it is of
 * @param bodyName as the body was called when it was paid
 * @param givenBack what of its amount the payer has got back by now
 */
public record IssuedReceipt(Receipt receipt, PaymentOrder order, LocalizedText bodyName, Money givenBack) {

    /** @return what the body was paid for: of an order for several cases those that it has a part in */
    public List<LocalizedText> purposes() {
        List<LocalizedText> items = order.items().list().stream()
                .filter(item -> item.shares().containsKey(receipt.bodyId()))
                .map(OrderItem::description)
                .toList();
        return items.isEmpty() ? List.of(order.description()) : items;
    }

    /** @return whether some of it has gone back, and not all */
    public boolean partlyBack() {
        return givenBack.isPositive() && givenBack.isLessThan(receipt.amount());
    }

    /** @return whether all of it has gone back */
    public boolean allBack() {
        return givenBack.isEqual(receipt.amount());
    }
}
