package org.dilmun.ejb.request;

import org.dilmun.domain.kernel.Problem;

/** After submission no answer may change what the case costs. */
public class FeeFixed extends Problem {

    private static final long serialVersionUID = 1L;

    public FeeFixed() {
        super(Kind.CONFLICT, "request-fee-fixed");
    }
}
