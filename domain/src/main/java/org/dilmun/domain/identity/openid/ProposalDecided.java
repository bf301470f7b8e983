package org.dilmun.domain.identity.openid;

import org.dilmun.domain.kernel.Problem;

/** Somebody has decided about the proposal already. */
public class ProposalDecided extends Problem {

    private static final long serialVersionUID = 1L;

    public ProposalDecided() {
        super(Kind.CONFLICT, "relying-party-proposal-decided");
    }
}
