package org.dilmun.ejb.persistence;

import java.time.Duration;

/** Work that comes again and again and that one node at a time does. Its timer runs on every node and leaves it to {@link Jobs}. */
public interface Job {

    /** @return its row in {@code job_lease} */
    String code();

    /** @return from one run to the next, if all is well; a day for what is done at night */
    default Duration pace() {
        return Duration.ofDays(1);
    }

    /** @return how long a node that dies at it holds the others up */
    default Duration lease() {
        return Duration.ofMinutes(10);
    }

    /** Does all that is due. What it throws is noted for the operator; the next run tries again. */
    void work();
}
