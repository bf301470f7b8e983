package org.dilmun.domain.identity;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonCreator;

/** How sure the state is that it deals with the person: the levels of the eKey, in rising order. */
public enum Assurance {
    NONE,
    BASIC,
    ADVANCED;

    @JsonCreator
    static Assurance of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }

    public boolean satisfies(Assurance needed) {
        return compareTo(needed) >= 0;
    }
}
