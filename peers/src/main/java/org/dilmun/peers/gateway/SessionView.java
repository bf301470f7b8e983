package org.dilmun.peers.gateway;

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

    static SessionView of(Session session) {
        Authorisation authorisation = session.authorisation();
        TestCard card = authorisation.card();
        return new SessionView(
                session.id(),
                session.order().merchantReference(),
                session.status(),
                session.order().amountMinor(),
                session.order().currency(),
                authorisation.rrn(),
                authorisation.authCode(),
                card == null ? null : card.maskedPan(),
                card == null ? null : card.scheme(),
                authorisation.declineCode(),
                session.refundedMinor());
    }
}
