package org.dilmun.peers.gateway;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.annotation.JsonValue;

/** Life of a session: created, perhaps pending while the card holder proves who he is, then one of four ends. */
enum SessionStatus {
    CREATED,
    PENDING,
    CAPTURED,
    DECLINED,
    CANCELLED,
    EXPIRED;

    private static final Set<SessionStatus> FROM_OPEN = EnumSet.complementOf(EnumSet.of(CREATED));
    private static final Map<SessionStatus, Set<SessionStatus>> MOVES = Map.of(CREATED, FROM_OPEN, PENDING, FROM_OPEN);

    boolean mayBecome(SessionStatus next) {
        return MOVES.getOrDefault(this, Set.of()).contains(next);
    }

    boolean isOpen() {
        return MOVES.containsKey(this);
    }

    /** The word of the merchant's API. */
    @JsonValue
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
