package org.dilmun.domain.party;

import org.dilmun.domain.kernel.Problem;

/** The two cannot be related like that, by what the register knows of them. */
public class NotKin extends Problem {

    private static final long serialVersionUID = 1L;

    public NotKin() {
        super(Kind.INVALID, "kinship-impossible");
    }
}
