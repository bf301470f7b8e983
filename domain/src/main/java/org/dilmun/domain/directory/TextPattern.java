package org.dilmun.domain.directory;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** What letters a text may have. The expressions read the same in Java and in JSON Schema. */
public enum TextPattern {
    /** A text in Arabic: letters, their marks, digits and signs of punctuation; no letter of another script. */
    ARABIC("^[\\p{Script=Arabic}\\p{M}\\p{N}\\p{P}\\s]+$"),
    /** A text in Latin letters. */
    LATIN("^[\\p{Script=Latin}\\p{M}\\p{N}\\p{P}\\s]+$"),
    DIGITS("^[0-9]+$"),
    /** A code: capital Latin letters and digits, with hyphens, slashes and dots within. */
    CODE("^[A-Z0-9]+([-/.][A-Z0-9]+)*$");

    private final String expression;

    TextPattern(String expression) {
        this.expression = expression;
    }

    @JsonCreator
    static TextPattern of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String expression() {
        return expression;
    }

    public boolean fits(String text) {
        return text.matches(expression);
    }
}
