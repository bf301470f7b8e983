package org.dilmun.ejb.settlement;

import org.dilmun.domain.kernel.Problem;

/** No status report of a bank can be read from the file. */
public class BankMessageBroken extends Problem {

    private static final long serialVersionUID = 1L;

    public BankMessageBroken() {
        super(Kind.INVALID, "bank-message-broken");
    }
}
