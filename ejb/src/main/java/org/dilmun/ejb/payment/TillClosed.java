package org.dilmun.ejb.payment;

import org.dilmun.domain.kernel.Problem;

/** No payment can be taken here: the installation has no gateway. */
public class TillClosed extends Problem {

    private static final long serialVersionUID = 1L;

    public TillClosed() {
        super(Kind.UNAVAILABLE, "till-closed");
    }
}
