package org.dilmun.ejb.access;

import org.dilmun.domain.kernel.Problem;

/** What somebody has decided, they do not decide again: neither the appeal against it nor the case that was opened again. */
public class DecidedBefore extends Problem {

    private static final long serialVersionUID = 1L;

    public DecidedBefore() {
        super(Kind.FORBIDDEN, "request-decided-before");
    }
}
