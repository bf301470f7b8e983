package org.dilmun.ejb.identity.credential;

import org.dilmun.domain.kernel.Problem;

/** What a passkey signed is not as it has to be, or it is not known, or is another person's. Deliberately the same. */
public class PasskeyRefused extends Problem {

    private static final long serialVersionUID = 1L;

    public PasskeyRefused() {
        super(Kind.UNAUTHENTICATED, "passkey-refused");
    }
}
