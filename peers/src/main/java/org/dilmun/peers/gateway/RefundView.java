package org.dilmun.peers.gateway;

/** What the merchant learns about a refund. */
record RefundView(
        String refundId,
        String sessionId,
        String merchantReference,
        Refund.Status status,
        long amountMinor,
        String currency,
        String rrn) {

    static RefundView of(Refund refund) {
        return new RefundView(
                refund.id(),
                refund.sessionId(),
                refund.order().merchantReference(),
                refund.status(),
                refund.order().amountMinor(),
                refund.currency(),
                refund.rrn());
    }
}
