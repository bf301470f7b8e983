package org.dilmun.ejb.request;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.dilmun.domain.request.Task;

/**
 * A page of tasks, in the order that was asked for.
 *
 * @param more whether others follow
 */
public record Inbox(List<TaskRow> rows, boolean more) {

    /**
     * What is looked for; each part may be null: any. Days are inclusive.
     *
     * @param escalated whether only what was escalated to the supervisors
     */
    public record Filter(String serviceCode, Holder holder, LocalDate dueUntil, boolean escalated) {

        public static final Filter ANY = new Filter(null, null, null);

        /** Whether escalated or not. */
        public Filter(String serviceCode, Holder holder, LocalDate dueUntil) {
            this(serviceCode, holder, dueUntil, false);
        }

        Filter heldBy(Holder other) {
            return new Filter(serviceCode, other, dueUntil, escalated);
        }
    }

    /** Who has the tasks that are looked for. */
    public enum Holder {
        ME,
        NOBODY
    }

    /** By what tasks are ordered; ties by id. */
    public enum Order {
        /** The most urgent first. */
        DUE,
        /** The one that has waited longest first. */
        RECEIVED
    }

    /** Place in each order of tasks, after which the next page begins. */
    public record Cursor(LocalDate dueOn, Instant receivedAt, long id) implements Serializable {

        private static final long serialVersionUID = 1L;

        /** Before the first task of all. */
        public static final Cursor START = new Cursor(LocalDate.of(1, 1, 1), Instant.EPOCH, 0);

        static Cursor of(Task task) {
            return new Cursor(task.storedDueOn(), task.createdAt(), task.id());
        }
    }

    /** @return where the next page begins; empty after the last */
    public Optional<Cursor> next() {
        if (!more) {
            return Optional.empty();
        }
        TaskRow last = rows.get(rows.size() - 1);
        return Optional.of(new Cursor(last.storedDueOn(), last.receivedAt(), last.id()));
    }
}
