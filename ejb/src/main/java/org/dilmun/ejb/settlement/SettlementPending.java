package org.dilmun.ejb.settlement;

import org.dilmun.domain.kernel.Problem;

/** Another settlement waits for somebody to decide. */
public class SettlementPending extends Problem {

    private static final long serialVersionUID = 1L;

    public SettlementPending() {
        super(Kind.CONFLICT, "settlement-pending");
    }
}
