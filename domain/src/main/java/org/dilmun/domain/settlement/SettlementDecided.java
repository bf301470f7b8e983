package org.dilmun.domain.settlement;

import org.dilmun.domain.kernel.Problem;

/** Somebody has approved or declined the settlement already. */
public class SettlementDecided extends Problem {

    private static final long serialVersionUID = 1L;

    public SettlementDecided() {
        super(Kind.CONFLICT, "settlement-decided");
    }
}
