package org.dilmun.domain.directory;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** For whom a service is. */
public enum Audience {
    CITIZEN,
    RESIDENT,
    BUSINESS,
    VISITOR,
    GOVERNMENT;

    @JsonCreator
    public static Audience of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
