package org.dilmun.ejb.payment;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;

import org.dilmun.domain.kernel.NotFound;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.payment.PaymentOrder;
import org.dilmun.domain.payment.PaymentTerms;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.persistence.Ids;

/** What people are to pay. Whose order it is its callers judge. */
@Stateless
public class PaymentOrders {

    private static final SecureRandom RANDOM = new SecureRandom();

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Inject
    Ids ids;

    @Inject
    InstantSource clock;

    @Inject
    Country country;

    /**
     * The order for that purpose, made if there is none.
     *
     * @throws IllegalStateException if there is one of another amount
     */
    public PaymentOrder create(PaymentTerms terms) {
        PaymentOrder order = em.createQuery(
                        "select o from PaymentOrder o where o.purposeKind = :kind and o.purposeId = :id",
                        PaymentOrder.class)
                .setParameter("kind", terms.purpose().kind())
                .setParameter("id", terms.purpose().id())
                .getResultStream()
                .findFirst()
                .orElseGet(() -> add(terms));
        if (!order.amount().equals(terms.amount())) {
            throw new IllegalStateException(order.reference() + " is of another amount");
        }
        return order;
    }

    private PaymentOrder add(PaymentTerms terms) {
        var order = new PaymentOrder(ids.next(), newReference("PAY"), terms, clock.instant());
        em.persist(order);
        return order;
    }

    /** @throws NotFound if there is none */
    public PaymentOrder get(Reference reference) {
        return get(reference, LockModeType.NONE);
    }

    /** The order, locked until the end of the transaction: whatever changes it or its attempts begins here. */
    public PaymentOrder lock(Reference reference) {
        return get(reference, LockModeType.PESSIMISTIC_WRITE);
    }

    public PaymentOrder lock(long id) {
        return em.find(PaymentOrder.class, id, LockModeType.PESSIMISTIC_WRITE);
    }

    private PaymentOrder get(Reference reference, LockModeType lock) {
        List<PaymentOrder> found = em.createQuery(
                        "select o from PaymentOrder o where o.reference = :reference", PaymentOrder.class)
                .setParameter("reference", reference)
                .setLockMode(lock)
                .getResultList();
        if (found.isEmpty()) {
            throw new NotFound("payment-order", reference);
        }
        return found.get(0);
    }

    public Reference newReference(String prefix) {
        return Reference.create(prefix, country.day(clock.instant()).getYear(), RANDOM);
    }
}
