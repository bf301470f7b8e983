package org.dilmun.ejb.bill;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.bill.Bill;
import org.dilmun.domain.payment.OrderItem;
import org.dilmun.domain.payment.PaymentOrder;
import org.dilmun.domain.payment.Purpose;
import org.dilmun.domain.payment.Refund.Ground;
import org.dilmun.domain.payment.RefundCause;
import org.dilmun.ejb.country.BusinessClock;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.payment.MoneyBack;
import org.dilmun.ejb.payment.PaidListener;

/**
 * Where bills and payments meet: a paid order pays its bills, in the transaction that captures. What came for a bill that takes it
 * no more goes back by itself.
 */
@ApplicationScoped
public class BillTill implements PaidListener {

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Inject
    BusinessClock clock;

    @Inject
    Country country;

    @Inject
    MoneyBack moneyBack;

    private Bill lock(long id) {
        return em.find(Bill.class, id, LockModeType.PESSIMISTIC_WRITE);
    }

    private Map<Long, Bill> bills(long basket) {
        return em.createQuery(
                        "select l.billId from BasketLine l where l.basketId = :basket order by l.billId", Long.class)
                .setParameter("basket", basket)
                .getResultStream()
                .map(this::lock)
                .collect(Collectors.toMap(Bill::id, Function.identity()));
    }

    @Override
    public void lock(Purpose purpose) {
        if (purpose.kind().equals(Purpose.BASKET)) {
            bills(purpose.id());
        }
    }

    /** Between choosing and paying somebody else may have paid, and the body taken back or changed, what is to be paid. */
    @Override
    public void requireDue(PaymentOrder order) {
        if (order.purpose().kind().equals(Purpose.BASKET)) {
            Map<Long, Bill> bills = bills(order.purpose().id());
            order.items().list().forEach(item -> bills.get(item.of().id())
                    .requirePayable(item.amount(), country.day(clock.instant())));
        }
    }

    @Override
    public void paid(PaymentOrder order) {
        if (order.purpose().kind().equals(Purpose.BASKET)) {
            Map<Long, Bill> bills = bills(order.purpose().id());
            order.items()
                    .list()
                    .forEach(item -> paid(order, item, bills.get(item.of().id())));
        }
    }

    private void paid(PaymentOrder order, OrderItem item, Bill bill) {
        if (bill.takes(item.amount())) {
            bill.receive(item.amount(), clock.instant());
        } else {
            moneyBack.owe(
                    order,
                    item,
                    new Ground(
                            RefundCause.NOT_AWAITED,
                            null,
                            Actor.system("payment").recorded()));
        }
    }
}
