package org.dilmun.ejb.audit;

import java.util.Map;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.audit.AuditEvent;
import org.dilmun.domain.audit.AuditEvent.Outcome;
import org.dilmun.domain.audit.UnsealedEvent;
import org.dilmun.ejb.access.Caller;
import org.dilmun.ejb.country.RealClock;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;
import org.dilmun.ejb.persistence.Ids;
import org.dilmun.ejb.persistence.TrialRun;

/** Writes the audit trail, for whoever calls. */
@Stateless
@Interceptors(AgainAfterDeadlock.class)
public class Audit {

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Inject
    RealClock clock;

    @Inject
    Ids ids;

    @Inject
    Caller caller;

    /** Part of the act's own transaction: the act and its trace stand or fall together. */
    public void record(String action, String object, Map<String, String> details) {
        write(caller.actor(), action, object, Outcome.DONE, details);
    }

    /** The same for an actor that may be a job of ours, which nobody calls. */
    public void record(Actor by, String action, String object, Map<String, String> details) {
        write(by, action, object, Outcome.DONE, details);
    }

    /** For what must survive the refusal that follows it. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void recordApart(String action, String object, Outcome outcome) {
        if (!TrialRun.isOn()) { // nobody is refused there in earnest
            write(caller.actor(), action, object, outcome, Map.of());
        }
    }

    private void write(Actor actor, String action, String object, Outcome outcome, Map<String, String> details) {
        var event = new AuditEvent(ids.next(), clock.instant(), actor, action, object, outcome, details);
        em.persist(event);
        em.persist(new UnsealedEvent(event.id()));
    }
}
