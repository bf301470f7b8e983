package org.dilmun.domain.identity;

import org.dilmun.domain.kernel.Problem;

/** That cannot be done to an eKey which is as this one is. */
public class InterventionPointless extends Problem {

    private static final long serialVersionUID = 1L;

    public InterventionPointless() {
        super(Kind.CONFLICT, "intervention-pointless");
    }
}
