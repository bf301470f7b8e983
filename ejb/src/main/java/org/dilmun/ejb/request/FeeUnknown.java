package org.dilmun.ejb.request;

import org.dilmun.domain.kernel.Problem;

/** Too little is answered to compute the fee. */
public class FeeUnknown extends Problem {

    private static final long serialVersionUID = 1L;

    public FeeUnknown() {
        super(Kind.INVALID, "fee-unknown");
    }
}
