package org.dilmun.domain.school.results;

import java.util.Locale;

/** How an exam ended for a candidate. */
public enum ResultStatus {
    PASS,
    /** So few courses are failed that they may be sat again before the next school year. */
    SECOND_SITTING,
    REPEAT,
    /** Came to no final exam, without an excuse. */
    ABSENT,
    /** The school keeps the result back. */
    WITHHELD,
    /** Something that belongs to the result is missing. */
    INCOMPLETE;

    /** @return as texts and the API name it: {@code second-sitting} */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
