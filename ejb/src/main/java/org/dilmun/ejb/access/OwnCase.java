package org.dilmun.ejb.access;

import org.dilmun.domain.kernel.Problem;

/** An officer never works on a case of their own. */
public class OwnCase extends Problem {

    private static final long serialVersionUID = 1L;

    public OwnCase() {
        super(Kind.FORBIDDEN, "request-own-case");
    }
}
