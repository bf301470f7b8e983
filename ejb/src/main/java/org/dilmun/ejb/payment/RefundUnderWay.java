package org.dilmun.ejb.payment;

import java.util.Map;

import org.dilmun.domain.kernel.Problem;
import org.dilmun.domain.kernel.Reference;

/** Money that is on its way back is not sent a second time. */
public class RefundUnderWay extends Problem {

    private static final long serialVersionUID = 1L;

    public RefundUnderWay(Reference reference) {
        super(Kind.CONFLICT, "payment-refund-under-way", Map.of("reference", reference));
    }
}
