package org.dilmun.ejb.identity;

import org.dilmun.domain.kernel.Problem;

/** The idempotency key is not 1 to 100 visible ASCII characters. */
public class KeyMalformed extends Problem {

    private static final long serialVersionUID = 1L;

    public KeyMalformed() {
        super(Kind.INVALID, "idempotency-key-malformed");
    }
}
