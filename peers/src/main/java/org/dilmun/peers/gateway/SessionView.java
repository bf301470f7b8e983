package org.dilmun.peers.gateway;

import java.util.Optional;

/** What the merchant learns about a session, by inquiry and in webhooks. */
record SessionView(
        String sessionId,
        String merchantReference,
        SessionStatus status,
        long amountMinor,
        String currency,
        String rrn,
        String authCode,
        String maskedPan,
        String scheme,
        String declineCode,
        long refundedMinor) {

    /** As it was before it was decided. */
    static SessionView before(Session session) {
        SessionView now = of(session);
        return new SessionView(
                now.sessionId,
                now.merchantReference,
                SessionStatus.PENDING,
                now.amountMinor,
                now.currency,
                null,
                null,
                now.maskedPan,
                now.scheme,
                null,
                0);
    }

    static SessionView of(Session session) {
        Authorisation authorisation = session.authorisation();
        Optional<Instrument> paysWith = authorisation.instrument();
        return new SessionView(
                session.id(),
                session.order().merchantReference(),
                session.status(),
                session.takenMinor(),
                session.order().currency(),
                authorisation.rrn(),
                authorisation.authCode(),
                paysWith.map(Instrument::masked).orElse(null),
                paysWith.map(Instrument::scheme).orElse(null),
                authorisation.declineCode(),
                session.refundedMinor());
    }
}
