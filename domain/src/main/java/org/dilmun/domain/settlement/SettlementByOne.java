package org.dilmun.domain.settlement;

import org.dilmun.domain.kernel.Problem;

/** Whoever prepared a settlement does not approve it. */
public class SettlementByOne extends Problem {

    private static final long serialVersionUID = 1L;

    public SettlementByOne() {
        super(Kind.FORBIDDEN, "settlement-by-one");
    }
}
