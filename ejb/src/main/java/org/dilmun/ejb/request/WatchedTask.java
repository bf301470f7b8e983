package org.dilmun.ejb.request;

import java.time.LocalDate;

/**
 * A task whose last day has passed and whose step says what happens then.
 *
 * @param id of the task
 * @param requestId of its case
 */
public record WatchedTask(long id, long requestId, LocalDate dueOn) {

    /** Before the first of all. */
    static final WatchedTask START = new WatchedTask(0, 0, LocalDate.of(1, 1, 1));
}
