package org.dilmun.domain.payment;

import java.util.Map;

import org.dilmun.domain.kernel.Problem;
import org.dilmun.domain.kernel.Reference;

/** The payment is no more as it was shown. */
public class PaymentChanged extends Problem {

    private static final long serialVersionUID = 1L;

    public PaymentChanged(Reference reference) {
        super(Kind.STALE, "payment-changed-meanwhile", Map.of("reference", reference));
    }
}
