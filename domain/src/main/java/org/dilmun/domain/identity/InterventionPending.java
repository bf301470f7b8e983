package org.dilmun.domain.identity;

import org.dilmun.domain.kernel.Problem;

/** Something else is to be done to that eKey, and nobody has confirmed or declined it yet. */
public class InterventionPending extends Problem {

    private static final long serialVersionUID = 1L;

    public InterventionPending() {
        super(Kind.CONFLICT, "intervention-pending");
    }
}
