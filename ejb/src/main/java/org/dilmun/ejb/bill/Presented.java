package org.dilmun.ejb.bill;

import org.dilmun.domain.bill.Bill;
import org.dilmun.domain.bill.BillTally;

/**
 * What came of presenting a bill.
 *
 * @param changed whether one that was there says something else now
 */
public record Presented(Bill bill, boolean added, boolean changed) {

    BillTally tally() {
        return added ? BillTally.ADDED : changed ? BillTally.CHANGED : BillTally.UNCHANGED;
    }
}
