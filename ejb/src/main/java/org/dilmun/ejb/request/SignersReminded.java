package org.dilmun.ejb.request;

import org.dilmun.domain.kernel.Problem;

/** Everybody who is still to sign was asked or reminded within the last day. */
public class SignersReminded extends Problem {

    private static final long serialVersionUID = 1L;

    public SignersReminded() {
        super(Kind.CONFLICT, "signers-reminded");
    }
}
