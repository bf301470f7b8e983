package org.dilmun.domain.party;

import org.dilmun.domain.kernel.Problem;

/** The day of a change of a body is missing, not after today, or too far ahead. */
public class BodyChangeDayWrong extends Problem {

    private static final long serialVersionUID = 1L;

    public BodyChangeDayWrong() {
        super(Kind.INVALID, "body-change-day-wrong");
    }
}
