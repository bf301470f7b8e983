package org.dilmun.ejb.payment;

import org.dilmun.domain.kernel.Problem;

/** The gateway does not open its page now. */
public class GatewayUnavailable extends Problem {

    private static final long serialVersionUID = 1L;

    public GatewayUnavailable() {
        super(Kind.UNAVAILABLE, "payment-gateway-unavailable");
    }
}
