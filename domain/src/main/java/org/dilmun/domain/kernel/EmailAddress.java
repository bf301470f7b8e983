package org.dilmun.domain.kernel;

import java.util.Locale;

/**
 * An e-mail address as the platform takes it: letters, digits and a few signs of ASCII, so that nothing in it can end a line or begin a
 * second address in the header of a mail.
 */
public record EmailAddress(String value) {

    public static final int LONGEST = 254;

    /** Regular expression, of Java and of JSON Schema alike. */
    public static final String FORM =
            "^[A-Za-z0-9_%+-]+(\\.[A-Za-z0-9_%+-]+)*@([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z]{2,24}$";

    /** @throws EmailAddressMalformed if it is none */
    public EmailAddress {
        if (!accepts(value)) {
            throw new EmailAddressMalformed();
        }
    }

    public static boolean accepts(String value) {
        return value != null && value.length() <= LONGEST && value.matches(FORM);
    }

    /**
     * Reads what a person typed.
     *
     * @throws EmailAddressMalformed if it is none
     */
    public static EmailAddress parse(String typed) {
        return new EmailAddress(typed == null ? "" : TypedText.line(typed));
    }

    /** @return by which those are counted together that reach the same box, as far as anybody outside can tell */
    public String counted() {
        return value.toLowerCase(Locale.ROOT);
    }

    /** @return enough for its owner to know it: {@code m•••@example.org} */
    public String masked() {
        return value.charAt(0) + "•••" + value.substring(value.lastIndexOf('@'));
    }

    /** Never the address itself: it would end in logs. */
    @Override
    public String toString() {
        return masked();
    }
}
