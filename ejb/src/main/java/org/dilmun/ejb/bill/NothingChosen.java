package org.dilmun.ejb.bill;

import java.util.Map;

import org.dilmun.domain.kernel.Problem;

/** Nothing, or more than one order takes, was chosen to be paid. */
public class NothingChosen extends Problem {

    private static final long serialVersionUID = 1L;

    public NothingChosen(int most) {
        super(Kind.INVALID, "bill-none-chosen", Map.of("most", most));
    }
}
