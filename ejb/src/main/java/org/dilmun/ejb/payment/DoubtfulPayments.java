package org.dilmun.ejb.payment;

import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.access.Permission;
import org.dilmun.domain.audit.AuditEvent;
import org.dilmun.domain.kernel.NotFound;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.kernel.TypedText;
import org.dilmun.domain.payment.PaymentAttempt;
import org.dilmun.domain.payment.PaymentOrder;
import org.dilmun.domain.request.Request;
import org.dilmun.ejb.access.Access;
import org.dilmun.ejb.access.Caller;
import org.dilmun.ejb.audit.Audit;
import org.dilmun.ejb.country.RealClock;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;
import org.dilmun.ejb.request.ReasonMissing;

/**
 * Payments of which a gateway never said how they ended, or said what cannot be right: officials of the body ask its company and settle
 * them. None of them marks one as paid: only the gateway can say that.
 */
@Stateless
@Interceptors(AgainAfterDeadlock.class)
public class DoubtfulPayments {

    /** Rows of the list at most: whatever is settled makes room. */
    public static final int AT_MOST = 100;

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Inject
    Caller caller;

    @Inject
    Access access;

    @Inject
    Audit audit;

    @Inject
    RealClock clock;

    @Inject
    PaymentOrders orders;

    /** An attempt that needs people, with its order. */
    public record Doubtful(PaymentAttempt attempt, PaymentOrder order) {}

    /** Those of the caller's bodies, the oldest first. */
    public List<Doubtful> list() {
        Set<Long> bodies = caller.actor().bodiesWith(Permission.REFUND);
        if (bodies.isEmpty()) {
            return List.of();
        }
        return em.createQuery(
                        "select a, o from PaymentAttempt a, PaymentOrder o where o.id = a.orderId"
                                + " and a.inquiry.needsPeople = true and o.bodyId in :bodies order by a.createdAt, a.id",
                        Object[].class)
                .setParameter("bodies", bodies)
                .setMaxResults(AT_MOST)
                .getResultStream()
                .map(row -> new Doubtful((PaymentAttempt) row[0], (PaymentOrder) row[1]))
                .toList();
    }

    /**
     * Has the gateway asked anew.
     *
     * @param shownVersion of the attempt that the official was shown
     * @throws OwnRefund if the official is the payer
     * @throws org.dilmun.ejb.access.FamilyCase if the payer is family of the official
     * @throws org.dilmun.domain.payment.PaymentChanged if the attempt is another by now
     */
    public void askAgain(Reference attempt, int shownVersion) {
        Doubtful doubtful = lock(attempt);
        requireOther(doubtful.order());
        doubtful.attempt().asShown(shownVersion).askAgain(clock.instant());
        record("payment.doubt-asked", doubtful);
    }

    /**
     * Settles it: the company says that it holds no money for the order, or has given it back. The payer may pay again then.
     *
     * @param words what the official found; refusals as with {@link #askAgain}
     * @throws ReasonMissing without them
     */
    public void resolve(Reference attempt, int shownVersion, String words) {
        Doubtful doubtful = lock(attempt);
        Actor official = requireOther(doubtful.order());
        String said = words == null ? "" : TypedText.lines(words);
        if (said.isEmpty() || said.length() > Request.REASON_LENGTH) {
            throw new ReasonMissing(Request.REASON_LENGTH);
        }
        doubtful.attempt().asShown(shownVersion).resolve(said, official, clock.instant());
        record("payment.doubt-settled", doubtful);
    }

    private Doubtful lock(Reference reference) {
        long orderId = em.createQuery(
                        "select a.orderId from PaymentAttempt a where a.reference = :reference", Long.class)
                .setParameter("reference", reference)
                .getResultStream()
                .findFirst()
                .orElseThrow(() -> new NotFound("payment-attempt", reference));
        PaymentOrder order = orders.lock(orderId);
        return new Doubtful(
                em.createQuery("select a from PaymentAttempt a where a.reference = :reference", PaymentAttempt.class)
                        .setParameter("reference", reference)
                        .getSingleResult(),
                order);
    }

    private Actor requireOther(PaymentOrder order) {
        String reference = order.reference().value();
        Actor official = access.require(Permission.REFUND, order.bodyId(), reference);
        if (official.isPerson(order.payerId())) {
            audit.recordApart("payment.doubt-settled", reference, AuditEvent.Outcome.REFUSED);
            throw new OwnRefund();
        }
        access.requireUninvolved(official, Set.of(order.payerId()), reference);
        return official;
    }

    private void record(String action, Doubtful doubtful) {
        audit.record(
                action,
                doubtful.order().reference().value(),
                Map.of("attempt", doubtful.attempt().reference().value()));
    }
}
