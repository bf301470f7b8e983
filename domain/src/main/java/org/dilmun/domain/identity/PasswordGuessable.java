package org.dilmun.domain.identity;

/** Whoever tries what people usually take, or what is known of the person, is soon there. */
public class PasswordGuessable extends PasswordRefused {

    private static final long serialVersionUID = 1L;

    public PasswordGuessable() {
        super(Kind.INVALID, "password-guessable");
    }
}
