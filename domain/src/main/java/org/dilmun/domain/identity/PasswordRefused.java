package org.dilmun.domain.identity;

import java.util.Map;

import org.dilmun.domain.kernel.Problem;

/** A new password that somebody else would find too soon. */
public abstract class PasswordRefused extends Problem {

    private static final long serialVersionUID = 1L;

    /** Characters at least: what NIST SP 800-63B-4 asks for is 8, and 15 where nothing else is asked for. */
    public static final int SHORTEST = 10;

    public static final int LONGEST = 128;

    PasswordRefused(Kind kind, String code) {
        super(kind, code, Map.of("minLength", SHORTEST, "maxLength", LONGEST));
    }
}
