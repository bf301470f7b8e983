package org.dilmun.ejb.request;

import org.dilmun.domain.kernel.Problem;

/** The correction says what is recorded already. */
public class NothingCorrected extends Problem {

    private static final long serialVersionUID = 1L;

    public NothingCorrected() {
        super(Kind.CONFLICT, "correction-changes-nothing");
    }
}
