package org.dilmun.domain.school.results;

import java.math.RoundingMode;
import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** How an average becomes what is printed. Countries, and universities of one country, differ in it. */
public enum Rounding {
    /** To the nearest, a half away from zero: 86.25 becomes 86.3. */
    HALF_UP(RoundingMode.HALF_UP),
    /** What comes behind is left out: 86.29 becomes 86.2. */
    TRUNCATE(RoundingMode.DOWN);

    private final RoundingMode mode;

    Rounding(RoundingMode mode) {
        this.mode = mode;
    }

    @JsonCreator
    static Rounding of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** @return as the country's data write it: {@code half-up} */
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public RoundingMode mode() {
        return mode;
    }
}
