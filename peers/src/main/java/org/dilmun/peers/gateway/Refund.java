package org.dilmun.peers.gateway;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Money given back to the card, in whole or in part.
 *
 * @param rrn retrieval reference number, 12 digits
 */
record Refund(String id, String sessionId, RefundRequest order, String currency, Status status, String rrn) {

    enum Status {
        REFUNDED,
        REFUSED;

        /** The word of the merchant's API. */
        @JsonValue
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    boolean answers(String session, RefundRequest again) {
        return sessionId.equals(session) && order.equals(again);
    }
}
