package org.dilmun.ejb.school;

import org.dilmun.domain.kernel.Problem;

/** Another transfer of the same pupil is under way. */
public class TransferUnderWay extends Problem {

    private static final long serialVersionUID = 1L;

    public TransferUnderWay() {
        super(Kind.CONFLICT, "school-transfer-open");
    }
}
