package org.dilmun.ejb.appointment;

import org.dilmun.domain.kernel.Problem;

/** All who can be received at the place for the rest of the day are booked. */
public class NoSeatNow extends Problem {

    private static final long serialVersionUID = 1L;

    public NoSeatNow() {
        super(Kind.CONFLICT, "no-seat-now");
    }
}
