package org.dilmun.domain.analytics;

import java.util.OptionalInt;

/** How many working days something has been lying, in bands, the youngest first. */
public enum AgeBand {
    UP_TO_TWO(OptionalInt.of(2)),
    UP_TO_FIVE(OptionalInt.of(5)),
    UP_TO_TEN(OptionalInt.of(10)),
    LONGER(OptionalInt.empty());

    private final OptionalInt most;

    AgeBand(OptionalInt most) {
        this.most = most;
    }

    /** @return working days at most; empty: as many as may be */
    public OptionalInt most() {
        return most;
    }
}
