package org.dilmun.domain.request;

import org.joda.money.Money;

import org.dilmun.domain.kernel.LocalizedText;

/**
 * One line of what a case costs.
 *
 * @param amount more than zero
 * @param note what it is for; null: the fee of the service itself
 */
public record Charge(Money amount, LocalizedText note) {

    public Charge {
        if (!amount.isPositive()) {
            throw new IllegalArgumentException("a charge of " + amount);
        }
    }
}
