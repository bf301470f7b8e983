package org.dilmun.domain.bill;

import java.util.Map;

import org.joda.money.Money;

import org.dilmun.domain.kernel.Problem;
import org.dilmun.domain.kernel.Reference;

/** So much of a bill cannot be paid: more than is left of it, or less than the body takes at once. */
public class BillAmountRefused extends Problem {

    private static final long serialVersionUID = 1L;

    /** @param least equal to what is left if the body takes no parts */
    public BillAmountRefused(Reference bill, Money least, Money left) {
        super(Kind.INVALID, "bill-amount-refused", Map.of("reference", bill, "least", least, "left", left));
    }
}
