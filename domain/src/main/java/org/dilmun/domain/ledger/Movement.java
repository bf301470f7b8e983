package org.dilmun.domain.ledger;

import org.joda.money.Money;

/**
 * What a posting moves, before it stands in the journal.
 *
 * @param debit account that receives
 * @param credit account that gives, another than {@code debit}
 * @param amount more than zero
 */
public record Movement(LedgerAccount debit, LedgerAccount credit, Money amount) {

    public Movement {
        if (debit.equals(credit)) {
            throw new IllegalArgumentException("from " + debit + " to itself");
        }
        if (!amount.isPositive()) {
            throw new IllegalArgumentException("a posting of " + amount);
        }
    }
}
