package org.dilmun.ejb.payment;

import org.dilmun.domain.kernel.Problem;

/** A message that says to be a gateway's, without its signature. */
public class ForgedMessage extends Problem {

    private static final long serialVersionUID = 1L;

    public ForgedMessage() {
        super(Kind.UNAUTHENTICATED, "payment-message-forged");
    }
}
