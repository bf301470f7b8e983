package org.dilmun.domain.school.results;

import java.util.Locale;

/** Where the correction of a result stands. */
public enum CorrectionState {
    PROPOSED,
    APPROVED,
    REFUSED;

    /** @return as texts name it: {@code proposed} */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
