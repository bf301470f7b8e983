package org.dilmun.peers.gateway;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;

/** What one step changed, in one line, so that a broken-off write leaves nothing half done. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record JournalEntry(Session session, Refund refund, List<Delivery> deliveries) {

    JournalEntry {
        deliveries = deliveries == null ? List.of() : List.copyOf(deliveries);
    }

    static JournalEntry of(Session session, List<Delivery> deliveries) {
        return new JournalEntry(session, null, deliveries);
    }

    static JournalEntry of(Session session) {
        return of(session, List.of());
    }

    static JournalEntry of(Session session, Refund refund) {
        return new JournalEntry(session, refund, List.of());
    }

    static JournalEntry of(Delivery delivery) {
        return new JournalEntry(null, null, List.of(delivery));
    }
}
