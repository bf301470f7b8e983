package org.dilmun.ejb.bill;

import java.util.Map;

import org.dilmun.domain.kernel.Problem;
import org.dilmun.domain.kernel.Reference;

/** Somebody is paying that bill, and the gateway has not said how it ends: to pay it again now could be to pay it twice. */
public class BillBeingPaid extends Problem {

    private static final long serialVersionUID = 1L;

    public BillBeingPaid(Reference bill) {
        super(Kind.CONFLICT, "bill-being-paid", Map.of("reference", bill));
    }
}
