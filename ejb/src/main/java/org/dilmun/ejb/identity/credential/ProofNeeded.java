package org.dilmun.ejb.identity.credential;

import org.dilmun.domain.kernel.Problem;

/** Ways to sign in change only for who has just proved who they are, by more than the password if there is more. */
public class ProofNeeded extends Problem {

    private static final long serialVersionUID = 1L;

    public ProofNeeded() {
        super(Kind.FORBIDDEN, "proof-needed");
    }
}
