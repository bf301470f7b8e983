package org.dilmun.peers.gateway;

/** The check digit of card numbers (ISO/IEC 7812-1, annex B). */
final class Luhn {

    private Luhn() {}

    /** @param number Western digits only */
    static boolean isValid(String number) {
        int sum = 0;
        boolean doubled = false;
        for (int i = number.length() - 1; i >= 0; i--) {
            int digit = number.charAt(i) - '0';
            int weighted = doubled ? 2 * digit : digit;
            sum += weighted > 9 ? weighted - 9 : weighted;
            doubled = !doubled;
        }
        return sum % 10 == 0;
    }
}
