package org.dilmun.ejb.identity;

import org.dilmun.domain.kernel.Problem;

/** The client asked for more than it was given, or for something that there is not. */
public class ScopeRefused extends Problem {

    private static final long serialVersionUID = 1L;

    public ScopeRefused() {
        super(Kind.INVALID, "scope-refused");
    }
}
