package org.dilmun.ejb.identity.credential;

import java.util.Locale;

import org.dilmun.domain.kernel.Digits;

/**
 * A code as somebody typed it.
 *
 * @param text digits and capital letters, with nothing between them
 */
public record TypedCode(String text) {

    private static final int LONGEST = 40;

    /** Reads digits of any script and small letters, and leaves out what people put between. */
    static TypedCode read(String typed) {
        String start = typed == null ? "" : typed.substring(0, Math.min(LONGEST, typed.length()));
        return new TypedCode(Digits.western(start).toUpperCase(Locale.ROOT).replaceAll("[^0-9A-Z]", ""));
    }

    /** Whether it is one as an authenticator app shows it; otherwise it may be a recovery code. */
    boolean isOfApp() {
        return text.matches("[0-9]{6}");
    }
}
