package org.dilmun.domain.appointment;

import org.dilmun.domain.kernel.Problem;

/** Nobody can have come, or have stayed away, before the time. */
public class AppointmentNotYet extends Problem {

    private static final long serialVersionUID = 1L;

    public AppointmentNotYet() {
        super(Kind.CONFLICT, "appointment-not-yet");
    }
}
