package org.dilmun.ejb.request;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A page of tasks, the most urgent first.
 *
 * @param more whether others follow
 */
public record Inbox(List<TaskRow> rows, boolean more) {

    /** What is looked for; each part may be null: any. */
    public record Filter(String serviceCode, Holder holder, LocalDate dueUntil) {

        public static final Filter ANY = new Filter(null, null, null);
    }

    /** Who has the tasks that are looked for. */
    public enum Holder {
        ME,
        NOBODY
    }

    /** Place in the order of tasks, after which the next page begins. */
    public record Cursor(LocalDate dueOn, long id) implements Serializable {

        private static final long serialVersionUID = 1L;

        /** Before the first task of all. */
        public static final Cursor START = new Cursor(LocalDate.of(1, 1, 1), 0);
    }

    /** @return where the next page begins; empty after the last */
    public Optional<Cursor> next() {
        if (!more) {
            return Optional.empty();
        }
        TaskRow last = rows.get(rows.size() - 1);
        return Optional.of(new Cursor(last.storedDueOn(), last.id()));
    }
}
