package org.dilmun.ejb.identity.mail;

import org.dilmun.domain.kernel.Problem;

/** No code is awaited in this browser, or no longer: its time is over, or too many were typed. */
public class MailProofOver extends Problem {

    private static final long serialVersionUID = 1L;

    public MailProofOver() {
        super(Kind.CONFLICT, "mail-proof-over");
    }
}
