package org.dilmun.domain.identity;

import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.MappedSuperclass;

/** What all nodes have allowed a caller together in the window that was open last. */
@MappedSuperclass
public abstract class Allowance {

    @Column(name = "window_start", nullable = false)
    private Instant windowStart = Instant.EPOCH;

    @Column(name = "calls", nullable = false)
    private int calls;

    /**
     * Allows some calls of a window.
     *
     * @param window its beginning; one that is over already, by the clock of a node that is behind, gets nothing
     * @param limit calls of a window
     * @return how many, at most those wanted
     */
    public int take(Instant window, int wanted, int limit) {
        if (window.isBefore(windowStart)) {
            return 0;
        }
        if (window.isAfter(windowStart)) {
            windowStart = window;
            calls = 0;
        }
        int allowed = Math.max(0, Math.min(wanted, limit - calls));
        calls += allowed;
        return allowed;
    }

    /** @return calls that nobody has taken yet */
    public int left(int limit) {
        return Math.max(0, limit - calls);
    }
}
