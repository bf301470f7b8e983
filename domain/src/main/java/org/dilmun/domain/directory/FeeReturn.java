package org.dilmun.domain.directory;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Whether a paid fee comes back when a case ends in some way. */
public enum FeeReturn {
    /** The whole fee goes back by itself. */
    FULL,
    NONE,
    /** The body has not stated it: nothing is promised, and whoever may refund there decides. */
    UNSTATED;

    @JsonCreator
    static FeeReturn of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
