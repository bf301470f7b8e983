package org.dilmun.ejb.identity.openid;

import org.dilmun.domain.kernel.Problem;

/** Somebody has proposed terms for it, about which nobody has decided yet. */
public class ProposalOpen extends Problem {

    private static final long serialVersionUID = 1L;

    ProposalOpen() {
        super(Kind.CONFLICT, "relying-party-proposal-open");
    }
}
