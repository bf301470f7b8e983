package org.dilmun.domain.directory;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

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

    /** @return empty if there is none of that name */
    public static Optional<FeeReturn> named(String name) {
        return Stream.of(values()).filter(known -> known.name().equals(name)).findFirst();
    }

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
