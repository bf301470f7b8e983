package org.dilmun.ejb.request;

import org.dilmun.domain.kernel.Problem;

/** With the correction other answers would have to change that cannot be corrected. */
public class CorrectionNeedsMore extends Problem {

    private static final long serialVersionUID = 1L;

    public CorrectionNeedsMore() {
        super(Kind.CONFLICT, "correction-needs-more");
    }
}
