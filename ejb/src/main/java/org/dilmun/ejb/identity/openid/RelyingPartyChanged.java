package org.dilmun.ejb.identity.openid;

import org.dilmun.domain.kernel.Problem;

/** Somebody else changed the relying party after it was shown. */
public class RelyingPartyChanged extends Problem {

    private static final long serialVersionUID = 1L;

    RelyingPartyChanged() {
        super(Kind.STALE, "relying-party-changed-meanwhile");
    }
}
