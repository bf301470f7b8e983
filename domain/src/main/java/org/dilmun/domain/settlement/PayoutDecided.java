package org.dilmun.domain.settlement;

import org.dilmun.domain.kernel.Problem;

/** The bank has already said how the payout ended, and now says something else. */
public class PayoutDecided extends Problem {

    private static final long serialVersionUID = 1L;

    public PayoutDecided() {
        super(Kind.CONFLICT, "payout-decided");
    }
}
