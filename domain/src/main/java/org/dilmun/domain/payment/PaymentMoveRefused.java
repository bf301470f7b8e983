package org.dilmun.domain.payment;

import java.util.Map;

import org.dilmun.domain.kernel.Problem;
import org.dilmun.domain.kernel.Reference;

/** An order, attempt or refund in that status cannot become what was asked for. */
public class PaymentMoveRefused extends Problem {

    private static final long serialVersionUID = 1L;

    public PaymentMoveRefused(Reference reference, Enum<?> from, Enum<?> to) {
        super(Kind.CONFLICT, "payment-move-refused", Map.of("reference", reference, "from", from, "to", to));
    }
}
