package org.dilmun.domain.kernel;

/** People type Western (0-9), Arabic-Indic (٠-٩) and Persian (۰-۹) digits; the tables hold Western ones. */
public final class Digits {

    private Digits() {}

    /** @return the text with each decimal digit, of whatever script, as 0-9; anything else untouched */
    public static String western(String text) {
        var out = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            int digit = Character.isDigit(c) ? Character.digit(c, 10) : -1;
            out.appendCodePoint(digit < 0 ? c : '0' + digit);
        });
        return out.toString();
    }
}
