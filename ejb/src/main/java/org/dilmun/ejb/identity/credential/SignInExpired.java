package org.dilmun.ejb.identity.credential;

import org.dilmun.domain.kernel.Problem;

/** No sign-in waits for its second proof in this browser, or no longer. */
public class SignInExpired extends Problem {

    private static final long serialVersionUID = 1L;

    public SignInExpired() {
        super(Kind.UNAUTHENTICATED, "sign-in-expired");
    }
}
