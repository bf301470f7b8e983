package org.dilmun.ejb.bill;

import java.util.List;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import org.joda.money.Money;

import org.dilmun.domain.bill.BasketLine;
import org.dilmun.domain.bill.Bill;
import org.dilmun.domain.bill.BillStatus;
import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.domain.kernel.NotFound;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.payment.OrderStatus;
import org.dilmun.domain.payment.PaymentOrder;
import org.dilmun.domain.payment.Purpose;
import org.dilmun.ejb.access.Access;
import org.dilmun.ejb.country.BusinessClock;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.party.Bodies;
import org.dilmun.ejb.payment.MoneyBack;
import org.dilmun.ejb.payment.Takings;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;

/** Reads bills for those who pay them, and what was paid for those who billed. */
@Stateless
@Interceptors(AgainAfterDeadlock.class)
public class BillQueries {

    /** Of one person at once. */
    private static final int AT_MOST = 200;

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Inject
    Access access;

    @Inject
    Bills bills;

    @Inject
    MoneyBack moneyBack;

    @Inject
    Bodies bodies;

    @Inject
    Country country;

    @Inject
    BusinessClock clock;

    /**
     * A bill as whoever has its reference sees it; whose it is stands nowhere.
     *
     * @param payable whether it can be paid today
     * @param overdue whether the day to pay it in time is over
     */
    public record ShownBill(Bill bill, LocalizedText body, boolean payable, boolean overdue) {}

    /**
     * A payment of a bill.
     *
     * @param amount what of the order was for the bill
     * @param takings what was taken for the order, and what goes back of that for the bill
     */
    public record BillPayment(PaymentOrder order, Money amount, Takings takings) {}

    /** @return what the caller owes and can pay, by the day on which it is due, those without one last */
    public List<ShownBill> listOwn() {
        return open(access.requirePerson().id()).stream().map(this::shown).toList();
    }

    /** @return those bills as a page shows them; whoever asks has them already */
    public List<ShownBill> show(List<Bill> found) {
        return found.stream().map(this::shown).toList();
    }

    /** @return of that party; who asks is not judged */
    public List<Bill> open(long partyId) {
        return em.createQuery(
                        "select b from Bill b where b.debtorId = :debtor and b.status = :open"
                                + " and (b.payableUntil is null or b.payableUntil >= :today)"
                                + " order by case when b.dueOn is null then 1 else 0 end, b.dueOn, b.id",
                        Bill.class)
                .setParameter("debtor", partyId)
                .setParameter("open", BillStatus.OPEN)
                .setParameter("today", country.day(clock.instant()))
                .setMaxResults(AT_MOST)
                .getResultList();
    }

    /**
     * The bill, for whoever has its reference.
     *
     * @throws NotFound if there is none
     */
    public ShownBill get(Reference reference) {
        return em.createQuery("select b from Bill b where b.reference = :reference", Bill.class)
                .setParameter("reference", reference)
                .getResultStream()
                .findFirst()
                .map(this::shown)
                .orElseThrow(() -> new NotFound("bill", reference));
    }

    /** @return what was paid of that bill, the oldest first, for those who may see the bills of its body */
    public List<BillPayment> payments(Reference reference) {
        var purpose = Purpose.bill(bills.getOfBody(reference).id());
        return em.createQuery(
                        "select o, l from PaymentOrder o, BasketLine l where l.billId = :bill"
                                + " and o.purposeKind = :basket and o.purposeId = l.basketId"
                                + " and o.status in :paid order by o.id",
                        Object[].class)
                .setParameter("bill", purpose.id())
                .setParameter("basket", Purpose.BASKET)
                .setParameter("paid", List.of(OrderStatus.PAID, OrderStatus.REFUNDED))
                .getResultStream()
                .map(row -> payment((PaymentOrder) row[0], (BasketLine) row[1], purpose))
                .toList();
    }

    private BillPayment payment(PaymentOrder order, BasketLine line, Purpose bill) {
        return new BillPayment(order, line.amount(), moneyBack.takings(order).of(bill));
    }

    private ShownBill shown(Bill bill) {
        var today = country.day(clock.instant());
        return new ShownBill(
                bill,
                bodies.name(bill.bodyId(), today),
                bill.payable(today),
                bill.status() == BillStatus.OPEN && bill.dueOn() != null && today.isAfter(bill.dueOn()));
    }
}
