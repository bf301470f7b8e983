package org.dilmun.domain.school;

import org.dilmun.domain.kernel.Problem;

/** Nobody can get a seat there now: none is free, or those that are go to who waits in front. */
public class NoSeatLeft extends Problem {

    private static final long serialVersionUID = 1L;

    public NoSeatLeft() {
        super(Kind.CONFLICT, "school-no-seat");
    }
}
