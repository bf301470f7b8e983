package org.dilmun.domain.school.results;

import org.dilmun.domain.kernel.Problem;

/** No school year, or no round of exams in it. */
public class SittingWrong extends Problem {

    private static final long serialVersionUID = 1L;

    public SittingWrong() {
        super(Kind.INVALID, "result-sitting-wrong");
    }
}
