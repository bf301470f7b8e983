package org.dilmun.domain.party;

import org.dilmun.domain.kernel.Problem;

/** What a change of a body has to say is missing, or names what it cannot be. */
public class BodyChangeIncomplete extends Problem {

    private static final long serialVersionUID = 1L;

    public BodyChangeIncomplete() {
        super(Kind.INVALID, "body-change-incomplete");
    }
}
