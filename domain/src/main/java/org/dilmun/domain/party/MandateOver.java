package org.dilmun.domain.party;

import org.dilmun.domain.kernel.Problem;

/** It does not stand any more as the caller saw it: it was accepted, has been ended, or its last day is over. */
public class MandateOver extends Problem {

    private static final long serialVersionUID = 1L;

    public MandateOver() {
        super(Kind.CONFLICT, "mandate-over");
    }
}
