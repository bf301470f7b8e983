package org.dilmun.ejb.payment;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;

import org.joda.money.Money;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.access.Permission;
import org.dilmun.domain.audit.AuditEvent;
import org.dilmun.domain.kernel.NotFound;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.kernel.TypedText;
import org.dilmun.domain.payment.OrderItem;
import org.dilmun.domain.payment.PaymentAttempt;
import org.dilmun.domain.payment.PaymentOrder;
import org.dilmun.domain.payment.Purpose;
import org.dilmun.domain.payment.Refund;
import org.dilmun.domain.payment.Refund.Ground;
import org.dilmun.domain.payment.RefundCause;
import org.dilmun.domain.payment.Way;
import org.dilmun.domain.request.Request;
import org.dilmun.ejb.access.Access;
import org.dilmun.ejb.audit.Audit;
import org.dilmun.ejb.country.RealClock;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;
import org.dilmun.ejb.persistence.Ids;
import org.dilmun.ejb.request.ReasonMissing;

/** What is written down before and after a gateway is asked to give money back: each method is a transaction of its own. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
@Interceptors(AgainAfterDeadlock.class)
public class RefundRecords {

    private static final Duration LEASE = Duration.ofMinutes(2);
    private static final int BATCH = 50;

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Inject
    Ids ids;

    @Inject
    RealClock clock;

    @Inject
    Access access;

    @Inject
    Audit audit;

    @Inject
    PaymentOrders orders;

    @Inject
    MoneyBack moneyBack;

    @Inject
    GivingBody giver;

    /**
     * What a gateway has to know.
     *
     * @param way the one that the money came, by which it goes back
     */
    public record Instruction(long refundId, Reference reference, Way way, String session, Money amount) {}

    /**
     * Owes back what was paid, at the wish of an official of the body; in the caller's transaction if there is one.
     *
     * @param shownVersion of the order that the official was shown; null for a system, which was shown none
     * @throws OwnRefund if the official is the payer
     * @throws org.dilmun.ejb.access.FamilyCase if the payer is family of the official
     * @throws PaymentOfSeveral if it pays for several cases
     * @throws PaymentChanged if the order is another by now
     * @throws RefundUnderWay if it is on its way back
     * @throws RefundedAlready if it has gone back
     */
    @TransactionAttribute(TransactionAttributeType.REQUIRED)
    public Instruction begin(Reference reference, Integer shownVersion, String reason) {
        PaymentOrder order = orders.lock(reference);
        Actor official = requireOther(order, order.bodyId());
        String said = said(reason);
        if (!order.items().list().isEmpty()) {
            throw new PaymentOfSeveral(reference);
        }
        if (shownVersion != null) {
            order.asShown(shownVersion);
        }
        Refund refund = moneyBack.owe(order, new Ground(RefundCause.OFFICIAL, said, official.recorded()));
        return instruction(refund, order);
    }

    /**
     * Owes back what of an order was paid for one case or bill among others, at the wish of an official of its body. Refusals as with
     * {@link #begin}.
     *
     * @throws NotFound if the order does not pay for it
     */
    public Instruction beginPart(Reference reference, Purpose part, int shownVersion, String reason) {
        PaymentOrder order = orders.lock(reference);
        OrderItem item = order.items().of(part).orElseThrow(() -> new NotFound("payment-order", reference));
        Actor official = requireOther(order, giver.of(item));
        String said = said(reason);
        order.asShown(shownVersion);
        Refund refund = moneyBack.owe(order, item, new Ground(RefundCause.OFFICIAL, said, official.recorded()));
        return instruction(refund, order);
    }

    private static String said(String reason) {
        String said = reason == null ? "" : TypedText.lines(reason);
        if (said.isEmpty() || said.length() > Request.REASON_LENGTH) {
            throw new ReasonMissing(Request.REASON_LENGTH);
        }
        return said;
    }

    /**
     * Tries a refund again that the gateway refused, or of which it never said whether it was carried out. What was refused
     * is owed anew; what is unknown is told again under the same reference, so that it cannot go back twice.
     *
     * @param shownVersion of the order that the official was shown
     * @throws OwnRefund if the official is the payer
     * @throws org.dilmun.ejb.access.FamilyCase if the payer is family of the official
     * @throws PaymentChanged if the order is another by now
     * @throws RefundUnderWay if the gateway is being asked
     * @throws RefundedAlready if it has gone back
     */
    public Instruction again(Reference reference, int shownVersion) {
        PaymentOrder order = orders.lock(orderOf(reference));
        Refund refund = em.createQuery("select r from Refund r where r.reference = :reference", Refund.class)
                .setParameter("reference", reference)
                .getSingleResult();
        Actor official = requireOther(order, giver.of(refund, order));
        order.asShown(shownVersion);
        if (refund.decided()) {
            var ground = new Ground(refund.cause(), refund.reason(), official.recorded());
            return instruction(
                    refund.item(order)
                            .map(item -> moneyBack.owe(order, item, ground))
                            .orElseGet(() -> moneyBack.owe(order, ground)),
                    order);
        }
        if (!refund.inquiry().needsPeople()) {
            throw new RefundUnderWay(order.reference());
        }
        refund.askAgain(clock.instant());
        em.lock(order, LockModeType.OPTIMISTIC_FORCE_INCREMENT); // of two who do so the second is shown what changed
        audit.record("payment.refund-again", order.reference().value(), Map.of("refund", reference.value()));
        return instruction(refund, order);
    }

    private long orderOf(Reference refund) {
        return em.createQuery("select r.orderId from Refund r where r.reference = :reference", Long.class)
                .setParameter("reference", refund)
                .getResultStream()
                .findFirst()
                .orElseThrow(() -> new NotFound("refund", refund));
    }

    /** @return what to tell the gateway, if its answer is not known */
    public Optional<Instruction> undecided(long refundId) {
        return Optional.of(em.find(Refund.class, refundId))
                .filter(refund -> !refund.decided())
                .map(refund -> instruction(refund, em.find(PaymentOrder.class, refund.orderId())));
    }

    private Actor requireOther(PaymentOrder order, long body) {
        String reference = order.reference().value();
        Actor official = access.require(Permission.REFUND, body, reference);
        if (official.isPerson(order.payerId())) {
            audit.recordApart("payment.refund", reference, AuditEvent.Outcome.REFUSED);
            throw new OwnRefund();
        }
        access.requireUninvolved(official, Set.of(order.payerId()), reference);
        return official;
    }

    /** Takes over what the gateway answered; the same again changes nothing. */
    public void settle(long refundId, Answer<String> answer) {
        long orderId = em.createQuery("select r.orderId from Refund r where r.id = :id", Long.class)
                .setParameter("id", refundId)
                .getSingleResult();
        PaymentOrder order = orders.lock(orderId);
        Refund refund = em.find(Refund.class, refundId, LockModeType.PESSIMISTIC_WRITE);
        if (!refund.decided()) {
            moneyBack.settle(order, refund, answer);
        }
    }

    /** @return refunds that the gateway is to be asked about now */
    public List<Long> due() {
        return em.createQuery(
                        "select r.id from Refund r where r.inquiry.nextAt <= :now"
                                + " and (r.inquiry.leasedUntil is null or r.inquiry.leasedUntil < :now)"
                                + " order by r.inquiry.nextAt",
                        Long.class)
                .setParameter("now", clock.instant())
                .setMaxResults(BATCH)
                .getResultList();
    }

    /** @return what to ask, if this node may ask now */
    public Optional<Instruction> claim(long refundId) {
        Instant now = clock.instant();
        int claimed = em.createQuery("update Refund r set r.inquiry.leaseOwner = :owner,"
                        + " r.inquiry.leasedUntil = :until where r.id = :id and r.inquiry.nextAt <= :now"
                        + " and (r.inquiry.leasedUntil is null or r.inquiry.leasedUntil < :now)")
                .setParameter("owner", ids.owner())
                .setParameter("until", now.plus(LEASE))
                .setParameter("id", refundId)
                .setParameter("now", now)
                .executeUpdate();
        if (claimed == 0) {
            return Optional.empty();
        }
        Refund refund = em.find(Refund.class, refundId);
        return Optional.of(instruction(refund, em.find(PaymentOrder.class, refund.orderId())));
    }

    private Instruction instruction(Refund refund, PaymentOrder order) {
        PaymentAttempt captured = moneyBack.takings(order).capture(refund);
        return new Instruction(
                refund.id(), refund.reference(), captured.way(), captured.session(), order.amountOf(refund));
    }
}
