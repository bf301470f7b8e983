package org.dilmun.ejb.payment;

import java.util.Map;

import org.dilmun.domain.kernel.Problem;
import org.dilmun.domain.kernel.Reference;

/** The payer has got everything back. */
public class RefundedAlready extends Problem {

    private static final long serialVersionUID = 1L;

    public RefundedAlready(Reference reference) {
        super(Kind.CONFLICT, "payment-refunded-already", Map.of("reference", reference));
    }
}
