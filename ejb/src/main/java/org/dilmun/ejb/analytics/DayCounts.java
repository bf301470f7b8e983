package org.dilmun.ejb.analytics;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** How many took how many days. */
final class DayCounts {

    private final NavigableMap<Integer, Long> counts = new TreeMap<>();
    private long all;

    void add(int days) {
        add(days, 1);
    }

    /** @param many of them took so long */
    void add(int days, long many) {
        counts.merge(days, many, Long::sum);
        all += many;
    }

    long all() {
        return all;
    }

    /**
     * So many tenths of them or more took at most so many days.
     *
     * @throws IllegalArgumentException if there are none
     */
    int within(int tenths) {
        long within = 0;
        for (Map.Entry<Integer, Long> took : counts.entrySet()) {
            within += took.getValue();
            if (within * 10 >= all * tenths) {
                return took.getKey();
            }
        }
        throw new IllegalArgumentException("there are none");
    }
}
