package org.dilmun.ejb.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import jakarta.ejb.Stateless;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import org.dilmun.domain.outbox.OutboxMessage;
import org.dilmun.domain.outbox.OutboxState;
import org.dilmun.ejb.operations.Diagnostic;
import org.dilmun.ejb.operations.Diagnostic.State;
import org.dilmun.ejb.operations.Diagnostic.Unit;
import org.dilmun.ejb.operations.DiagnosticSource;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;

/** What waits in the outbox, and how long the oldest of each lane does. What was delivered is in a table of its own. */
@Stateless
@Interceptors(AgainAfterDeadlock.class)
public class OutboxDiagnostics implements DiagnosticSource {

    private static final long MANY = 1_000;
    private static final Duration OLD = Duration.ofMinutes(10);
    private static final Duration VERY_OLD = Duration.ofHours(2);

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Override
    public List<Diagnostic> read(Instant now) {
        var list = new ArrayList<Diagnostic>();
        for (Object[] lane : lanes(OutboxState.WAITING)) {
            String name = (String) lane[0];
            long waiting = (Long) lane[1];
            OutboxMessage first = em.find(OutboxMessage.class, lane[2]);
            Instant oldest = first == null ? now : first.createdAt(); // it has left meanwhile
            long age = Math.max(0, Duration.between(oldest, now).toSeconds());
            list.add(Diagnostic.count("outbox", name, State.rising(waiting, MANY, 10 * MANY), waiting));
            list.add(new Diagnostic(
                    "outbox-age",
                    name,
                    State.rising(age, OLD.toSeconds(), VERY_OLD.toSeconds()),
                    age,
                    Unit.SECONDS,
                    oldest,
                    ""));
        }
        if (list.isEmpty()) {
            list.add(Diagnostic.count("outbox", "", State.OK, 0));
        }
        long failed = lanes(OutboxState.FAILED).stream()
                .mapToLong(lane -> (Long) lane[1])
                .sum();
        list.add(Diagnostic.count("outbox-failed", "", State.rising(failed, 1, 1), failed));
        return list;
    }

    /** @return of each lane that has some: its name, how many and the oldest, since ids follow time */
    private List<Object[]> lanes(OutboxState state) {
        return em.createQuery(
                        "select m.lane, count(m), min(m.id) from OutboxMessage m where m.state = :state"
                                + " group by m.lane order by m.lane",
                        Object[].class)
                .setParameter("state", state)
                .getResultList();
    }
}
