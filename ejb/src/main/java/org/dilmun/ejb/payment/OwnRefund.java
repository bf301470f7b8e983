package org.dilmun.ejb.payment;

import org.dilmun.domain.kernel.Problem;

/** Nobody gives their own money back to themselves. */
public class OwnRefund extends Problem {

    private static final long serialVersionUID = 1L;

    public OwnRefund() {
        super(Kind.FORBIDDEN, "payment-own-refund");
    }
}
