package org.dilmun.ejb.appointment;

import org.dilmun.domain.kernel.Problem;

/** At that time nobody is received: it is past or too far ahead, or the place has changed its hours. */
public class SlotGone extends Problem {

    private static final long serialVersionUID = 1L;

    public SlotGone() {
        super(Kind.CONFLICT, "slot-gone");
    }
}
