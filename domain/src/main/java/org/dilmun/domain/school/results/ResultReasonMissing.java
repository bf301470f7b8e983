package org.dilmun.domain.school.results;

import java.util.Map;

import org.dilmun.domain.kernel.Problem;

/** No reason is given, or one that is too long. */
public class ResultReasonMissing extends Problem {

    private static final long serialVersionUID = 1L;

    public ResultReasonMissing(int most) {
        super(Kind.INVALID, "result-reason-missing", Map.of("most", most));
    }
}
