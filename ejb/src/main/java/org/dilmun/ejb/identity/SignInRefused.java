package org.dilmun.ejb.identity;

import org.dilmun.domain.kernel.Problem;

/** Number or password do not fit. Deliberately the same whether the number, the account or the password is the reason. */
public class SignInRefused extends Problem {

    private static final long serialVersionUID = 1L;

    public SignInRefused() {
        super(Kind.UNAUTHENTICATED, "sign-in-refused");
    }
}
