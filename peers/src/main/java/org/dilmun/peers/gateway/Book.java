package org.dilmun.peers.gateway;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;

/** All sessions, refunds and deliveries in their present version. Changes happen one after another. */
final class Book implements Closeable {

    private final Map<String, Session> sessions = new ConcurrentHashMap<>();
    private final Map<String, String> sessionIds = new ConcurrentHashMap<>();
    private final Map<String, Refund> refunds = new ConcurrentHashMap<>();
    private final Map<String, Delivery> openDeliveries = new ConcurrentHashMap<>();
    private final Journal journal;

    Book(Path file) {
        this.journal = Journal.open(file, this::apply);
    }

    Optional<Session> findSession(String id) {
        return Optional.ofNullable(sessions.get(id));
    }

    Optional<Session> findSessionByReference(String merchantReference) {
        return Optional.ofNullable(sessionIds.get(merchantReference)).flatMap(this::findSession);
    }

    Optional<Refund> findRefund(String merchantReference) {
        return Optional.ofNullable(refunds.get(merchantReference));
    }

    List<Session> listOpenSessions() {
        return sessions.values().stream()
                .filter(session -> session.status().isOpen())
                .toList();
    }

    List<Delivery> listOpenDeliveries() {
        return List.copyOf(openDeliveries.values());
    }

    /** How many retrieval reference numbers are given out. */
    long countReferenceNumbers() {
        return refunds.size()
                + sessions.values().stream()
                        .filter(session -> session.authorisation().rrn() != null)
                        .count();
    }

    /** Runs one step while nothing else changes. */
    synchronized <T> T exclusively(Supplier<T> step) {
        return step.get();
    }

    /**
     * Changes a session.
     *
     * @param change gives the change of the present version, or empty to leave it as it is
     * @return what was changed
     * @throws Refusal if there is no such session
     */
    synchronized Optional<JournalEntry> change(String id, Function<Session, Optional<JournalEntry>> change) {
        Optional<JournalEntry> entry = change.apply(findSession(id).orElseThrow(Refusal::unknown));
        entry.ifPresent(this::record);
        return entry;
    }

    synchronized void record(JournalEntry entry) {
        journal.append(entry);
        apply(entry);
    }

    @Override
    public synchronized void close() throws IOException {
        journal.close();
    }

    private void apply(JournalEntry entry) {
        Session session = entry.session();
        if (session != null) {
            sessions.put(session.id(), session);
            sessionIds.put(session.order().merchantReference(), session.id());
        }
        if (entry.refund() != null) {
            refunds.put(entry.refund().order().merchantReference(), entry.refund());
        }
        for (Delivery delivery : entry.deliveries()) {
            if (delivery.closed()) {
                openDeliveries.remove(delivery.id());
            } else {
                openDeliveries.put(delivery.id(), delivery);
            }
        }
    }
}
