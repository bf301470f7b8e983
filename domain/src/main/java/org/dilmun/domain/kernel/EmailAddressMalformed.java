package org.dilmun.domain.kernel;

/** What was typed is no e-mail address, or one that no mail of the platform goes to. */
public class EmailAddressMalformed extends Problem {

    private static final long serialVersionUID = 1L;

    public EmailAddressMalformed() {
        super(Kind.INVALID, "email-address-malformed");
    }
}
