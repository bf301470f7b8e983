package org.dilmun.ejb.receipt;

import java.security.SecureRandom;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import org.joda.money.Money;

import org.dilmun.domain.document.VerificationCode;
import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.domain.ledger.ChartAccount;
import org.dilmun.domain.ledger.EntryKind;
import org.dilmun.domain.ledger.JournalEntry;
import org.dilmun.domain.payment.PaymentAttempt;
import org.dilmun.domain.payment.PaymentOrder;
import org.dilmun.domain.receipt.Receipt;
import org.dilmun.domain.receipt.ReceiptNumber;
import org.dilmun.ejb.country.BusinessClock;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.country.References;
import org.dilmun.ejb.ledger.Ledger;
import org.dilmun.ejb.notice.PaymentNotices;
import org.dilmun.ejb.party.Bodies;
import org.dilmun.ejb.party.People;
import org.dilmun.ejb.payment.MoneyBack;
import org.dilmun.ejb.payment.PaymentAttempts;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;
import org.dilmun.ejb.persistence.Ids;
import org.dilmun.ejb.persistence.JobLeases;

/**
 * Gives paid orders their receipts, one for each body that the capture was booked for. It counts apart from the payments, so that none of
 * them waits for the count of its body; numbers, receipts, the mark of the order and the letter to the payer are one transaction.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
@Interceptors(AgainAfterDeadlock.class)
public class ReceiptNumbering {

    /** Its row in {@code job_lease}: whoever gives numbers holds it, and so nobody else does. */
    public static final String JOB = "receipts";

    private static final int BATCH = 2_000;
    private static final SecureRandom RANDOM = new SecureRandom();

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Inject
    Ids ids;

    @Inject
    BusinessClock clock;

    @Inject
    Country country;

    @Inject
    References references;

    @Inject
    JobLeases leases;

    @Inject
    ReceiptCounts counts;

    @Inject
    MoneyBack moneyBack;

    @Inject
    Ledger ledger;

    @Inject
    People people;

    @Inject
    Bodies bodies;

    @Inject
    PaymentNotices notices;

    /** What paid an order, and how it was booked. */
    private record Booked(PaymentAttempt attempt, JournalEntry entry) {

        /** @return what each body has received, by its id; empty if the money came after the order had ended */
        SortedMap<Long, Money> received() {
            var received = new TreeMap<Long, Money>();
            entry.movements().stream()
                    .filter(movement -> movement.credit().chart() == ChartAccount.BODIES_PAYABLE)
                    .forEach(movement -> received.merge(movement.credit().bodyId(), movement.amount(), Money::plus));
            return received;
        }
    }

    /** @return paid orders that have no receipts yet, in the order in which they were paid */
    @SuppressWarnings("unchecked") // a native query knows no types
    public List<Long> due() {
        List<Number> orders = em.createNativeQuery("select o.id from payment_order o"
                        + " join payment_attempt a on a.order_id = o.id and a.attempt_status = 'CAPTURED'"
                        + " join journal_entry e on e.source = ?1 and e.source_id = a.id and e.entry_kind = 'CAPTURE'"
                        + " where o.receipts_at is null and o.order_status in ('PAID', 'REFUNDED')"
                        + " order by e.booked_at, e.id limit " + BATCH)
                .setParameter(1, PaymentAttempts.SOURCE)
                .getResultList();
        return orders.stream().map(Number::longValue).toList();
    }

    /** Gives an order its receipts, and tells its payer. An order that has them, or a node that has lost the lease, changes nothing. */
    public void number(long orderId) {
        if (leases.hold(JOB) && claims(orderId)) {
            PaymentOrder order = em.find(PaymentOrder.class, orderId);
            notices.received(order, receipts(order));
        }
    }

    /** Past the version of the order, which is another only if the order is. */
    private boolean claims(long orderId) {
        return em.createNativeQuery("update payment_order set receipts_at = ?1 where id = ?2 and receipts_at is null")
                        .setParameter(1, LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                        .setParameter(2, orderId)
                        .executeUpdate()
                == 1;
    }

    private List<Receipt> receipts(PaymentOrder order) {
        Booked booked = moneyBack.takings(order).captured().stream()
                .map(this::booked)
                .flatMap(Optional::stream)
                .filter(found -> !found.received().isEmpty())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(order.reference() + " is paid, and booked for no body"));
        LocalizedText payer = people.get(order.payerId()).name();
        var receipts = new ArrayList<Receipt>();
        booked.received().forEach((body, amount) -> {
            var received = new Receipt.Received(
                    booked.attempt().id(), payer, amount, booked.entry().bookedAt());
            var receipt = new Receipt(
                    ids.next(),
                    new Receipt.Identity(references.next(Receipt.PREFIX), VerificationCode.create(RANDOM)),
                    number(body, booked.entry()),
                    order,
                    received,
                    clock.instant());
            em.persist(receipt);
            receipts.add(receipt);
        });
        return receipts;
    }

    private Optional<Booked> booked(PaymentAttempt attempt) {
        return ledger.find(EntryKind.CAPTURE, PaymentAttempts.SOURCE, attempt.id())
                .map(entry -> new Booked(attempt, entry));
    }

    /** In the year of the books, however late it is given. */
    private ReceiptNumber number(long body, JournalEntry entry) {
        int year = country.day(entry.bookedAt()).getYear();
        return new ReceiptNumber(body, bodies.get(body).code(), year, counts.next(body, year));
    }
}
