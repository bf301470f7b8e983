package org.dilmun.ejb.payment;

import java.util.Map;

import org.dilmun.domain.kernel.Problem;
import org.dilmun.domain.payment.PaymentMethod;

/** The body that is paid does not take money that way. */
public class MethodNotOffered extends Problem {

    private static final long serialVersionUID = 1L;

    public MethodNotOffered(PaymentMethod method) {
        super(Kind.INVALID, "payment-method-not-offered", Map.of("method", method));
    }
}
