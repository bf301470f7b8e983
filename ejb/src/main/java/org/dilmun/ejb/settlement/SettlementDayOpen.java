package org.dilmun.ejb.settlement;

import org.dilmun.domain.kernel.Problem;

/** The day has not ended, or its balances are not written down yet. */
public class SettlementDayOpen extends Problem {

    private static final long serialVersionUID = 1L;

    public SettlementDayOpen() {
        super(Kind.CONFLICT, "settlement-day-open");
    }
}
