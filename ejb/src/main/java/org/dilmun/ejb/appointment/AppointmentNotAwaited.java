package org.dilmun.ejb.appointment;

import org.dilmun.domain.kernel.Problem;

/** The case does not wait for an appointment, or not for one at that place. */
public class AppointmentNotAwaited extends Problem {

    private static final long serialVersionUID = 1L;

    public AppointmentNotAwaited() {
        super(Kind.CONFLICT, "appointment-not-awaited");
    }
}
