package org.dilmun.ejb.analytics;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import org.dilmun.domain.analytics.Figure;
import org.dilmun.domain.ledger.ChartAccount;
import org.dilmun.domain.ledger.EntryKind;
import org.dilmun.domain.request.Task;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;

/** Counts what the figures of the moment say: the work and the money of each body, and what is most used. */
@Stateless
@Interceptors(AgainAfterDeadlock.class)
public class FigureQueries {

    private static final Duration LATELY = Duration.ofDays(30);

    /**
     * The rule of what is most used: an application weighs as much as ten visits. Most visits end in no application; and a
     * service that nobody can apply for here is used by being read.
     */
    private static final int WEIGHT_OF_AN_APPLICATION = 10;

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Inject
    UsageQueries usage;

    @Inject
    Country country;

    /** @return all figures as of that moment; what is zero may be missing */
    public List<Figure> compute(Instant asOf) {
        LocalDate today = country.day(asOf);
        var figures = new Tally();
        addTasks(figures, Figure.Name.PENDING, "", Map.of());
        addTasks(figures, Figure.Name.OVERDUE, " and t.dueOn < :today", Map.of("today", today));
        addTasks(figures, Figure.Name.DUE_TODAY, " and t.dueOn = :today", Map.of("today", today));
        moved(EntryKind.CAPTURE, "credit", today)
                .forEach((body, minor) -> figures.add(Figure.Name.COLLECTED, body, minor));
        moved(EntryKind.REFUND_OWED, "debit", today)
                .forEach((body, minor) -> figures.add(Figure.Name.REFUNDED, body, minor));
        moved(EntryKind.REFUND_REVERSED, "credit", today)
                .forEach((body, minor) -> figures.add(Figure.Name.REFUNDED, body, -minor));
        addSubmitted(figures, asOf);
        usage.addVisits(figures, today);
        return figures.figures();
    }

    /** Each state is asked by itself and joined to the bodies, because the index of tasks begins with body and state. */
    private void addTasks(Tally figures, Figure.Name name, String condition, Map<String, Object> parameters) {
        for (Task.State state : Task.State.values()) {
            if (state.pending()) {
                var query = em.createQuery(
                                "select b.id, count(t) from GovernmentBody b, Task t"
                                        + " where t.bodyId = b.id and t.state = :state" + condition + " group by b.id",
                                Object[].class)
                        .setParameter("state", state);
                parameters.forEach(query::setParameter);
                byBody(query.getResultList()).forEach((body, count) -> figures.add(name, body, count));
            }
        }
    }

    /** @return minor units that such entries of that day moved on that side of what we owe each body */
    private Map<Long, Long> moved(EntryKind kind, String side, LocalDate day) {
        return byBody(em.createQuery(
                        "select p." + side + "BodyId, sum(p.amount.minor) from Posting p join p.entry e"
                                + " where e.kind = :kind and e.bookedAt >= :from and e.bookedAt < :until"
                                + " and p." + side + " = :payable and p.amount.currency = :currency"
                                + " group by p." + side + "BodyId",
                        Object[].class)
                .setParameter("kind", kind)
                .setParameter("from", day.atStartOfDay(country.zone()).toInstant())
                .setParameter(
                        "until", day.plusDays(1).atStartOfDay(country.zone()).toInstant())
                .setParameter("payable", ChartAccount.BODIES_PAYABLE)
                .setParameter("currency", country.currency().getCode())
                .getResultList());
    }

    private static Map<Long, Long> byBody(List<Object[]> rows) {
        var numbers = new HashMap<Long, Long>();
        rows.forEach(row -> numbers.put((Long) row[0], ((Number) row[1]).longValue()));
        return numbers;
    }

    /** An appeal is no use of a service, and neither is a correction. */
    private void addSubmitted(Tally figures, Instant asOf) {
        em.createQuery(
                        "select r.bodyId, r.serviceCode, count(r) from Request r"
                                + " where r.submittedAt > :since and r.appealOf is null and r.correctionOf is null"
                                + " group by r.bodyId, r.serviceCode",
                        Object[].class)
                .setParameter("since", asOf.minus(LATELY))
                .getResultStream()
                .forEach(row -> {
                    long count = ((Number) row[2]).longValue();
                    figures.add(Figure.Name.SUBMITTED, (Long) row[0], (String) row[1], count);
                    figures.add(Figure.Name.USED, (Long) row[0], (String) row[1], count * WEIGHT_OF_AN_APPLICATION);
                });
    }
}
