package org.dilmun.domain.party;

import org.dilmun.domain.kernel.Problem;

/** Nobody acts in their own name by a mandate. */
public class MandateToOneself extends Problem {

    private static final long serialVersionUID = 1L;

    public MandateToOneself() {
        super(Kind.INVALID, "mandate-to-oneself");
    }
}
