package org.dilmun.ejb.analytics;

import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Counts in memory, by what is counted. When there is room for no further key, what comes is counted under a coarser one,
 * of which there are few: memory is bounded, and no count is lost.
 */
final class PendingCounts<K> {

    private final int most;
    private final UnaryOperator<K> coarser;
    private Map<K, Long> counts = new HashMap<>();

    PendingCounts(int most, UnaryOperator<K> coarser) {
        this.most = most;
        this.coarser = coarser;
    }

    synchronized void add(K key, long times) {
        boolean room = counts.containsKey(key) || counts.size() < most;
        counts.merge(room ? key : coarser.apply(key), times, Long::sum);
    }

    /** Hands all of them out; from here on the caller has them, or adds them again. */
    synchronized Map<K, Long> take() {
        Map<K, Long> taken = counts;
        counts = new HashMap<>();
        return taken;
    }
}
