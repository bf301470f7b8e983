package org.dilmun.ejb.payment;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;

import org.joda.money.Money;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.kernel.NotFound;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.ledger.ChartAccount;
import org.dilmun.domain.ledger.EntryKind;
import org.dilmun.domain.ledger.LedgerAccount;
import org.dilmun.domain.ledger.Movement;
import org.dilmun.domain.payment.AttemptStatus;
import org.dilmun.domain.payment.GatewayEvent;
import org.dilmun.domain.payment.OrderStatus;
import org.dilmun.domain.payment.PaymentAttempt;
import org.dilmun.domain.payment.PaymentMethod;
import org.dilmun.domain.payment.PaymentOrder;
import org.dilmun.domain.payment.Refund.Ground;
import org.dilmun.domain.payment.RefundCause;
import org.dilmun.domain.payment.Way;
import org.dilmun.ejb.country.BusinessClock;
import org.dilmun.ejb.country.RealClock;
import org.dilmun.ejb.country.References;
import org.dilmun.ejb.ledger.Ledger;
import org.dilmun.ejb.payment.PaymentGateway.Capture;
import org.dilmun.ejb.payment.PaymentGateway.HostedPage;
import org.dilmun.ejb.payment.PaymentGateway.Report;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;
import org.dilmun.ejb.persistence.Ids;

/**
 * What is written down before and after a gateway is talked to: each method is a transaction of its own, and locks the
 * order before the attempt.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
@Interceptors(AgainAfterDeadlock.class)
public class PaymentAttempts {

    private static final System.Logger LOG = System.getLogger(PaymentAttempts.class.getName());
    private static final int MOST = 3;
    /** With those of which the payer never heard, as their gateway kept silent. */
    private static final int MOST_OF_ALL = 8;

    private static final Duration WITHIN = Duration.ofMinutes(15);
    private static final Duration LEASE = Duration.ofMinutes(2);
    private static final int BATCH = 50;

    /** What came after its order had ended. */
    static final LedgerAccount UNALLOCATED = LedgerAccount.ofChart(ChartAccount.UNALLOCATED_RECEIPTS);

    /** How the ledger names an attempt. */
    public static final String SOURCE = "attempt";

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
    Payers payers;

    @Inject
    PaymentOrders orders;

    @Inject
    Gateways gateways;

    @Inject
    Ledger ledger;

    @Inject
    MoneyBack moneyBack;

    @Inject
    @Any
    Instance<PaidListener> listeners;

    /** An attempt and the order that it is to pay. */
    public record Begun(PaymentAttempt attempt, PaymentOrder order) {}

    /**
     * The attempt that the payer may go on with, whatever its way, or else a new one.
     *
     * @param silent gateways that have just kept silent
     * @throws PaymentUndecided if an earlier one may still have taken the money
     * @throws TooManyAttempts after three within 15 minutes
     * @throws MethodNotOffered if the body does not take money that way
     * @throws GatewayUnavailable if no other gateway is left
     */
    public Begun begin(Reference reference, PaymentMethod method, Set<String> silent) {
        PaymentOrder order = orders.lock(reference);
        payers.require(order);
        order.requireMove(OrderStatus.PAID);
        listeners.forEach(listener -> listener.requireDue(order));
        Instant now = clock.instant();
        List<PaymentAttempt> earlier = ofOrder(order);
        if (earlier.stream().anyMatch(attempt -> attempt.inDoubt(now))) {
            throw new PaymentUndecided(reference);
        }
        Optional<PaymentAttempt> goingOn =
                earlier.stream().filter(attempt -> attempt.pageOpen(now)).findFirst();
        return new Begun(
                goingOn.orElseGet(() -> {
                    requireFew(earlier, now);
                    return add(order, gateways.route(order.bodyId(), method, silent), now);
                }),
                order);
    }

    private static void requireFew(List<PaymentAttempt> earlier, Instant now) {
        List<PaymentAttempt> recent = earlier.stream()
                .filter(attempt -> attempt.createdAt().isAfter(now.minus(WITHIN)))
                .toList();
        long shown =
                recent.stream().filter(attempt -> attempt.session() != null).count();
        if (shown >= MOST || recent.size() >= MOST_OF_ALL) {
            throw new TooManyAttempts(
                    Duration.between(now, recent.get(0).createdAt().plus(WITHIN)));
        }
    }

    private PaymentAttempt add(PaymentOrder order, Way way, Instant now) {
        var attempt = new PaymentAttempt(ids.next(), references.next("PAT"), order, way, now);
        em.persist(attempt);
        return attempt;
    }

    /** Records what the gateway answered when it was asked for a page. */
    public void opened(long attemptId, Answer<HostedPage> answer) {
        PaymentAttempt attempt = lock(attemptId).attempt();
        if (attempt.status() != AttemptStatus.CREATED) {
            return; // an inquiry was faster
        }
        if (answer instanceof Answer.Yes<HostedPage> page) {
            attempt.open(page.value().session(), page.value().url(), clock.instant());
        } else if (answer instanceof Answer.No<HostedPage> no) {
            attempt.fail(status(no.reason()), no.code(), clock.instant());
        } else {
            attempt.doubt(clock.instant());
        }
    }

    /** @return the attempts of that order that no gateway has decided yet */
    public List<PaymentAttempt> undecided(Reference order) {
        return ofOrder(orders.get(order)).stream()
                .filter(attempt -> attempt.status().undecided())
                .toList();
    }

    /**
     * Acts upon the message of a gateway, once.
     *
     * @throws ForgedMessage if the attempt is none of that gateway's
     */
    public void report(String gateway, Report report) {
        Long id = em.createQuery("select a.id from PaymentAttempt a where a.reference = :reference", Long.class)
                .setParameter("reference", report.attempt())
                .getResultStream()
                .findFirst()
                .orElseThrow(() -> new NotFound("payment-attempt", report.attempt()));
        Begun locked = lock(id);
        if (!locked.attempt().way().gateway().equals(gateway)) {
            throw new ForgedMessage();
        }
        String event = eventId(gateway, report);
        if (em.find(GatewayEvent.class, event) == null) {
            em.persist(new GatewayEvent(event, locked.attempt(), clock.instant()));
            settle(locked, report.answer());
        }
    }

    /** Two gateways may count alike; the first of all keeps its plain numbers, by which the previous release knows them. */
    private static String eventId(String gateway, Report report) {
        return gateway.equals(Way.CARD.gateway()) ? report.eventId() : gateway + ":" + report.eventId();
    }

    /**
     * Takes over what the gateway says became of an attempt. The only way to a captured payment: attempt, order, ledger and
     * whoever waits for the payment move together, and once however often it is said.
     */
    public void settle(long attemptId, Answer<Capture> answer) {
        settle(lock(attemptId), answer);
    }

    private void settle(Begun locked, Answer<Capture> answer) {
        PaymentAttempt attempt = locked.attempt();
        Instant now = clock.instant();
        if (answer instanceof Answer.Yes<Capture> yes) {
            captured(attempt, locked.order(), yes.value(), now);
        } else if (!attempt.status().undecided()) {
            LOG.log(System.Logger.Level.DEBUG, "attempt {0} had ended already", attempt.reference());
        } else if (answer instanceof Answer.No<Capture> no) {
            attempt.fail(status(no.reason()), no.code(), now);
        } else if (answer instanceof Answer.Unknown<Capture> unknown && unknown.waiting() && attempt.pageOpen(now)) {
            attempt.await(now);
        } else {
            attempt.doubt(now);
        }
    }

    private void captured(PaymentAttempt attempt, PaymentOrder order, Capture capture, Instant now) {
        if (attempt.status() == AttemptStatus.CAPTURED) {
            return;
        }
        if (!attempt.status().undecided() || !capture.amount().equals(order.amount())) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "attempt {0}, {1}, is said to have captured {2}: people have to look into it",
                    attempt.reference(),
                    attempt.status(),
                    capture.amount());
            attempt.dispute(capture.amount(), capture.card(), now);
            return;
        }
        attempt.capture(capture.session(), capture.card(), now);
        LedgerAccount taker = gateways.get(attempt.way()).terms().receivable();
        boolean awaited = order.status() == OrderStatus.OPEN;
        ledger.post(
                EntryKind.CAPTURE,
                SOURCE,
                attempt.id(),
                awaited
                        ? toTheBodies(taker, order.shares())
                        : List.of(new Movement(taker, UNALLOCATED, order.amount())));
        if (awaited) {
            order.pay(business.instant());
            listeners.forEach(listener -> listener.paid(order));
        } else {
            var by = Actor.system("payment").recorded();
            moneyBack.owe(order, attempt, new Ground(RefundCause.NOT_AWAITED, null, by));
        }
        LOG.log(System.Logger.Level.INFO, "attempt {0} captured", attempt.reference());
    }

    /** To each body its share, in the order of their ids: together what was captured. */
    private static List<Movement> toTheBodies(LedgerAccount taker, SortedMap<Long, Money> shares) {
        return shares.entrySet().stream()
                .map(share -> new Movement(taker, LedgerAccount.payableTo(share.getKey()), share.getValue()))
                .toList();
    }

    /** @return attempts that the gateway is to be asked about now */
    public List<Long> due() {
        return em.createQuery(
                        "select a.id from PaymentAttempt a where a.inquiry.nextAt <= :now"
                                + " and (a.inquiry.leasedUntil is null or a.inquiry.leasedUntil < :now)"
                                + " order by a.inquiry.nextAt",
                        Long.class)
                .setParameter("now", clock.instant())
                .setMaxResults(BATCH)
                .getResultList();
    }

    /** @return the attempt, if this node may ask now; empty if another does or it has been decided */
    public Optional<PaymentAttempt> claim(long attemptId) {
        Instant now = clock.instant();
        int claimed = em.createQuery("update PaymentAttempt a set a.inquiry.leaseOwner = :owner,"
                        + " a.inquiry.leasedUntil = :until where a.id = :id and a.inquiry.nextAt <= :now"
                        + " and (a.inquiry.leasedUntil is null or a.inquiry.leasedUntil < :now)")
                .setParameter("owner", ids.owner())
                .setParameter("until", now.plus(LEASE))
                .setParameter("id", attemptId)
                .setParameter("now", now)
                .executeUpdate();
        return claimed == 0 ? Optional.empty() : Optional.of(em.find(PaymentAttempt.class, attemptId));
    }

    private Begun lock(long attemptId) {
        long orderId = em.createQuery("select a.orderId from PaymentAttempt a where a.id = :id", Long.class)
                .setParameter("id", attemptId)
                .getSingleResult();
        PaymentOrder order = orders.lock(orderId);
        return new Begun(em.find(PaymentAttempt.class, attemptId, LockModeType.PESSIMISTIC_WRITE), order);
    }

    private List<PaymentAttempt> ofOrder(PaymentOrder order) {
        return em.createQuery(
                        "select a from PaymentAttempt a where a.orderId = :order order by a.createdAt, a.id",
                        PaymentAttempt.class)
                .setParameter("order", order.id())
                .getResultList();
    }

    private static AttemptStatus status(Answer.Reason reason) {
        return switch (reason) {
            case DECLINED -> AttemptStatus.DECLINED;
            case CANCELLED -> AttemptStatus.CANCELLED;
            case EXPIRED -> AttemptStatus.EXPIRED;
        };
    }
}
