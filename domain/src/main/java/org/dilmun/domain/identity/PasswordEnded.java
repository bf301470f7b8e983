package org.dilmun.domain.identity;

import org.dilmun.domain.kernel.Problem;

/** The password counts no longer: its person has to take a new one. Said only to who has shown it. */
public class PasswordEnded extends Problem {

    private static final long serialVersionUID = 1L;

    public PasswordEnded() {
        super(Kind.FORBIDDEN, "password-ended");
    }
}
