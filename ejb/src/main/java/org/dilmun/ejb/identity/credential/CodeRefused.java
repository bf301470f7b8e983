package org.dilmun.ejb.identity.credential;

import org.dilmun.domain.kernel.Problem;

/** A code that is none, or was used. Deliberately the same for codes of the app and for recovery codes. */
public class CodeRefused extends Problem {

    private static final long serialVersionUID = 1L;

    public CodeRefused() {
        super(Kind.UNAUTHENTICATED, "sign-in-code-refused");
    }
}
