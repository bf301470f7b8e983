package org.dilmun.domain.payment;

import java.util.Map;
import java.util.Set;

/** Where a refund stands. */
public enum RefundStatus {
    REQUESTED,
    DONE,
    REFUSED,
    /** The gateway does not say; it is asked again on a schedule. */
    UNKNOWN;

    private static final Map<RefundStatus, Set<RefundStatus>> MOVES =
            Map.of(REQUESTED, Set.of(DONE, REFUSED, UNKNOWN), UNKNOWN, Set.of(DONE, REFUSED));

    public boolean mayBecome(RefundStatus next) {
        return MOVES.getOrDefault(this, Set.of()).contains(next);
    }
}
