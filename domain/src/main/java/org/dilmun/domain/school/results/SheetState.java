package org.dilmun.domain.school.results;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Where a sheet of results stands. */
public enum SheetState {
    /** Read to its end; a second person has to look at it. */
    UPLOADED,
    /** Will be public, or is, from its minute on. */
    APPROVED,
    /** Was taken back; nobody sees it any more. */
    WITHDRAWN,
    /** Never counted, and its results are deleted. */
    DISCARDED;

    private static final Map<SheetState, Set<SheetState>> MOVES =
            Map.of(UPLOADED, Set.of(APPROVED, DISCARDED), APPROVED, Set.of(WITHDRAWN));

    public boolean mayBecome(SheetState next) {
        return MOVES.getOrDefault(this, Set.of()).contains(next);
    }

    /** @return as texts name it: {@code uploaded} */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
