package org.dilmun.domain.school.results;

import org.dilmun.domain.kernel.Problem;

/** A corrected mark that the course cannot have, or that is the one which stands. */
public class ResultMarkWrong extends Problem {

    private static final long serialVersionUID = 1L;

    public ResultMarkWrong() {
        super(Kind.INVALID, "result-mark-wrong");
    }
}
