package org.dilmun.ejb.access;

import org.dilmun.domain.kernel.Problem;

/** An official never works on a case of their family, as near as the country says. */
public class FamilyCase extends Problem {

    private static final long serialVersionUID = 1L;

    public FamilyCase() {
        super(Kind.FORBIDDEN, "request-family-case");
    }
}
