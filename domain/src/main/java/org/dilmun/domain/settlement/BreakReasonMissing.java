package org.dilmun.domain.settlement;

import org.dilmun.domain.kernel.Problem;

/** A break is explained with a reason. */
public class BreakReasonMissing extends Problem {

    private static final long serialVersionUID = 1L;

    public BreakReasonMissing() {
        super(Kind.INVALID, "break-reason-missing");
    }
}
