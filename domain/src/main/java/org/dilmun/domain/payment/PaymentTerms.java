package org.dilmun.domain.payment;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import org.joda.money.Money;

import org.dilmun.domain.kernel.LocalizedText;

/**
 * Who is to pay what to whom.
 *
 * @param payerId party that owes
 * @param bodyId government body that collects
 * @param amount more than zero
 * @param description what the payer reads on the page and the receipt
 * @param shares what each body receives, by its id: more than zero each, the amount together
 * @param items of which cases or bills it is made, if it pays for several
 */
public record PaymentTerms(
        long payerId,
        long bodyId,
        Money amount,
        LocalizedText description,
        Purpose purpose,
        SortedMap<Long, Money> shares,
        OrderItems items) {

    public PaymentTerms {
        if (!amount.isPositive()) {
            throw new IllegalArgumentException("an order of " + amount);
        }
        requireShares(amount, shares);
        shares = Collections.unmodifiableSortedMap(new TreeMap<>(shares));
    }

    /** For one purpose as a whole. */
    public PaymentTerms(
            long payerId,
            long bodyId,
            Money amount,
            LocalizedText description,
            Purpose purpose,
            SortedMap<Long, Money> shares) {
        this(payerId, bodyId, amount, description, purpose, shares, OrderItems.NONE);
    }

    /**
     * For several cases or bills at once: to each body goes what its own bring.
     *
     * @param items one at least
     */
    public static PaymentTerms together(
            long payerId, long bodyId, LocalizedText description, Purpose purpose, OrderItems items) {
        SortedMap<Long, Money> shares = items.shares();
        Money amount = shares.values().stream().reduce(Money::plus).orElseThrow();
        return new PaymentTerms(payerId, bodyId, amount, description, purpose, shares, items);
    }

    /** The body that collects receives all of it. */
    public PaymentTerms(long payerId, long bodyId, Money amount, LocalizedText description, Purpose purpose) {
        this(payerId, bodyId, amount, description, purpose, new TreeMap<>(Map.of(bodyId, amount)));
    }

    /** @throws IllegalArgumentException unless each is more than zero, and together they are the amount */
    static void requireShares(Money amount, SortedMap<Long, Money> shares) {
        Money sum = shares.values().stream().reduce(Money.zero(amount.getCurrencyUnit()), Money::plus);
        if (!sum.isEqual(amount) || shares.values().stream().anyMatch(share -> !share.isPositive())) {
            throw new IllegalArgumentException("shares of " + shares + " in " + amount);
        }
    }
}
