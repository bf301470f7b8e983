package org.dilmun.ejb.request;

import org.dilmun.domain.kernel.Problem;

/** The population register has no living person of that number. */
public class ApplicantUnknown extends Problem {

    private static final long serialVersionUID = 1L;

    public ApplicantUnknown() {
        super(Kind.INVALID, "applicant-unknown");
    }
}
