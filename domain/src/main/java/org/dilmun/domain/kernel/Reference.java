package org.dilmun.domain.kernel;

import java.io.Serializable;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * The name by which people and machines know a case, an order or a document: {@code REQ-26-7K3M-9Q4X}. Prefix of the
 * service, year, seven random characters of Crockford's base 32 (no order to guess, 2^35 a prefix and year) and the check
 * character of ISO 7064 MOD 37,36, which finds each single wrong character and each swap of neighbours.
 */
public record Reference(@JsonValue String value) implements Serializable {

    private static final long serialVersionUID = 1L;

    private static final Pattern FORM =
            Pattern.compile("([A-Z]{2,4})-(\\d{2})-([0-9A-HJKMNP-TV-Z]{4})-([0-9A-HJKMNP-TV-Z]{4})");
    private static final int RANDOM_CHARACTERS = 7;

    public Reference {
        if (value == null || !isWellFormed(value)) {
            throw new MalformedReference();
        }
    }

    /** @param year four digits, in the country's calendar of the day */
    public static Reference create(String prefix, int year, RandomGenerator random) {
        String yy = String.format(Locale.ROOT, "%02d", year % 100);
        String body = CheckedCode.draw(prefix + yy, RANDOM_CHARACTERS, random);
        return new Reference("%s-%s-%s-%s".formatted(prefix, yy, body.substring(0, 4), body.substring(4)));
    }

    /**
     * Reads what a person typed: any case, blanks for hyphens, O for 0, I and L for 1.
     *
     * @throws MalformedReference if it is none, or its check character does not fit
     */
    public static Reference parse(String typed) {
        String text =
                typed == null ? "" : typed.strip().toUpperCase(Locale.ROOT).replace(' ', '-');
        int body = text.indexOf('-', text.indexOf('-') + 1);
        if (body > 0) {
            text = text.substring(0, body) + CheckedCode.read(text.substring(body));
        }
        return new Reference(text);
    }

    public static boolean isWellFormed(String text) {
        var parts = FORM.matcher(text);
        return parts.matches() && CheckedCode.holds(parts.group(1) + parts.group(2) + parts.group(3) + parts.group(4));
    }

    @Override
    public String toString() {
        return value;
    }
}
