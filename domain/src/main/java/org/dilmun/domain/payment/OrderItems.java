package org.dilmun.domain.payment;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

import org.joda.money.Money;

/** What an order is made of, if it pays for several cases or bills at once; empty if it is for one purpose as a whole. */
public record OrderItems(List<OrderItem> list) {

    public static final OrderItems NONE = new OrderItems(List.of());

    public OrderItems {
        list = List.copyOf(list);
    }

    public Optional<OrderItem> of(Purpose purpose) {
        return list.stream().filter(item -> item.of().equals(purpose)).findFirst();
    }

    /** @return what each body receives of all of them, by its id */
    public SortedMap<Long, Money> shares() {
        var received = new TreeMap<Long, Money>();
        list.forEach(item -> item.shares().forEach((body, share) -> received.merge(body, share, Money::plus)));
        return received;
    }
}
