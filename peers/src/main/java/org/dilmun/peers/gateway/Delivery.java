package org.dilmun.peers.gateway;

import java.time.Duration;
import java.time.Instant;

/**
 * One webhook on its way to the merchant, sent until it is received or given up.
 *
 * @param id of this delivery; several may carry the same event
 * @param body the event as JSON, the same at each try
 * @param due when to send next
 * @param tries how often it was sent
 * @param closed received, or given up
 */
record Delivery(String id, String url, String body, Instant due, int tries, boolean closed) {

    static final int MOST_TRIES = 8;

    Delivery received() {
        return new Delivery(id, url, body, due, tries + 1, true);
    }

    /** @param base wait after the first try; doubles with each further one */
    Delivery failed(Instant now, Duration base) {
        return new Delivery(
                id, url, body, now.plus(base.multipliedBy(1L << tries)), tries + 1, tries + 1 >= MOST_TRIES);
    }
}
