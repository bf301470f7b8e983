package org.dilmun.ejb.access;

import org.dilmun.domain.kernel.Problem;

/** The caller may not do that. */
public class Refused extends Problem {

    private static final long serialVersionUID = 1L;

    public Refused() {
        super(Kind.FORBIDDEN, "access-refused");
    }
}
