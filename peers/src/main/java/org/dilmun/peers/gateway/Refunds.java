package org.dilmun.peers.gateway;

/** Refunds of captured sessions, in whole or in parts. */
final class Refunds {

    private final Book book;
    private final Numbers numbers;

    Refunds(Book book, Numbers numbers) {
        this.book = book;
        this.numbers = numbers;
    }

    /**
     * Gives money back, once for each reference.
     *
     * @throws Refusal if the session is unknown, the reference is taken by another refund, more would be refunded than
     *     was captured, or the answer gets lost after the refund is done
     */
    Once<Refund> refund(String sessionId, RefundRequest order) {
        Once<Refund> refund = book.exclusively(() -> book.findRefund(order.merchantReference())
                .map(earlier -> repeat(earlier, sessionId, order))
                .orElseGet(() -> create(sessionId, order)));
        if (refund.created() && plays(sessionId, Trait.REFUND_SILENT)) {
            throw Refusal.answerLost();
        }
        return refund;
    }

    /** @throws Refusal if there is none of this reference */
    Refund inquire(String merchantReference) {
        return book.findRefund(merchantReference).orElseThrow(Refusal::unknown);
    }

    private Once<Refund> repeat(Refund earlier, String sessionId, RefundRequest order) {
        if (!earlier.answers(sessionId, order)) {
            throw Refusal.referenceTaken();
        }
        return Once.repeated(earlier);
    }

    private Once<Refund> create(String sessionId, RefundRequest order) {
        Session session = book.findSession(sessionId).orElseThrow(Refusal::unknown);
        Session less = session.refunded(order.amountMinor());
        boolean refused = plays(sessionId, Trait.REFUND_REFUSED);
        Refund refund = new Refund(
                numbers.id(),
                sessionId,
                order,
                session.order().currency(),
                refused ? Refund.Status.REFUSED : Refund.Status.REFUNDED,
                numbers.rrn());
        book.record(JournalEntry.of(refused ? session : less, refund));
        return Once.created(refund);
    }

    private boolean plays(String sessionId, Trait trait) {
        return book.findSession(sessionId).orElseThrow().authorisation().has(trait);
    }
}
