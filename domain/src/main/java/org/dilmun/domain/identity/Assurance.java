package org.dilmun.domain.identity;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** How sure the state is that it deals with the person: the levels of the eKey, in rising order. */
public enum Assurance {
    NONE,
    BASIC,
    ADVANCED;

    @JsonCreator
    static Assurance of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }

    /** @return as descriptors and the API write it: {@code basic} */
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public boolean satisfies(Assurance needed) {
        return compareTo(needed) >= 0;
    }
}
