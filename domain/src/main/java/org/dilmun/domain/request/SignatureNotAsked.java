package org.dilmun.domain.request;

import org.dilmun.domain.kernel.Problem;

/** Nobody waits for this signature (any more): it is given or refused already, or the case went on or ended without it. */
public class SignatureNotAsked extends Problem {

    private static final long serialVersionUID = 1L;

    public SignatureNotAsked() {
        super(Kind.CONFLICT, "signature-not-asked");
    }
}
