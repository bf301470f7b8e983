package org.dilmun.ejb.request;

import java.util.Map;

import org.joda.money.Money;

import org.dilmun.domain.kernel.Problem;

/** The answers come to a fee of less than nothing, or of more than the service may charge. */
public class FeeOutOfRange extends Problem {

    private static final long serialVersionUID = 1L;

    public FeeOutOfRange(Money most) {
        super(Kind.INVALID, "fee-out-of-range", Map.of("most", most.getAmount().toPlainString()));
    }
}
