package org.dilmun.domain.directory;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Whether somebody who applies again for the same is asked first if they mean it. */
public enum Duplicates {
    WARNED,
    /** Nobody is asked: people apply for this again and again, as for a reading of a meter. */
    ALLOWED;

    @JsonCreator
    static Duplicates of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
