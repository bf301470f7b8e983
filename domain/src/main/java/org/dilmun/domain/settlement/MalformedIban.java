package org.dilmun.domain.settlement;

import org.dilmun.domain.kernel.Problem;

/** No number of a bank account, or one whose check digits do not fit. */
public class MalformedIban extends Problem {

    private static final long serialVersionUID = 1L;

    public MalformedIban() {
        super(Kind.INVALID, "iban-malformed");
    }
}
