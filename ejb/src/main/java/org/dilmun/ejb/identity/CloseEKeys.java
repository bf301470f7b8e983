package org.dilmun.ejb.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.dilmun.domain.outbox.OutboxMessage;
import org.dilmun.ejb.outbox.OutboxHandler;
import org.dilmun.ejb.register.Departures;

/** Closes the eKey of who has died or left the country for good. */
@ApplicationScoped
public class CloseEKeys implements OutboxHandler {

    @Inject
    Accounts accounts;

    @Override
    public String lane() {
        return Departures.LANE;
    }

    @Override
    public void deliver(OutboxMessage message) {
        accounts.closeOfDeparted(
                Long.parseLong(message.subject()), message.payload().get("cause"));
    }
}
