package org.dilmun.domain.party;

import java.util.Locale;
import java.util.regex.Pattern;

import org.dilmun.domain.kernel.Digits;

/**
 * The number that the state gives each person once, for life. Its text leaves {@code party} only masked; other features
 * know the party's id. What is well formed is the country's matter ({@link PersonalNumberRule}).
 */
public record PersonalNumber(String value) {

    private static final Pattern FORM = Pattern.compile("[0-9A-Z]{6,20}");

    public PersonalNumber {
        if (value == null || !FORM.matcher(value).matches()) {
            throw new MalformedPersonalNumber();
        }
    }

    /**
     * Reads what a person typed: Western, Arabic-Indic or Persian digits, letters large or small, with blanks.
     *
     * @throws MalformedPersonalNumber if the rule of the country does not accept it
     */
    public static PersonalNumber parse(String typed, PersonalNumberRule rule) {
        var number = new PersonalNumber(read(typed));
        if (!rule.accepts(number.value)) {
            throw new MalformedPersonalNumber();
        }
        return number;
    }

    /** @return the one way to write what was typed, whether it is a number or not: what is counted by number counts by this */
    public static String read(String typed) {
        return Digits.western(typed == null ? "" : typed).replaceAll("\\s", "").toUpperCase(Locale.ROOT);
    }

    /** @return what lists and logs may show: {@code 85••••345} */
    public String masked() {
        int hidden = value.length() - 5;
        return value.substring(0, 2) + "•".repeat(hidden) + value.substring(2 + hidden);
    }

    /** Never the number itself: it would end in logs. */
    @Override
    public String toString() {
        return masked();
    }
}
