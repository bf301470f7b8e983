package org.dilmun.domain.appointment;

import org.dilmun.domain.kernel.Problem;

/** The appointment is kept, missed or cancelled already. */
public class AppointmentEnded extends Problem {

    private static final long serialVersionUID = 1L;

    public AppointmentEnded() {
        super(Kind.CONFLICT, "appointment-ended");
    }
}
