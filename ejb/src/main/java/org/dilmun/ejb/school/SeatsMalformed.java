package org.dilmun.ejb.school;

import java.util.Map;

import org.dilmun.domain.kernel.Problem;

/** That is no number of seats that a class can have. */
public class SeatsMalformed extends Problem {

    private static final long serialVersionUID = 1L;

    public SeatsMalformed(int most) {
        super(Kind.INVALID, "school-seats-malformed", Map.of("most", most));
    }
}
