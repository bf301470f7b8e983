package org.dilmun.ejb.payment;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;

import org.joda.money.Money;

import org.dilmun.domain.ledger.ChartAccount;
import org.dilmun.domain.ledger.EntryKind;
import org.dilmun.domain.ledger.LedgerAccount;
import org.dilmun.domain.ledger.Movement;
import org.dilmun.domain.payment.AttemptStatus;
import org.dilmun.domain.payment.OrderItem;
import org.dilmun.domain.payment.OrderStatus;
import org.dilmun.domain.payment.PaymentAttempt;
import org.dilmun.domain.payment.PaymentMoveRefused;
import org.dilmun.domain.payment.PaymentOrder;
import org.dilmun.domain.payment.Refund;
import org.dilmun.domain.payment.Refund.Ground;
import org.dilmun.ejb.audit.Audit;
import org.dilmun.ejb.country.BusinessClock;
import org.dilmun.ejb.country.RealClock;
import org.dilmun.ejb.country.References;
import org.dilmun.ejb.ledger.Ledger;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;
import org.dilmun.ejb.persistence.Ids;

/**
 * Books what is owed back to a payer, as part of the transaction of whoever calls and has locked the order. It is sent after
 * that has been committed: by the caller, or else by {@link Refunds}, which looks for what is due.
 */
@Stateless
@Interceptors(AgainAfterDeadlock.class)
public class MoneyBack {

    /** How the ledger names a refund. */
    static final String SOURCE = "refund";

    private static final LedgerAccount OWED = LedgerAccount.ofChart(ChartAccount.REFUNDS_PAYABLE);
    private static final LedgerAccount SENT = LedgerAccount.ofChart(ChartAccount.BANK_REFUNDS);

    /** What of a capture somebody received. */
    private record Received(LedgerAccount by, Money amount) {}

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Inject
    Ids ids;

    @Inject
    RealClock clock;

    @Inject
    BusinessClock business;

    @Inject
    References references;

    @Inject
    Audit audit;

    @Inject
    Ledger ledger;

    @Inject
    RefundListeners listeners;

    /**
     * Owes the payer what was captured for that order.
     *
     * @throws PaymentMoveRefused if nothing was
     * @throws RefundUnderWay if it is on its way back
     * @throws RefundedAlready if it has gone back
     */
    public Refund owe(PaymentOrder order, Ground ground) {
        Takings takings = takings(order);
        if (takings.captured().isEmpty()) {
            throw new PaymentMoveRefused(order.reference(), order.status(), OrderStatus.REFUNDED);
        }
        PaymentAttempt kept = takings.kept()
                .orElseThrow(() -> takings.underWay()
                        ? new RefundUnderWay(order.reference())
                        : new RefundedAlready(order.reference()));
        return owe(order, kept, ground);
    }

    /**
     * Owes the payer what of an order was captured for one of the cases or bills that it pays for.
     *
     * @throws PaymentMoveRefused if nothing was
     * @throws RefundUnderWay if it is on its way back
     * @throws RefundedAlready if it has gone back
     */
    public Refund owe(PaymentOrder order, OrderItem item, Ground ground) {
        Takings takings = takings(order);
        if (takings.captured().isEmpty()) {
            throw new PaymentMoveRefused(order.reference(), order.status(), OrderStatus.REFUNDED);
        }
        PaymentAttempt kept = takings.keptFor(item.of())
                .orElseThrow(() -> takings.of(item.of()).underWay()
                        ? new RefundUnderWay(order.reference())
                        : new RefundedAlready(order.reference()));
        return owe(order, kept, new Refund(ids.next(), references.next("REF"), kept, item, ground, clock.instant()));
    }

    /** Owes the payer what that attempt has just captured. */
    public Refund owe(PaymentOrder order, PaymentAttempt captured, Ground ground) {
        return owe(order, captured, new Refund(ids.next(), references.next("REF"), captured, ground, clock.instant()));
    }

    private Refund owe(PaymentOrder order, PaymentAttempt captured, Refund refund) {
        em.persist(refund);
        em.lock(
                order,
                LockModeType.OPTIMISTIC_FORCE_INCREMENT); // who was shown the order without it is shown an old one
        post(
                EntryKind.REFUND_OWED,
                refund,
                received(order, captured, refund).map(part -> new Movement(part.by(), OWED, part.amount())));
        audit.record(
                "payment.refund",
                order.reference().value(),
                Map.of(
                        "refund",
                        refund.reference().value(),
                        "cause",
                        refund.cause().name()));
        listeners.owed(order, refund);
        return refund;
    }

    /** Takes over what the gateway answered to a refund that was undecided. */
    public void settle(PaymentOrder order, Refund refund, Answer<String> answer) {
        Instant now = clock.instant();
        PaymentAttempt captured = takings(order).capture(refund);
        if (answer instanceof Answer.Yes<String> done) {
            refund.carryOut(done.value(), now);
            post(EntryKind.REFUND_PAID, refund, Stream.of(new Movement(OWED, SENT, order.amountOf(refund))));
            if (order.status() == OrderStatus.PAID && isAllBack(order)) {
                order.refund(business.instant());
            }
            listeners.carriedOut(order, refund);
        } else if (answer instanceof Answer.No<String>) {
            refund.refuse(now);
            post(
                    EntryKind.REFUND_REVERSED,
                    refund,
                    received(order, captured, refund).map(part -> new Movement(OWED, part.by(), part.amount())));
            em.lock(order, LockModeType.OPTIMISTIC_FORCE_INCREMENT);
        } else {
            refund.doubt(now);
        }
    }

    /** @return whether a refund of the order is undecided */
    public boolean underWay(PaymentOrder order) {
        return takings(order).underWay();
    }

    /** What was taken for that order and what of it goes back. Who may see it its callers judge. */
    public Takings takings(PaymentOrder order) {
        return new Takings(captured(order), refunds(order));
    }

    /** Whether all that paid the order has gone back; what came for nothing never paid it, and may still be on its way. */
    private boolean isAllBack(PaymentOrder order) {
        Takings takings = takings(order);
        return takings.captured().stream()
                .filter(attempt -> received(attempt).noneMatch(part -> part.by().equals(PaymentAttempts.UNALLOCATED)))
                .allMatch(attempt -> !takings.underWay(attempt)
                        && takings.goneOf(attempt, order).isEqual(order.amount()));
    }

    /** @return the same of what goes back with that refund */
    private Stream<Received> received(PaymentOrder order, PaymentAttempt captured, Refund refund) {
        return refund.item(order)
                .map(item -> item.shares().entrySet().stream()
                        .map(share -> new Received(LedgerAccount.payableTo(share.getKey()), share.getValue())))
                .orElseGet(() -> received(captured));
    }

    /** @return for whom the attempt took the money: what its capture was credited to, each with the part that goes back from there */
    private Stream<Received> received(PaymentAttempt captured) {
        return ledger.find(EntryKind.CAPTURE, PaymentAttempts.SOURCE, captured.id()).orElseThrow().movements().stream()
                .map(movement -> new Received(movement.credit(), movement.amount()));
    }

    private List<PaymentAttempt> captured(PaymentOrder order) {
        return em.createQuery(
                        "select a from PaymentAttempt a where a.orderId = :order and a.status = :captured"
                                + " order by a.createdAt, a.id",
                        PaymentAttempt.class)
                .setParameter("order", order.id())
                .setParameter("captured", AttemptStatus.CAPTURED)
                .getResultList();
    }

    private List<Refund> refunds(PaymentOrder order) {
        return em.createQuery(
                        "select r from Refund r where r.orderId = :order order by r.requestedAt, r.id", Refund.class)
                .setParameter("order", order.id())
                .getResultList();
    }

    private void post(EntryKind kind, Refund refund, Stream<Movement> movements) {
        ledger.post(kind, SOURCE, refund.id(), movements.toList());
    }
}
