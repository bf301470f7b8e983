package org.dilmun.web.api;

import org.dilmun.domain.kernel.Problem;

/** The operation is not for callers that nobody knows. */
public class SignInNeeded extends Problem {

    private static final long serialVersionUID = 1L;

    public SignInNeeded() {
        super(Kind.UNAUTHENTICATED, "token-missing");
    }
}
