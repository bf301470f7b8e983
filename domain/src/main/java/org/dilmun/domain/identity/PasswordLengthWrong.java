package org.dilmun.domain.identity;

/** Shorter than ten characters, or longer than 128. */
public class PasswordLengthWrong extends PasswordRefused {

    private static final long serialVersionUID = 1L;

    public PasswordLengthWrong() {
        super(Kind.INVALID, "password-length");
    }
}
