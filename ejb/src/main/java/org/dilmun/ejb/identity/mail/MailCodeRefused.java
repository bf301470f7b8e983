package org.dilmun.ejb.identity.mail;

import org.dilmun.domain.kernel.Problem;

/** A code that is not the one that was sent, or nobody's. Deliberately the same for both. */
public class MailCodeRefused extends Problem {

    private static final long serialVersionUID = 1L;

    public MailCodeRefused() {
        super(Kind.INVALID, "mail-code-refused");
    }
}
