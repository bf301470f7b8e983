package org.dilmun.domain.bill;

import java.time.LocalDate;

import org.joda.money.Money;

import org.dilmun.domain.kernel.LocalizedText;

/**
 * What a body bills.
 *
 * @param debtorId party that owes it; null: whoever has its reference may pay it, and nobody finds it among their dues
 * @param description what the payer reads on the page and the receipt
 * @param amount of all of it, more than zero
 * @param least of a part that may be paid alone, more than zero and at most the amount; null: it is paid at once
 * @param dueOn last day to pay in time; null: none is set
 * @param payableUntil last day on which the body takes the money, not before the due day; null: for good
 */
public record BillTerms(
        Long debtorId, LocalizedText description, Money amount, Money least, LocalDate dueOn, LocalDate payableUntil) {

    public BillTerms {
        if (!amount.isPositive() || (least != null && (!least.isPositive() || least.isGreaterThan(amount)))) {
            throw new IllegalArgumentException("a bill of " + amount + " in parts of " + least);
        }
        if (dueOn != null && payableUntil != null && payableUntil.isBefore(dueOn)) {
            throw new IllegalArgumentException("payable until " + payableUntil + ", due on " + dueOn);
        }
    }
}
