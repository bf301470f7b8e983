package org.dilmun.ejb.settlement;

import org.dilmun.domain.kernel.Problem;

/** The bank's message is about no payment of this settlement. */
public class BankMessageForeign extends Problem {

    private static final long serialVersionUID = 1L;

    public BankMessageForeign() {
        super(Kind.INVALID, "bank-message-foreign");
    }
}
