package org.dilmun.peers.gateway;

import java.time.Instant;

/**
 * One attempt of a payer to pay an order on the hosted pages. Immutable: each verb gives the next version.
 *
 * @param id what the payer's browser and the merchant call it; cannot be guessed
 * @param wrongCodes one-time codes entered in vain
 * @param silentAsks inquiries yet to be answered with silence
 * @param refundedMinor sum of the refunds carried out
 * @param sentMinor what the payer sent, where payers may send what they like; null: what was asked for
 */
record Session(
        String id,
        SessionRequest order,
        Instant expiresAt,
        SessionStatus status,
        Authorisation authorisation,
        int wrongCodes,
        int silentAsks,
        long refundedMinor,
        Long sentMinor) {

    static Session open(String id, SessionRequest order, Instant now) {
        return new Session(
                id,
                order,
                now.plusSeconds(order.expiresInSeconds()),
                SessionStatus.CREATED,
                Authorisation.NONE,
                0,
                0,
                0,
                null);
    }

    boolean isOverdue(Instant now) {
        return status.isOpen() && !now.isBefore(expiresAt);
    }

    /** Whether the payer's browser gets no answer on what became of the payment. */
    boolean isSilent() {
        return authorisation.has(Trait.SILENT);
    }

    /** The issuer wants a one-time code from the card holder. */
    Session challenged(TestCard card) {
        return move(SessionStatus.PENDING, Authorisation.undecided(card), 0);
    }

    /** @param asks inquiries that shall fail before one tells the outcome */
    Session decided(Authorisation decision, int asks) {
        boolean approved = decision.declineCode() == null;
        return move(approved ? SessionStatus.CAPTURED : SessionStatus.DECLINED, decision, asks);
    }

    Session cancelled() {
        return move(SessionStatus.CANCELLED, authorisation, 0);
    }

    Session expired() {
        return move(SessionStatus.EXPIRED, authorisation, 0);
    }

    Session withWrongCode() {
        return new Session(
                id, order, expiresAt, status, authorisation, wrongCodes + 1, silentAsks, refundedMinor, sentMinor);
    }

    /** One inquiry has been answered with silence. */
    Session asked() {
        return new Session(
                id, order, expiresAt, status, authorisation, wrongCodes, silentAsks - 1, refundedMinor, sentMinor);
    }

    /** The payer sends that much. */
    Session sending(long minor) {
        return new Session(id, order, expiresAt, status, authorisation, wrongCodes, silentAsks, refundedMinor, minor);
    }

    /** What is taken if the payment is approved. */
    long takenMinor() {
        return sentMinor == null ? order.amountMinor() : sentMinor;
    }

    /** @throws Refusal if more would be refunded than was captured */
    Session refunded(long amountMinor) {
        if (amountMinor > refundableMinor()) {
            throw Refusal.moreThanCaptured();
        }
        return new Session(
                id,
                order,
                expiresAt,
                status,
                authorisation,
                wrongCodes,
                silentAsks,
                refundedMinor + amountMinor,
                sentMinor);
    }

    private long refundableMinor() {
        return status == SessionStatus.CAPTURED ? takenMinor() - refundedMinor : 0;
    }

    private Session move(SessionStatus next, Authorisation decision, int asks) {
        if (!status.mayBecome(next)) {
            throw new IllegalStateException("session %s is %s and cannot become %s".formatted(id, status, next));
        }
        return new Session(id, order, expiresAt, next, decision, wrongCodes, asks, refundedMinor, sentMinor);
    }
}
