package org.dilmun.domain.memo;

import java.util.Locale;

/** How far a memo is. */
public enum MemoState {
    /** Written, and waits for whoever signs it. */
    DRAFT,
    /** Given back to its author before it was sent. */
    RETURNED,
    SENT,
    /** Taken back after it was sent and before it was read. */
    WITHDRAWN,
    /** Given up before it was sent. */
    DISCARDED;

    /** @return whether it can still change */
    public boolean isUnsent() {
        return this == DRAFT || this == RETURNED;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
