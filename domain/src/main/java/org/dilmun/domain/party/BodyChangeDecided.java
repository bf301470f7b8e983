package org.dilmun.domain.party;

import org.dilmun.domain.kernel.Problem;

/** The change of a body has been decided about already. */
public class BodyChangeDecided extends Problem {

    private static final long serialVersionUID = 1L;

    public BodyChangeDecided() {
        super(Kind.CONFLICT, "body-change-decided");
    }
}
