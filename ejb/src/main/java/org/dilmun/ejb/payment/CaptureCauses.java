package org.dilmun.ejb.payment;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.payment.PaymentAttempt;
import org.dilmun.domain.payment.PaymentOrder;
import org.dilmun.ejb.ledger.Cause;
import org.dilmun.ejb.ledger.CauseSource;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;

/** Explains what an attempt has captured. */
@Stateless
@Interceptors(AgainAfterDeadlock.class)
public class CaptureCauses implements CauseSource {

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Inject
    OrderTrail trail;

    @Override
    public String source() {
        return PaymentAttempts.SOURCE;
    }

    @Override
    public Map<Long, Reference> references(Collection<Long> ids) {
        return em.createQuery("select a.id, a.reference from PaymentAttempt a where a.id in :ids", Object[].class)
                .setParameter("ids", ids)
                .getResultStream()
                .collect(Collectors.toMap(row -> (Long) row[0], row -> (Reference) row[1]));
    }

    @Override
    public Optional<Long> find(Reference reference) {
        return em.createQuery("select a.id from PaymentAttempt a where a.reference = :reference", Long.class)
                .setParameter("reference", reference)
                .getResultStream()
                .findFirst();
    }

    @Override
    public Cause explain(long id) {
        PaymentAttempt attempt = em.find(PaymentAttempt.class, id);
        return trail.of(em.find(PaymentOrder.class, attempt.orderId()), attempt);
    }
}
