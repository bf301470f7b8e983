package org.dilmun.domain.payment;

import java.util.Map;
import java.util.Set;

/** Where one try to pay stands. */
public enum AttemptStatus {
    /** Written down before the gateway hears of it. */
    CREATED,
    /** The payer is at the gateway's page. */
    PENDING,
    CAPTURED,
    DECLINED,
    CANCELLED,
    EXPIRED,
    /** The gateway does not say; it is asked again on a schedule. */
    UNKNOWN;

    private static final Set<AttemptStatus> ENDS = Set.of(CAPTURED, DECLINED, CANCELLED, EXPIRED);
    private static final Map<AttemptStatus, Set<AttemptStatus>> MOVES = Map.of(
            CREATED, Set.of(PENDING, CAPTURED, DECLINED, CANCELLED, EXPIRED, UNKNOWN),
            PENDING, Set.of(CAPTURED, DECLINED, CANCELLED, EXPIRED, UNKNOWN),
            UNKNOWN, ENDS);

    public boolean mayBecome(AttemptStatus next) {
        return MOVES.getOrDefault(this, Set.of()).contains(next);
    }

    /** @return whether money may still be taken by it */
    public boolean undecided() {
        return !ENDS.contains(this);
    }
}
