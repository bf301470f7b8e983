package org.dilmun.domain.bill;

import java.util.Map;

import org.dilmun.domain.kernel.Problem;
import org.dilmun.domain.kernel.Reference;

/** A bill is paid, has been taken back, or its last day is over: nobody need or can pay it. */
public class BillNotPayable extends Problem {

    private static final long serialVersionUID = 1L;

    public BillNotPayable(Reference bill) {
        super(Kind.CONFLICT, "bill-not-payable", Map.of("reference", bill));
    }
}
