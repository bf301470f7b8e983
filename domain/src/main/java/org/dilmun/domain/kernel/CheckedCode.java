package org.dilmun.domain.kernel;

import java.util.Locale;
import java.util.random.RandomGenerator;

/**
 * Codes that people read from paper and type: random characters of Crockford's base 32, five bits each, and the check
 * character of ISO 7064 MOD 37,36, which finds each single wrong character and each swap of neighbours.
 */
public final class CheckedCode {

    /** Crockford's base 32: without I, L, O and U, which are misread or make words. */
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private CheckedCode() {}

    /**
     * @param prefix fixed capitals and digits before it, which the check character covers too
     * @param length how many random characters
     * @return the random characters and the check character
     */
    public static String draw(String prefix, int length, RandomGenerator random) {
        while (true) {
            var code = new StringBuilder(length + 1);
            for (int i = 0; i < length; i++) {
                code.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
            }
            char check = check(prefix + code);
            if (ALPHABET.indexOf(check) >= 0) { // one draw in nine ends on I, L, O or U, which nobody can read back
                return code.append(check).toString();
            }
        }
    }

    /** @return whether the last character is the check character of those before it */
    public static boolean holds(String code) {
        int last = code.length() - 1;
        return check(code.substring(0, last)) == code.charAt(last);
    }

    /** @return the text in capitals, with the digits that people mean by O, I and L */
    public static String read(String typed) {
        return typed.toUpperCase(Locale.ROOT)
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
    }

    private static char check(String text) {
        int product = 36;
        for (int i = 0; i < text.length(); i++) {
            int sum = (product + Character.digit(text.charAt(i), 36)) % 36;
            product = (sum == 0 ? 36 : sum) * 2 % 37;
        }
        return Character.toUpperCase(Character.forDigit((37 - product) % 36, 36));
    }
}
