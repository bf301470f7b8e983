package org.dilmun.ejb.school;

import org.dilmun.domain.kernel.Problem;

/** The school cannot admit that pupil without the ministry. */
public class TransferNeedsReview extends Problem {

    private static final long serialVersionUID = 1L;

    public TransferNeedsReview() {
        super(Kind.CONFLICT, "school-needs-review");
    }
}
