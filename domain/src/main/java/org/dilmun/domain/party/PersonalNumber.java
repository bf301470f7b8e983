package org.dilmun.domain.party;

import java.util.regex.Pattern;

import org.dilmun.domain.kernel.Digits;

/**
 * The number that the state gives each person once, for life. Its text leaves {@code party} only masked; other features
 * know the party's id. What is well formed is the country's matter ({@link PersonalNumberRule}).
 */
public record PersonalNumber(String digits) {

    private static final Pattern FORM = Pattern.compile("[0-9]{6,20}");

    public PersonalNumber {
        if (digits == null || !FORM.matcher(digits).matches()) {
            throw new MalformedPersonalNumber();
        }
    }

    /**
     * Reads what a person typed: Western, Arabic-Indic or Persian digits, with blanks.
     *
     * @throws MalformedPersonalNumber if the rule of the country does not accept it
     */
    public static PersonalNumber parse(String typed, PersonalNumberRule rule) {
        var number =
                new PersonalNumber(Digits.western(typed == null ? "" : typed).replaceAll("\\s", ""));
        if (!rule.accepts(number.digits)) {
            throw new MalformedPersonalNumber();
        }
        return number;
    }

    /** @return what lists and logs may show: {@code 85••••345} */
    public String masked() {
        int hidden = digits.length() - 5;
        return digits.substring(0, 2) + "•".repeat(hidden) + digits.substring(2 + hidden);
    }

    /** Never the number itself: it would end in logs. */
    @Override
    public String toString() {
        return masked();
    }
}
