package org.dilmun.domain.payment;

import org.joda.money.Money;

import org.dilmun.domain.kernel.LocalizedText;

/**
 * Who is to pay what to whom.
 *
 * @param payerId party that owes
 * @param bodyId government body that receives
 * @param amount more than zero
 * @param description what the payer reads on the page and the receipt
 */
public record PaymentTerms(long payerId, long bodyId, Money amount, LocalizedText description, Purpose purpose) {

    public PaymentTerms {
        if (!amount.isPositive()) {
            throw new IllegalArgumentException("an order of " + amount);
        }
    }
}
