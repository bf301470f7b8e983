package org.dilmun.domain.studio;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Where a draft stands between its owner and those who publish. */
public enum DraftState {
    /** Its owners write in it. */
    OPEN,
    /** Nobody writes in it until somebody has judged it, or an owner has taken it back. */
    SUBMITTED,
    /** Approved, and published when its time comes. */
    APPROVED,
    PUBLISHED,
    /** Given up. */
    DISCARDED;

    private static final Map<DraftState, Set<DraftState>> MOVES = Map.of(
            OPEN, Set.of(SUBMITTED, DISCARDED),
            SUBMITTED, Set.of(OPEN, APPROVED, PUBLISHED),
            APPROVED, Set.of(OPEN, PUBLISHED));

    public boolean mayBecome(DraftState next) {
        return MOVES.getOrDefault(this, Set.of()).contains(next);
    }

    public boolean ended() {
        return !MOVES.containsKey(this);
    }

    /** @return as keys of texts have it */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
