package org.dilmun.domain.request;

import org.dilmun.domain.kernel.Problem;

/** Who is to stand in is no colleague of the same body who may do all that the official does in it. */
public class StandInUnfit extends Problem {

    private static final long serialVersionUID = 1L;

    public StandInUnfit() {
        super(Kind.INVALID, "stand-in-unfit");
    }
}
