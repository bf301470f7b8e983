package org.dilmun.ejb.receipt;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import org.joda.money.Money;

import org.dilmun.domain.document.VerificationCode;
import org.dilmun.domain.kernel.NotFound;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.payment.PaymentOrder;
import org.dilmun.domain.payment.Refund;
import org.dilmun.domain.payment.RefundStatus;
import org.dilmun.domain.receipt.Receipt;
import org.dilmun.ejb.access.Caller;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.party.Bodies;
import org.dilmun.ejb.payment.PaymentQueries;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;

/** Reads receipts for those who paid, and says of each whether it is genuine. */
@Stateless
@Interceptors(AgainAfterDeadlock.class)
public class Receipts {

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Inject
    Caller caller;

    @Inject
    PaymentQueries payments;

    @Inject
    Bodies bodies;

    @Inject
    Country country;

    /** @return the receipts of that order; whoever asks may see the order */
    public List<IssuedReceipt> ofOrder(PaymentOrder order) {
        return issued(em.createQuery("select r from Receipt r where r.orderId = :order order by r.id", Receipt.class)
                .setParameter("order", order.id())
                .getResultList());
    }

    /** @return the caller's own receipts of what was paid in that year, the newest first */
    public List<IssuedReceipt> listOwn(int year) {
        return issued(em.createQuery(
                        "select r from Receipt r where r.payerId = :payer and r.number.year = :year"
                                + " order by r.paidAt desc, r.id desc",
                        Receipt.class)
                .setParameter("payer", caller.actor().id())
                .setParameter("year", year)
                .getResultList());
    }

    /** @return the years in which the caller has paid something, the newest first */
    public List<Integer> ownYears() {
        return em.createQuery(
                        "select distinct r.number.year from Receipt r where r.payerId = :payer order by r.number.year desc",
                        Integer.class)
                .setParameter("payer", caller.actor().id())
                .getResultList();
    }

    /**
     * The receipt, for those who may see its order as its payer does.
     *
     * @throws NotFound if there is none
     */
    public IssuedReceipt getOwn(Reference reference) {
        Receipt receipt = em.createQuery("select r from Receipt r where r.reference = :reference", Receipt.class)
                .setParameter("reference", reference)
                .getResultStream()
                .findFirst()
                .orElseThrow(() -> new NotFound("receipt", reference));
        payments.getOwn(em.find(PaymentOrder.class, receipt.orderId()).reference());
        return issued(List.of(receipt)).get(0);
    }

    /** @return the receipt that has this code, for whoever holds it */
    public Optional<IssuedReceipt> verify(VerificationCode code) {
        return issued(em.createQuery("select r from Receipt r where r.code = :code", Receipt.class)
                        .setParameter("code", code)
                        .getResultList())
                .stream()
                .findFirst();
    }

    private List<IssuedReceipt> issued(List<Receipt> receipts) {
        if (receipts.isEmpty()) {
            return List.of();
        }
        var ids = receipts.stream().map(Receipt::orderId).distinct().toList();
        Map<Long, PaymentOrder> orders = em.createQuery(
                        "select o from PaymentOrder o where o.id in :ids", PaymentOrder.class)
                .setParameter("ids", ids)
                .getResultStream()
                .collect(Collectors.toMap(PaymentOrder::id, Function.identity()));
        Map<Long, List<Refund>> refunds = em.createQuery(
                        "select r from Refund r where r.orderId in :ids and r.status = :done", Refund.class)
                .setParameter("ids", ids)
                .setParameter("done", RefundStatus.DONE)
                .getResultStream()
                .collect(Collectors.groupingBy(Refund::orderId));
        return receipts.stream()
                .map(receipt -> issued(
                        receipt, orders.get(receipt.orderId()), refunds.getOrDefault(receipt.orderId(), List.of())))
                .toList();
    }

    private IssuedReceipt issued(Receipt receipt, PaymentOrder order, List<Refund> refunds) {
        return new IssuedReceipt(
                receipt,
                order,
                bodies.name(receipt.bodyId(), country.day(receipt.paidAt())),
                refunds.stream()
                        .filter(refund -> refund.attemptId() == null || refund.attemptId() == receipt.attemptId())
                        .map(refund -> partOf(refund, receipt, order))
                        .reduce(Money.zero(receipt.amount().getCurrencyUnit()), Money::plus));
    }

    /** What of that refund has come from the body of the receipt. */
    private static Money partOf(Refund refund, Receipt receipt, PaymentOrder order) {
        return refund.item(order)
                .map(item -> item.shares()
                        .getOrDefault(
                                receipt.bodyId(), Money.zero(receipt.amount().getCurrencyUnit())))
                .orElseGet(receipt::amount);
    }
}
