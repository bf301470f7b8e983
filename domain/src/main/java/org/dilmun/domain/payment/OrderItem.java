package org.dilmun.domain.payment;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

import org.joda.money.Money;

import org.dilmun.domain.kernel.LocalizedText;

/**
 * What of an order is for one of several purposes.
 *
 * @param of the case or the bill
 * @param description what the payer reads
 * @param shares what each body receives of it, by its id: one at least, more than zero each
 */
public record OrderItem(Purpose of, LocalizedText description, SortedMap<Long, Money> shares) {

    public OrderItem {
        shares = Collections.unmodifiableSortedMap(new TreeMap<>(shares));
    }

    /** @return what has to be paid for it */
    public Money amount() {
        return shares.values().stream().reduce(Money::plus).orElseThrow();
    }
}
