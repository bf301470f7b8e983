package org.dilmun.ejb.outbox;

import jakarta.ejb.Schedule;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;

import org.dilmun.domain.outbox.OutboxMessage;

/** Delivers what is due. Runs on every node; a claimed message is delivered by one. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class DeliverOutbox {

    private static final System.Logger LOG = System.getLogger(DeliverOutbox.class.getName());

    @Inject
    Outbox outbox;

    @Inject
    @Any
    Instance<OutboxHandler> handlers;

    @Schedule(hour = "*", minute = "*", second = "*/5", persistent = false, info = "outbox")
    public void run() {
        for (long id : outbox.due()) {
            outbox.claim(id).ifPresent(this::deliver);
        }
    }

    private void deliver(OutboxMessage message) {
        try {
            handlers.stream()
                    .filter(handler -> handler.lane().equals(message.lane()))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("nobody serves lane " + message.lane()))
                    .deliver(message);
        } catch (NotNow e) {
            LOG.log(System.Logger.Level.WARNING, "message {0} waits: {1}", message.key(), e.getMessage());
            outbox.postponed(message.id(), e.getMessage());
            return;
        } catch (RuntimeException e) { // whatever it is, the message has to wait for its next attempt
            LOG.log(System.Logger.Level.WARNING, "message " + message.key() + " was not delivered", e);
            outbox.failed(message.id(), String.valueOf(e.getMessage()));
            return;
        }
        outbox.delivered(message.id());
    }
}
