package org.dilmun.domain.identity;

/** It stands in a list of passwords that were stolen somewhere. */
public class PasswordBreached extends PasswordRefused {

    private static final long serialVersionUID = 1L;

    public PasswordBreached() {
        super(Kind.INVALID, "password-breached");
    }
}
