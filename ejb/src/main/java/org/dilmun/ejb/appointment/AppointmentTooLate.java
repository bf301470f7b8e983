package org.dilmun.ejb.appointment;

import org.dilmun.domain.kernel.Problem;

/** The time until which the appointment may be moved or cancelled is over. */
public class AppointmentTooLate extends Problem {

    private static final long serialVersionUID = 1L;

    public AppointmentTooLate() {
        super(Kind.CONFLICT, "appointment-too-late");
    }
}
