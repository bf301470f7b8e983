package org.dilmun.domain.identity.openid;

import org.dilmun.domain.kernel.Problem;

/** The relying party is in another state, in which this cannot be done. */
public class RelyingPartyMoveRefused extends Problem {

    private static final long serialVersionUID = 1L;

    public RelyingPartyMoveRefused() {
        super(Kind.CONFLICT, "relying-party-move-refused");
    }
}
