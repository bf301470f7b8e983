package org.dilmun.domain.party;

import org.dilmun.domain.kernel.Problem;

/** Mandates are granted and held by people who are alive and of age. */
public class MandateNotForMinors extends Problem {

    private static final long serialVersionUID = 1L;

    public MandateNotForMinors() {
        super(Kind.INVALID, "mandate-not-for-minors");
    }
}
