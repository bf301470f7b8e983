package org.dilmun.domain.bill;

import java.util.Map;

import org.joda.money.Money;

import org.dilmun.domain.kernel.Problem;
import org.dilmun.domain.kernel.Reference;

/** What has been paid of a bill cannot be billed away: its amount stays above that, and it is not taken back. */
public class BillPaidInPart extends Problem {

    private static final long serialVersionUID = 1L;

    public BillPaidInPart(Reference bill, Money paid) {
        super(Kind.CONFLICT, "bill-paid-in-part", Map.of("reference", bill, "paid", paid));
    }
}
