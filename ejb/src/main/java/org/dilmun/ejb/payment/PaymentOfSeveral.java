package org.dilmun.ejb.payment;

import java.util.Map;

import org.dilmun.domain.kernel.Problem;
import org.dilmun.domain.kernel.Reference;

/** An order for cases of several bodies is not refunded as a whole by one of them: each gives back what its own case has paid. */
public class PaymentOfSeveral extends Problem {

    private static final long serialVersionUID = 1L;

    public PaymentOfSeveral(Reference order) {
        super(Kind.CONFLICT, "payment-of-several", Map.of("reference", order));
    }
}
