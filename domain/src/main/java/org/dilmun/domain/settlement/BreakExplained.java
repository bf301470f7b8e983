package org.dilmun.domain.settlement;

import org.dilmun.domain.kernel.Problem;

/** Somebody has explained the break already. */
public class BreakExplained extends Problem {

    private static final long serialVersionUID = 1L;

    public BreakExplained() {
        super(Kind.CONFLICT, "break-explained");
    }
}
