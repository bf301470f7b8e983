package org.dilmun.ejb.identity;

import org.dilmun.domain.kernel.Problem;

/** The idempotency key stood over another call before. */
public class KeyReused extends Problem {

    private static final long serialVersionUID = 1L;

    public KeyReused() {
        super(Kind.INVALID, "idempotency-key-reused");
    }
}
