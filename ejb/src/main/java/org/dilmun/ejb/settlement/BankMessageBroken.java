package org.dilmun.ejb.settlement;

import org.dilmun.domain.kernel.Problem;

/** The bank's message that is asked for cannot be read from the file. */
public class BankMessageBroken extends Problem {

    private static final long serialVersionUID = 1L;

    public BankMessageBroken() {
        super(Kind.INVALID, "bank-message-broken");
    }
}
