package org.dilmun.ejb.settlement;

import org.dilmun.domain.kernel.Problem;

/** No body that has an account is owed anything of that day. */
public class SettlementEmpty extends Problem {

    private static final long serialVersionUID = 1L;

    public SettlementEmpty() {
        super(Kind.CONFLICT, "settlement-empty");
    }
}
