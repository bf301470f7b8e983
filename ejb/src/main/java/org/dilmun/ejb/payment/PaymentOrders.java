package org.dilmun.ejb.payment;

import java.util.Optional;

import jakarta.ejb.Stateless;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;

import org.dilmun.domain.kernel.NotFound;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.payment.PaymentOrder;
import org.dilmun.domain.payment.PaymentTerms;
import org.dilmun.domain.payment.Purpose;
import org.dilmun.domain.request.Request;
import org.dilmun.ejb.country.BusinessClock;
import org.dilmun.ejb.country.References;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;
import org.dilmun.ejb.persistence.Ids;

/**
 * What people are to pay. Whose order it is its callers judge.
 *
 * <p>Locks are taken in one order everywhere, so that no two transactions wait for each other: first what is paid for (a case
 * with its tasks), then the payment order, then its attempts and refunds. Whoever has a case comes here for its order; whoever
 * begins with an order, such as a gateway's message, gets the case locked by {@link #lock}.
 */
@Stateless
@Interceptors(AgainAfterDeadlock.class)
public class PaymentOrders {

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Inject
    Ids ids;

    @Inject
    BusinessClock clock;

    @Inject
    References references;

    @Inject
    @Any
    Instance<PaidListener> listeners;

    /**
     * The order for that purpose, made if there is none.
     *
     * @throws IllegalStateException if there is one of another amount
     */
    public PaymentOrder create(PaymentTerms terms) {
        PaymentOrder order = find(terms.purpose()).orElseGet(() -> add(terms));
        if (!order.amount().equals(terms.amount())) {
            throw new IllegalStateException(order.reference() + " is of another amount");
        }
        return order;
    }

    /** @return the order that pays for that, if there is one */
    public Optional<PaymentOrder> find(Purpose purpose) {
        return em.createQuery(
                        "select o from PaymentOrder o where o.purposeKind = :kind and o.purposeId = :id",
                        PaymentOrder.class)
                .setParameter("kind", purpose.kind())
                .setParameter("id", purpose.id())
                .getResultStream()
                .findFirst();
    }

    /** @return the order that pays for that case: its own, or the one of its journey if that pays for it */
    public Optional<PaymentOrder> findFor(Request request) {
        Optional<PaymentOrder> own = find(new Purpose(RequestTill.PURPOSE, request.id()));
        return own.isPresent() || !request.isPart()
                ? own
                : find(new Purpose(RequestTill.JOURNEY, request.journeyId()))
                        .filter(order ->
                                order.items().of(Purpose.request(request.id())).isPresent());
    }

    private PaymentOrder add(PaymentTerms terms) {
        var order = new PaymentOrder(ids.next(), references.next("PAY"), terms, clock.instant());
        em.persist(order);
        return order;
    }

    /** @throws NotFound if there is none */
    public PaymentOrder get(Reference reference) {
        return em.createQuery("select o from PaymentOrder o where o.reference = :reference", PaymentOrder.class)
                .setParameter("reference", reference)
                .getResultStream()
                .findFirst()
                .orElseThrow(() -> new NotFound("payment-order", reference));
    }

    /**
     * The order, locked until the end of the transaction, and before it what it pays for: whatever changes an order, its
     * attempts or its refunds begins here.
     *
     * @throws NotFound if there is none
     */
    public PaymentOrder lock(Reference reference) {
        return em.createQuery("select o.id from PaymentOrder o where o.reference = :reference", Long.class)
                .setParameter("reference", reference)
                .getResultStream()
                .findFirst()
                .map(this::lock)
                .orElseThrow(() -> new NotFound("payment-order", reference));
    }

    /** As {@link #lock(Reference)}. */
    public PaymentOrder lock(long id) {
        Object[] purpose = em.createQuery(
                        "select o.purposeKind, o.purposeId from PaymentOrder o where o.id = :id", Object[].class)
                .setParameter("id", id)
                .getSingleResult();
        listeners.forEach(listener -> listener.lock(new Purpose((String) purpose[0], (Long) purpose[1])));
        return em.find(PaymentOrder.class, id, LockModeType.PESSIMISTIC_WRITE);
    }
}
