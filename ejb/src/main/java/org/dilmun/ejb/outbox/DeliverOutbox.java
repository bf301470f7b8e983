package org.dilmun.ejb.outbox;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.ejb.Asynchronous;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;

import org.dilmun.domain.outbox.OutboxMessage;

/** Delivers what is due, lane by lane. Runs on every node; a claimed message is delivered by one. */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class DeliverOutbox {

    private static final System.Logger LOG = System.getLogger(DeliverOutbox.class.getName());

    @Inject
    Outbox outbox;

    @Inject
    @Any
    Instance<OutboxHandler> handlers;

    /** Lanes that a thread of this node is delivering. */
    private final Set<String> busy = ConcurrentHashMap.newKeySet();

    /** Delivers until nothing of the lane is due; leaves it to the thread that is at it already. */
    @Asynchronous
    public void deliverLane(String lane) {
        if (!busy.add(lane)) {
            return;
        }
        try {
            boolean some = true;
            while (some) {
                some = deliverDue(lane);
            }
        } finally {
            busy.remove(lane);
        }
    }

    /** @return whether this node had something to deliver: what follows it may be due now */
    private boolean deliverDue(String lane) {
        boolean some = false;
        for (long id : outbox.due(lane)) {
            Optional<OutboxMessage> claimed = outbox.claim(id);
            claimed.ifPresent(this::deliver);
            some |= claimed.isPresent();
        }
        return some;
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
