package org.dilmun.domain.request;

import java.util.Map;

import org.dilmun.domain.kernel.Problem;

/** The days of a leave are missing, past, out of order, or too many. */
public class LeaveDaysWrong extends Problem {

    private static final long serialVersionUID = 1L;

    LeaveDaysWrong(int most) {
        super(Kind.INVALID, "leave-days-wrong", Map.of("most", most));
    }
}
