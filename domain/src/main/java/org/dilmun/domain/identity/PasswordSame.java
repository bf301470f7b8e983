package org.dilmun.domain.identity;

/** It is the one that is to be replaced. */
public class PasswordSame extends PasswordRefused {

    private static final long serialVersionUID = 1L;

    public PasswordSame() {
        super(Kind.INVALID, "password-same");
    }
}
