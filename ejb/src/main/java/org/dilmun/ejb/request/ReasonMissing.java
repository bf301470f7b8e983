package org.dilmun.ejb.request;

import java.util.Map;

import org.dilmun.domain.kernel.Problem;

/** The applicant must be told why, in at most so many characters. */
public class ReasonMissing extends Problem {

    private static final long serialVersionUID = 1L;

    public ReasonMissing(int maxLength) {
        super(Kind.INVALID, "reason-missing", Map.of("maxLength", maxLength));
    }
}
