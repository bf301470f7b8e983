package org.dilmun.domain.bill;

import java.util.Map;

import org.dilmun.domain.kernel.Problem;
import org.dilmun.domain.kernel.Reference;

/** A bill that is paid or has been taken back cannot be changed; the body bills anew under another number. */
public class BillClosed extends Problem {

    private static final long serialVersionUID = 1L;

    public BillClosed(Reference bill, BillStatus status) {
        super(Kind.CONFLICT, "bill-closed", Map.of("reference", bill, "status", status.code()));
    }
}
