package org.dilmun.domain.party;

import org.dilmun.domain.kernel.Problem;

/** The body has ended, or a change that ends it is decided already or waits for its decision. */
public class BodyEnded extends Problem {

    private static final long serialVersionUID = 1L;

    public BodyEnded() {
        super(Kind.CONFLICT, "body-ended");
    }
}
