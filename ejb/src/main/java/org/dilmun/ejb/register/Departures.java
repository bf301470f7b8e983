package org.dilmun.ejb.register;

import java.time.LocalDate;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.dilmun.domain.party.Person;
import org.dilmun.ejb.outbox.Outbox;

/** Tells, once what says so is committed, that somebody has died or left the country for good. */
@ApplicationScoped
public class Departures {

    /** Subject and receiver of a message are the party id: what becomes of one person comes in order. */
    public static final String LANE = "departure";

    @Inject
    Outbox outbox;

    /** In the transaction of whoever has changed it; nothing for who has come back. */
    public void tell(Person person) {
        if (!person.present()) {
            String id = Long.toString(person.id());
            String cause = person.alive() ? "departed" : "died";
            LocalDate since = person.alive() ? person.departedOn() : person.diedOn();
            outbox.add(LANE, id + "/" + cause + "/" + since, LANE, id, Map.of("cause", cause));
        }
    }
}
