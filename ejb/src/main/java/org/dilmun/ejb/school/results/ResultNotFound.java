package org.dilmun.ejb.school.results;

import org.dilmun.domain.kernel.Problem;

/** Nothing is public under that number and seat: there is no such candidate, the two do not belong together, or it is not yet time. */
public class ResultNotFound extends Problem {

    private static final long serialVersionUID = 1L;

    public ResultNotFound() {
        super(Kind.NOT_FOUND, "exam-result-not-found");
    }
}
