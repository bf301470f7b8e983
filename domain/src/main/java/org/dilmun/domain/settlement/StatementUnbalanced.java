package org.dilmun.domain.settlement;

import org.dilmun.domain.kernel.Problem;

/** What a statement books does not lead from its opening to its closing balance. */
public class StatementUnbalanced extends Problem {

    private static final long serialVersionUID = 1L;

    public StatementUnbalanced() {
        super(Kind.INVALID, "statement-unbalanced");
    }
}
