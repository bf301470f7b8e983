package org.dilmun.domain.settlement;

import java.io.Serializable;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Number of a bank account (ISO 13616): country, two check digits, and what the country makes of the rest. The check digits find each
 * single wrong character and nearly all swapped ones.
 *
 * @param value in capitals, without blanks
 */
public record Iban(String value) implements Serializable {

    private static final long serialVersionUID = 1L;

    private static final Pattern FORM = Pattern.compile("[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}");
    private static final int COUNTRY_AND_CHECK = 4;
    private static final int MODULUS = 97;

    /** A letter counts as two digits: A is 10, Z is 35. */
    private static final int LETTERS = 36;

    /** @throws MalformedIban if it is none, or its check digits do not fit */
    public Iban {
        if (value == null || !FORM.matcher(value).matches() || remainder(value) != 1) {
            throw new MalformedIban();
        }
    }

    /** Reads what a person or a bank wrote: any case, in groups or not. */
    public static Iban parse(String written) {
        return new Iban(written == null ? null : written.replaceAll("\\s", "").toUpperCase(Locale.ROOT));
    }

    private static int remainder(String iban) {
        String turned = iban.substring(COUNTRY_AND_CHECK) + iban.substring(0, COUNTRY_AND_CHECK);
        int remainder = 0;
        for (int place = 0; place < turned.length(); place++) {
            int digits = Character.digit(turned.charAt(place), LETTERS);
            remainder = (remainder * (digits > 9 ? 100 : 10) + digits) % MODULUS;
        }
        return remainder;
    }

    /** @return as it is printed: in groups of four */
    public String printed() {
        return value.replaceAll("(.{4})(?=.)", "$1 ");
    }

    @Override
    public String toString() {
        return value;
    }
}
