package org.dilmun.domain.settlement;

import org.dilmun.domain.kernel.Problem;

/** Nothing goes to the bank before the settlement is approved. */
public class SettlementNotFile extends Problem {

    private static final long serialVersionUID = 1L;

    public SettlementNotFile() {
        super(Kind.CONFLICT, "settlement-no-file");
    }
}
