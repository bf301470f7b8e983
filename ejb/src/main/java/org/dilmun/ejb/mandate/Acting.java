package org.dilmun.ejb.mandate;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;

import org.dilmun.domain.kernel.NotFound;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.party.Person;
import org.dilmun.ejb.access.Access;
import org.dilmun.ejb.access.Caller;
import org.dilmun.ejb.audit.Audit;
import org.dilmun.ejb.identity.Accounts;
import org.dilmun.ejb.identity.credential.ProofNeeded;
import org.dilmun.ejb.party.MandateEnded;
import org.dilmun.ejb.party.Mandates;
import org.dilmun.ejb.party.Mandates.Standing;
import org.dilmun.ejb.party.People;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;

/** The switch: in whose name somebody acts in a session, on any node, until they switch back or the mandate ends. */
@Stateless
@Interceptors(AgainAfterDeadlock.class)
public class Acting {

    @Inject
    Access access;

    @Inject
    Caller caller;

    @Inject
    Accounts accounts;

    @Inject
    Mandates mandates;

    @Inject
    People people;

    @Inject
    Audit audit;

    /** @return by which the caller may act for others today, the oldest first, in whosever name they act now */
    public List<Standing> choices() {
        return caller.actor().isPerson() ? mandates.heldBy(caller.actor().id()) : List.of();
    }

    /** @return in whose name the caller acts; empty: in their own */
    public Optional<Person> principal() {
        return caller.actor().actsForAnother()
                ? Optional.of(people.get(caller.actor().principal()))
                : Optional.empty();
    }

    /** @return in whose name the caller acted until the mandate ended, and has not been told of it since; empty: in nobody's */
    public Optional<Person> lost() {
        return caller.lostMandate().flatMap(mandates::find).map(Standing::grantor);
    }

    /**
     * From the next request on the caller acts by that mandate, be it that they act by another one now.
     *
     * @param token of the caller's session
     * @throws NotFound if they hold none of that reference
     * @throws MandateEnded if it does not hold today
     */
    public void begin(String token, Reference mandate) {
        long self = access.requirePersonOrAgent().id();
        Standing standing = mandates.lock(mandate);
        if (!standing.mandate().isFor(self)) {
            throw new NotFound("mandate", mandate);
        }
        if (!standing.isInForce()) {
            throw new MandateEnded();
        }
        accounts.session(token)
                .orElseThrow(ProofNeeded::new)
                .actBy(standing.mandate().id());
        audit.record("mandate.act", mandate.value(), Map.of());
    }

    /** From the next request on the caller acts in their own name. */
    public void end(String token) {
        access.requirePersonOrAgent();
        accounts.session(token).orElseThrow(ProofNeeded::new).actForOneself();
    }
}
