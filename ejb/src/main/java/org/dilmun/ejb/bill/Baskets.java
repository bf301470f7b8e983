package org.dilmun.ejb.bill;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;

import org.joda.money.Money;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.bill.BasketLine;
import org.dilmun.domain.bill.Bill;
import org.dilmun.domain.bill.BillNotPayable;
import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.domain.kernel.NotFound;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.payment.AttemptStatus;
import org.dilmun.domain.payment.OrderItem;
import org.dilmun.domain.payment.OrderItems;
import org.dilmun.domain.payment.OrderStatus;
import org.dilmun.domain.payment.PaymentOrder;
import org.dilmun.domain.payment.PaymentTerms;
import org.dilmun.domain.payment.Purpose;
import org.dilmun.ejb.access.Access;
import org.dilmun.ejb.country.BusinessClock;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.notice.NoticeTexts;
import org.dilmun.ejb.payment.Gateways;
import org.dilmun.ejb.payment.PaymentOrders;
import org.dilmun.ejb.payment.TillClosed;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;
import org.dilmun.ejb.persistence.Ids;

/** What somebody chooses to pay together. */
@Stateless
@Interceptors(AgainAfterDeadlock.class)
public class Baskets {

    /** Bills of one order at most. */
    public static final int MOST = 50;

    /** While an attempt is one of these, the gateway may still take the money for it. */
    private static final Set<AttemptStatus> UNDECIDED = Arrays.stream(AttemptStatus.values())
            .filter(AttemptStatus::undecided)
            .collect(Collectors.toUnmodifiableSet());

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Inject
    Access access;

    @Inject
    Ids ids;

    @Inject
    BusinessClock clock;

    @Inject
    Country country;

    @Inject
    PaymentOrders orders;

    @Inject
    Gateways gateways;

    @Inject
    NoticeTexts texts;

    /** So much of that bill. */
    public record Choice(Reference bill, Money amount) {}

    /**
     * One order for all that was chosen, which the caller pays, whoever owes it. Orders for the same bills that the caller has left
     * unpaid are given up.
     *
     * @throws NothingChosen if it is nothing, or too much for one order
     * @throws NotFound if there is no such bill
     * @throws BillNotPayable if one of them cannot be paid
     * @throws org.dilmun.domain.bill.BillAmountRefused if it is too much or too little of one
     * @throws BillBeingPaid if a gateway may be taking money for one
     * @throws TillClosed if this installation is connected to no gateway
     */
    public PaymentOrder checkout(List<Choice> chosen) {
        Actor payer = access.requirePerson();
        if (chosen.isEmpty() || chosen.size() > MOST) {
            throw new NothingChosen(MOST);
        }
        var amounts = new TreeMap<Long, Money>();
        chosen.forEach(choice -> amounts.put(id(choice.bill()), choice.amount()));
        List<Bill> bills = amounts.keySet().stream().map(this::lock).toList(); // in one order, whoever pays what
        bills.forEach(bill -> bill.requirePayable(amounts.get(bill.id()), country.day(clock.instant())));
        if (gateways.offered(bills.get(0).bodyId()).isEmpty()) {
            throw new TillClosed();
        }
        bills.forEach(bill -> giveUpOthers(bill, payer));
        return order(payer, bills, amounts);
    }

    private PaymentOrder order(Actor payer, List<Bill> bills, Map<Long, Money> amounts) {
        long basket = ids.next();
        bills.forEach(bill -> em.persist(new BasketLine(ids.next(), basket, bill, amounts.get(bill.id()))));
        var items = new OrderItems(bills.stream()
                .map(bill -> new OrderItem(
                        Purpose.bill(bill.id()),
                        description(bill),
                        new TreeMap<>(Map.of(bill.bodyId(), amounts.get(bill.id())))))
                .toList());
        return orders.create(PaymentTerms.together(
                payer.id(),
                bills.get(0).bodyId(),
                bills.size() == 1 ? description(bills.get(0)) : texts.text("bill.basket", bills.size()),
                new Purpose(Purpose.BASKET, basket),
                items));
    }

    private LocalizedText description(Bill bill) {
        return texts.text("bill.item", bill.description(), bill.number());
    }

    /** What nobody is paying any more is given up, so that it cannot be paid besides; what may be paid this moment is waited for. */
    private void giveUpOthers(Bill bill, Actor payer) {
        for (PaymentOrder other : openOrders(bill)) {
            if (mayBeTaken(other)) {
                throw new BillBeingPaid(bill.reference());
            }
            if (other.payerId() == payer.id()) {
                orders.lock(other.id()).cancel(clock.instant());
            }
        }
    }

    private List<PaymentOrder> openOrders(Bill bill) {
        return em.createQuery(
                        "select o from PaymentOrder o, BasketLine l where l.billId = :bill and o.purposeKind = :basket"
                                + " and o.purposeId = l.basketId and o.status = :open order by o.id",
                        PaymentOrder.class)
                .setParameter("bill", bill.id())
                .setParameter("basket", Purpose.BASKET)
                .setParameter("open", OrderStatus.OPEN)
                .getResultList();
    }

    private boolean mayBeTaken(PaymentOrder order) {
        return !em.createQuery(
                        "select a.id from PaymentAttempt a where a.orderId = :order and a.status in :undecided",
                        Long.class)
                .setParameter("order", order.id())
                .setParameter("undecided", UNDECIDED)
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }

    private long id(Reference reference) {
        return em.createQuery("select b.id from Bill b where b.reference = :reference", Long.class)
                .setParameter("reference", reference)
                .getResultStream()
                .findFirst()
                .orElseThrow(() -> new NotFound("bill", reference));
    }

    private Bill lock(long id) {
        return em.find(Bill.class, id, LockModeType.PESSIMISTIC_WRITE);
    }
}
