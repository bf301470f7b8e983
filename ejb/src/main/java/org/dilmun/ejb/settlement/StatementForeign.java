package org.dilmun.ejb.settlement;

import org.dilmun.domain.kernel.Problem;

/** The statement is of an account that is not the treasury's. */
public class StatementForeign extends Problem {

    private static final long serialVersionUID = 1L;

    public StatementForeign() {
        super(Kind.INVALID, "statement-foreign");
    }
}
