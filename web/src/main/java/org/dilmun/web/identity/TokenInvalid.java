package org.dilmun.web.identity;

import org.dilmun.domain.kernel.Problem;

/** The token is none of ours, or has expired. */
public class TokenInvalid extends Problem {

    private static final long serialVersionUID = 1L;

    public TokenInvalid() {
        super(Kind.UNAUTHENTICATED, "token-invalid");
    }
}
