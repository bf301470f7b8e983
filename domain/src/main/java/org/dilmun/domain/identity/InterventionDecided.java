package org.dilmun.domain.identity;

import org.dilmun.domain.kernel.Problem;

/** What was to be done to an eKey has been decided about, or nobody has confirmed it in time. */
public class InterventionDecided extends Problem {

    private static final long serialVersionUID = 1L;

    public InterventionDecided() {
        super(Kind.CONFLICT, "intervention-decided");
    }
}
