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
import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.payment.PaymentOrder;
import org.dilmun.domain.payment.Purpose;
import org.dilmun.domain.payment.Refund;
import org.dilmun.domain.payment.RefundStatus;
import org.dilmun.ejb.access.Caller;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;

/** Reads refunds for those who may order them. */
@Stateless
@Interceptors(AgainAfterDeadlock.class)
public class RefundQueries {

    /** Rows of the list at most: whatever is tried again makes room. */
    public static final int AT_MOST = 100;

    private static final String STUCK = "select r, o, q.reference from Refund r, PaymentOrder o, %s q"
            + " where o.id = r.orderId and (r.inquiry.needsPeople = true or (r.status = :refused and not exists"
            + " (select l from Refund l where l.orderId = r.orderId and (l.attemptId = r.attemptId or r.attemptId is null)"
            + " and (l.requestId = r.requestId or (l.requestId is null and r.requestId is null))"
            + " and (l.billId = r.billId or (l.billId is null and r.billId is null)) and l.id > r.id)))"
            + " and o.purposeKind = :purpose and %s order by r.requestedAt, r.id";

    /** Which refunds of an order of that kind are a body's, and by what of that entity people find them. */
    private enum Of {
        CASE(Purpose.REQUEST, "Request", "q.id = o.purposeId and o.bodyId in :bodies"),
        PART(Purpose.JOURNEY, "Request", "q.id = r.requestId and q.bodyId in :bodies"),
        JOURNEY(
                Purpose.JOURNEY,
                "Request",
                "r.requestId is null and o.bodyId in :bodies"
                        + " and q.id = (select min(p.id) from Request p where p.journeyId = o.purposeId)"),
        BILL(Purpose.BASKET, "Bill", "q.id = r.billId and q.bodyId in :bodies"),
        BASKET(
                Purpose.BASKET,
                "Bill",
                "r.billId is null and o.bodyId in :bodies and q.bodyId = o.bodyId"
                        + " and q.id = (select min(p.billId) from BasketLine p where p.basketId = o.purposeId)");

        private final String purpose;
        private final String entity;
        private final String rule;

        Of(String purpose, String entity, String rule) {
            this.purpose = purpose;
            this.entity = entity;
            this.rule = rule;
        }
    }

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Inject
    Caller caller;

    /**
     * A refund that needs people.
     *
     * @param matter the case or the bill that it is of; of an order for several, one of them
     */
    public record StuckRefund(Refund refund, PaymentOrder order, Reference matter) {

        /** @return whether it is a bill, and no case */
        public boolean ofBill() {
            return order.purpose().kind().equals(Purpose.BASKET);
        }
    }

    /**
     * Refunds of the caller's bodies that the gateway refused, or of which it never said what became of them, the oldest
     * first. A refusal that another refund has followed is none of them.
     */
    public List<StuckRefund> listStuck() {
        Set<Long> bodies = caller.actor().bodiesWith(Permission.REFUND);
        if (bodies.isEmpty()) {
            return List.of();
        }
        return Stream.of(Of.values())
                .flatMap(which -> stuck(which, bodies))
                .sorted(Comparator.comparing(
                                (StuckRefund stuck) -> stuck.refund().requestedAt())
                        .thenComparing(stuck -> stuck.refund().id()))
                .limit(AT_MOST)
                .toList();
    }

    private Stream<StuckRefund> stuck(Of which, Set<Long> bodies) {
        return em.createQuery(STUCK.formatted(which.entity, which.rule), Object[].class)
                .setParameter("purpose", which.purpose)
                .setParameter("bodies", bodies)
                .setParameter("refused", RefundStatus.REFUSED)
                .setMaxResults(AT_MOST)
                .getResultStream()
                .map(row -> new StuckRefund((Refund) row[0], (PaymentOrder) row[1], (Reference) row[2]));
    }
}
