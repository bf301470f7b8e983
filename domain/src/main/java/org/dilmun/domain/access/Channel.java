package org.dilmun.domain.access;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** The way by which a person reaches a service, and an act reaches us. */
public enum Channel {
    PORTAL,
    MOBILE,
    KIOSK,
    COUNTER,
    PHONE,
    API,
    SYSTEM;

    @JsonCreator
    static Channel of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }

    /** @return as descriptors and the API write it: {@code portal} */
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
