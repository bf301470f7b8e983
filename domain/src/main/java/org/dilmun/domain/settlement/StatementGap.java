package org.dilmun.domain.settlement;

import org.dilmun.domain.kernel.Problem;

/** A statement is missing before this one, or it does not begin where the last one ended. */
public class StatementGap extends Problem {

    private static final long serialVersionUID = 1L;

    public StatementGap() {
        super(Kind.CONFLICT, "statement-gap");
    }
}
