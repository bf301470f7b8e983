package org.dilmun.ejb.payment;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import org.dilmun.domain.access.Permission;
import org.dilmun.domain.payment.PaymentOrder;
import org.dilmun.domain.payment.Refund;
import org.dilmun.domain.payment.RefundStatus;
import org.dilmun.domain.request.Request;
import org.dilmun.ejb.access.Caller;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;

/** Reads refunds for those who may order them. */
@Stateless
@Interceptors(AgainAfterDeadlock.class)
public class RefundQueries {

    /** Rows of the list at most: whatever is tried again makes room. */
    public static final int AT_MOST = 100;

    private static final String STUCK = "select r, o, q from Refund r, PaymentOrder o, Request q"
            + " where o.id = r.orderId and (r.inquiry.needsPeople = true or (r.status = :refused and not exists"
            + " (select l from Refund l where l.orderId = r.orderId and (l.attemptId = r.attemptId or r.attemptId is null)"
            + " and (l.requestId = r.requestId or (l.requestId is null and r.requestId is null)) and l.id > r.id)))"
            + " and o.purposeKind = :purpose and %s order by r.requestedAt, r.id";

    private static final String OF_CASE = "q.id = o.purposeId and o.bodyId in :bodies";
    private static final String OF_PART = "q.id = r.requestId and q.bodyId in :bodies";
    private static final String OF_JOURNEY = "r.requestId is null and o.bodyId in :bodies"
            + " and q.id = (select min(p.id) from Request p where p.journeyId = o.purposeId)";

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Inject
    Caller caller;

    /** A refund that needs people, with its order and its case; of an order for several, with one of them. */
    public record StuckRefund(Refund refund, PaymentOrder order, Request request) {}

    /**
     * Refunds of the caller's bodies that the gateway refused, or of which it never said what became of them, the oldest
     * first. A refusal that another refund has followed is none of them.
     */
    public List<StuckRefund> listStuck() {
        Set<Long> bodies = caller.actor().bodiesWith(Permission.REFUND);
        if (bodies.isEmpty()) {
            return List.of();
        }
        return Stream.of(
                        stuck(OF_CASE, RequestTill.PURPOSE, bodies),
                        stuck(OF_PART, RequestTill.JOURNEY, bodies),
                        stuck(OF_JOURNEY, RequestTill.JOURNEY, bodies))
                .flatMap(rows -> rows)
                .sorted(Comparator.comparing(
                                (StuckRefund stuck) -> stuck.refund().requestedAt())
                        .thenComparing(stuck -> stuck.refund().id()))
                .limit(AT_MOST)
                .toList();
    }

    private Stream<StuckRefund> stuck(String which, String purpose, Set<Long> bodies) {
        return em.createQuery(STUCK.formatted(which), Object[].class)
                .setParameter("purpose", purpose)
                .setParameter("bodies", bodies)
                .setParameter("refused", RefundStatus.REFUSED)
                .setMaxResults(AT_MOST)
                .getResultStream()
                .map(row -> new StuckRefund((Refund) row[0], (PaymentOrder) row[1], (Request) row[2]));
    }
}
