package org.dilmun.ejb.analytics;

import java.time.LocalDate;

/**
 * What happened to somebody's application, counted to see where people give up. Who they are is no part of it.
 *
 * @param page id of a page of the form, or of its review; empty where it is the whole application
 */
record FormEvent(LocalDate day, String service, String page, Kind kind) {

    /** What happened. */
    enum Kind {
        /** An application was begun. */
        STARTED,
        /** A page of it was opened. */
        OPENED,
        /** Somebody went on from that page. */
        PASSED
    }

    FormEvent withoutPage() {
        return new FormEvent(day, service, "", kind);
    }
}
