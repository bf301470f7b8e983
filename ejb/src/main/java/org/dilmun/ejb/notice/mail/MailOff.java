package org.dilmun.ejb.notice.mail;

import org.dilmun.domain.kernel.Problem;

/** No e-mail leaves this installation. */
public class MailOff extends Problem {

    private static final long serialVersionUID = 1L;

    public MailOff() {
        super(Kind.UNAVAILABLE, "mail-off");
    }
}
