package org.dilmun.ejb.school.results;

import org.dilmun.domain.kernel.Problem;

/** What was typed can be the number of no seat. */
public class SeatMalformed extends Problem {

    private static final long serialVersionUID = 1L;

    public SeatMalformed() {
        super(Kind.INVALID, "seat-malformed");
    }
}
