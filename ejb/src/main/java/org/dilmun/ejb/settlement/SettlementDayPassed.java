package org.dilmun.ejb.settlement;

import org.dilmun.domain.kernel.Problem;

/** That day, or a later one, is settled already. */
public class SettlementDayPassed extends Problem {

    private static final long serialVersionUID = 1L;

    public SettlementDayPassed() {
        super(Kind.CONFLICT, "settlement-day-passed");
    }
}
