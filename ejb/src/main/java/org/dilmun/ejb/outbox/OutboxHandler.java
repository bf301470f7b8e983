package org.dilmun.ejb.outbox;

import org.dilmun.domain.outbox.OutboxMessage;

/** Delivers the messages of one lane. */
public interface OutboxHandler {

    String lane();

    /**
     * Runs outside any transaction, may get a message again, and fails by an exception.
     *
     * @throws NotNow if the message has to wait without counting as tried
     */
    void deliver(OutboxMessage message);
}
