package org.dilmun.ejb.settlement;

import org.dilmun.domain.kernel.Problem;

/** That message of the bank was taken in before. */
public class BankMessageSeen extends Problem {

    private static final long serialVersionUID = 1L;

    public BankMessageSeen() {
        super(Kind.CONFLICT, "bank-message-seen");
    }
}
