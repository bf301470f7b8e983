package org.dilmun.domain.request;

import org.joda.money.Money;

import org.dilmun.domain.kernel.LocalizedText;

/**
 * One line of what a case costs.
 *
 * @param amount more than zero
 * @param note what it is for; null: the fee of the service itself
 * @param basis why it is that much: the row of the table that holds, or the rule by which it is computed; null if there is but one
 * @param to code of the body that gets all of it; null: it is shared as the rest of the fee
 */
public record Charge(Money amount, LocalizedText note, LocalizedText basis, String to) {

    public Charge {
        if (!amount.isPositive()) {
            throw new IllegalArgumentException("a charge of " + amount);
        }
    }
}
