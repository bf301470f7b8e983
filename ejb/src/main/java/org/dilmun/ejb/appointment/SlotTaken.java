package org.dilmun.ejb.appointment;

import org.dilmun.domain.kernel.Problem;

/** Others were quicker: nobody else can come at that time. */
public class SlotTaken extends Problem {

    private static final long serialVersionUID = 1L;

    public SlotTaken() {
        super(Kind.CONFLICT, "slot-taken");
    }
}
