package org.dilmun.domain.kernel;

import java.util.Locale;

/** A language of the country, by its BCP 47 tag ({@code ar}, {@code en}). */
public record Language(String tag) {

    public Language {
        if (tag == null || !tag.matches("[a-z]{2,3}")) {
            throw new IllegalArgumentException("not a language tag: " + tag);
        }
    }

    public boolean rightToLeft() {
        return switch (tag) {
            case "ar", "fa", "he", "ur" -> true;
            default -> false;
        };
    }

    /** Locale for messages and dates; digits stay Western, as government sites of the Gulf write them. */
    public Locale locale() {
        return Locale.forLanguageTag(tag + "-u-nu-latn");
    }

    @Override
    public String toString() {
        return tag;
    }
}
