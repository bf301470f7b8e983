package org.dilmun.domain.identity.openid;

import java.util.Map;

import org.dilmun.domain.kernel.Problem;

/** Who refuses a proposal, suspends or closes a relying party says why, in at most so many characters. */
public class RelyingPartyReasonMissing extends Problem {

    private static final long serialVersionUID = 1L;

    public RelyingPartyReasonMissing() {
        super(Kind.INVALID, "relying-party-reason-missing", Map.of("most", RelyingPartyAct.REASON_LENGTH));
    }
}
