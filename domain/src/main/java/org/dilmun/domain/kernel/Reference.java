package org.dilmun.domain.kernel;

import java.io.Serializable;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * The name by which people and machines know a case, an order or a document: {@code IDC-26-7K3M-9Q4X}. Prefix of the
 * service, year, seven random characters of Crockford's base 32 (no order to guess, 2^35 a prefix and year) and the check
 * character of ISO 7064 MOD 37,36, which finds each single wrong character and each swap of neighbours.
 */
public record Reference(@JsonValue String value) implements Serializable {

    private static final long serialVersionUID = 1L;

    /** Crockford's base 32: without I, L, O and U, which are misread or make words. */
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

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
        while (true) {
            var body = new StringBuilder(RANDOM_CHARACTERS + 1);
            for (int i = 0; i < RANDOM_CHARACTERS; i++) {
                body.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
            }
            char check = check(prefix + yy + body);
            if (ALPHABET.indexOf(check) >= 0) { // one draw in nine ends on I, L, O or U, which nobody can read back
                body.append(check);
                return new Reference("%s-%s-%s-%s".formatted(prefix, yy, body.substring(0, 4), body.substring(4)));
            }
        }
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
            text = text.substring(0, body)
                    + text.substring(body).replace('O', '0').replace('I', '1').replace('L', '1');
        }
        return new Reference(text);
    }

    public static boolean isWellFormed(String text) {
        var parts = FORM.matcher(text);
        if (!parts.matches()) {
            return false;
        }
        String body = parts.group(3) + parts.group(4);
        String checked = parts.group(1) + parts.group(2) + body.substring(0, RANDOM_CHARACTERS);
        return check(checked) == body.charAt(RANDOM_CHARACTERS);
    }

    private static char check(String text) {
        int product = 36;
        for (int i = 0; i < text.length(); i++) {
            int sum = (product + Character.digit(text.charAt(i), 36)) % 36;
            product = (sum == 0 ? 36 : sum) * 2 % 37;
        }
        return Character.toUpperCase(Character.forDigit((37 - product) % 36, 36));
    }

    @Override
    public String toString() {
        return value;
    }
}
