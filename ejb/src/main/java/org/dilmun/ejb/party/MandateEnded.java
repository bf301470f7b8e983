package org.dilmun.ejb.party;

import org.dilmun.domain.kernel.Problem;

/** Whoever acts in the name of another may no longer: what it rested on has ended meanwhile. */
public class MandateEnded extends Problem {

    private static final long serialVersionUID = 1L;

    public MandateEnded() {
        super(Kind.FORBIDDEN, "mandate-ended");
    }
}
