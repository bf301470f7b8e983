package org.dilmun.domain.identity;

import org.dilmun.domain.kernel.Problem;

/** Who is signed in and is to prove it again did not type the right password. */
public class PasswordWrong extends Problem {

    private static final long serialVersionUID = 1L;

    public PasswordWrong() {
        super(Kind.INVALID, "password-wrong");
    }
}
