package org.dilmun.domain.payment;

import java.util.Map;
import java.util.Set;

/** Where a payment order stands. */
public enum OrderStatus {
    OPEN,
    PAID,
    /** The payer has got everything back. */
    REFUNDED,
    /** Nobody paid in time. */
    EXPIRED,
    CANCELLED;

    private static final Map<OrderStatus, Set<OrderStatus>> MOVES =
            Map.of(OPEN, Set.of(PAID, EXPIRED, CANCELLED), PAID, Set.of(REFUNDED));

    public boolean mayBecome(OrderStatus next) {
        return MOVES.getOrDefault(this, Set.of()).contains(next);
    }
}
