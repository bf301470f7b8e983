package org.dilmun.domain.identity;

import java.util.Map;

import org.dilmun.domain.kernel.Problem;

/** A new password that somebody else would find too soon. */
public class PasswordRefused extends Problem {

    private static final long serialVersionUID = 1L;

    /** Characters at least: what NIST SP 800-63B-4 asks for is 8, and 15 where nothing else is asked for. */
    public static final int SHORTEST = 10;

    public static final int LONGEST = 128;

    private PasswordRefused(String code) {
        super(Kind.INVALID, code, Map.of("minLength", SHORTEST, "maxLength", LONGEST));
    }

    /** Shorter than ten characters, or longer than 128. */
    public static PasswordRefused length() {
        return new PasswordRefused("password-length");
    }

    /** Whoever tries what people usually take, or what is known of the person, is soon there. */
    public static PasswordRefused guessable() {
        return new PasswordRefused("password-guessable");
    }

    /** It stands in a list of passwords that were stolen somewhere. */
    public static PasswordRefused breached() {
        return new PasswordRefused("password-breached");
    }

    /** It is the one that is to be replaced. */
    public static PasswordRefused same() {
        return new PasswordRefused("password-same");
    }
}
