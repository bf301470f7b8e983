package org.dilmun.ejb.appointment;

import org.dilmun.domain.kernel.Problem;

/** The appointment was taken, moved or cancelled since it was shown, perhaps in another window. */
public class AppointmentChanged extends Problem {

    private static final long serialVersionUID = 1L;

    public AppointmentChanged() {
        super(Kind.CONFLICT, "appointment-changed");
    }
}
