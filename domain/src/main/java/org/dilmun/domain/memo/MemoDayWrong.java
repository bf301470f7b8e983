package org.dilmun.domain.memo;

import org.dilmun.domain.kernel.Problem;

/** What is asked has a day to come, within a year; and without a question there is no day. */
public class MemoDayWrong extends Problem {

    private static final long serialVersionUID = 1L;

    MemoDayWrong() {
        super(Kind.INVALID, "memo-day-wrong");
    }
}
