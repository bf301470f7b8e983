package org.dilmun.ejb.payment;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;

import org.joda.money.Money;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.access.Permission;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.ledger.ChartAccount;
import org.dilmun.domain.ledger.EntryKind;
import org.dilmun.domain.ledger.LedgerAccount;
import org.dilmun.domain.ledger.Movement;
import org.dilmun.domain.payment.AttemptStatus;
import org.dilmun.domain.payment.OrderStatus;
import org.dilmun.domain.payment.PaymentAttempt;
import org.dilmun.domain.payment.PaymentOrder;
import org.dilmun.domain.payment.Refund;
import org.dilmun.domain.payment.RefundStatus;
import org.dilmun.domain.request.Request;
import org.dilmun.ejb.access.Access;
import org.dilmun.ejb.audit.Audit;
import org.dilmun.ejb.ledger.Ledger;
import org.dilmun.ejb.persistence.Ids;
import org.dilmun.ejb.request.ReasonMissing;

/** What is written down before and after a gateway is asked to give money back: each method is a transaction of its own. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class RefundRecords {

    private static final String SOURCE = "refund";
    private static final LedgerAccount OWED = LedgerAccount.ofChart(ChartAccount.REFUNDS_PAYABLE);
    private static final Duration LEASE = Duration.ofMinutes(2);
    private static final int BATCH = 50;

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Inject
    Ids ids;

    @Inject
    InstantSource clock;

    @Inject
    Access access;

    @Inject
    Audit audit;

    @Inject
    PaymentOrders orders;

    @Inject
    Ledger ledger;

    /** What a gateway has to know. */
    public record Instruction(long refundId, Reference reference, String session, Money amount) {}

    /**
     * Books that the body owes the payer the whole amount.
     *
     * @throws PaymentUndecided if another refund of the order is under way
     */
    public Instruction begin(Reference reference, String reason) {
        if (reason.isBlank() || reason.length() > Request.REASON_LENGTH) {
            throw new ReasonMissing(Request.REASON_LENGTH);
        }
        PaymentOrder order = orders.lock(reference);
        Actor officer = access.require(Permission.REFUND, order.bodyId(), reference.value());
        order.requireMove(OrderStatus.REFUNDED);
        if (underWay(order)) {
            throw new PaymentUndecided(reference);
        }
        var refund =
                new Refund(ids.next(), orders.newReference("REF"), order, reason, officer.recorded(), clock.instant());
        em.persist(refund);
        post(EntryKind.REFUND_OWED, refund, LedgerAccount.payableTo(order.bodyId()), OWED, order.amount());
        audit.record(
                "payment.refund",
                reference.value(),
                Map.of("refund", refund.reference().value()));
        return instruction(refund, order);
    }

    /** Takes over what the gateway answered; the same again changes nothing. */
    public void settle(long refundId, Answer<String> answer) {
        long orderId = em.createQuery("select r.orderId from Refund r where r.id = :id", Long.class)
                .setParameter("id", refundId)
                .getSingleResult();
        PaymentOrder order = orders.lock(orderId);
        Refund refund = em.find(Refund.class, refundId, LockModeType.PESSIMISTIC_WRITE);
        if (!refund.decided()) {
            settle(refund, order, answer, clock.instant());
        }
    }

    private void settle(Refund refund, PaymentOrder order, Answer<String> answer, Instant now) {
        if (answer instanceof Answer.Yes<String> done) {
            refund.carryOut(done.value(), now);
            order.refund(now);
            post(EntryKind.REFUND_PAID, refund, OWED, LedgerAccount.ofChart(ChartAccount.BANK_REFUNDS), order.amount());
        } else if (answer instanceof Answer.No<String>) {
            refund.refuse(now);
            post(EntryKind.REFUND_REVERSED, refund, OWED, LedgerAccount.payableTo(order.bodyId()), order.amount());
        } else {
            refund.doubt(now);
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
        String session = em.createQuery(
                        "select a from PaymentAttempt a where a.orderId = :order and a.status = :captured",
                        PaymentAttempt.class)
                .setParameter("order", order.id())
                .setParameter("captured", AttemptStatus.CAPTURED)
                .setMaxResults(1)
                .getSingleResult()
                .session();
        return new Instruction(refund.id(), refund.reference(), session, order.amount());
    }

    private boolean underWay(PaymentOrder order) {
        return !em.createQuery(
                        "select r.id from Refund r where r.orderId = :order and r.status <> :refused", Long.class)
                .setParameter("order", order.id())
                .setParameter("refused", RefundStatus.REFUSED)
                .getResultList()
                .isEmpty();
    }

    private void post(EntryKind kind, Refund refund, LedgerAccount debit, LedgerAccount credit, Money amount) {
        ledger.post(kind, SOURCE, refund.id(), List.of(new Movement(debit, credit, amount)));
    }
}
