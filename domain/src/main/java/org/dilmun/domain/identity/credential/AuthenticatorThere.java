package org.dilmun.domain.identity.credential;

import org.dilmun.domain.kernel.Problem;

/** There is an authenticator app already: it is removed first, so that nobody puts another in its place unseen. */
public class AuthenticatorThere extends Problem {

    private static final long serialVersionUID = 1L;

    public AuthenticatorThere() {
        super(Kind.CONFLICT, "authenticator-there");
    }
}
