package org.dilmun.ejb.payment;

import java.util.Map;

import org.dilmun.domain.kernel.Problem;
import org.dilmun.domain.kernel.Reference;

/** An earlier attempt may still have taken the money: nobody may pay again until the gateway has said. */
public class PaymentUndecided extends Problem {

    private static final long serialVersionUID = 1L;

    public PaymentUndecided(Reference order) {
        super(Kind.CONFLICT, "payment-undecided", Map.of("reference", order));
    }
}
