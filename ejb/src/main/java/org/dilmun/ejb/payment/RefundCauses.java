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
import org.dilmun.domain.payment.PaymentOrder;
import org.dilmun.domain.payment.Refund;
import org.dilmun.ejb.ledger.Cause;
import org.dilmun.ejb.ledger.Cause.Kind;
import org.dilmun.ejb.ledger.Cause.Step;
import org.dilmun.ejb.ledger.CauseSource;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;

/** Explains what goes back to a payer, by what was captured before. */
@Stateless
@Interceptors(AgainAfterDeadlock.class)
public class RefundCauses implements CauseSource {

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Inject
    OrderTrail trail;

    @Inject
    MoneyBack moneyBack;

    @Override
    public String source() {
        return MoneyBack.SOURCE;
    }

    @Override
    public Map<Long, Reference> references(Collection<Long> ids) {
        return em.createQuery("select r.id, r.reference from Refund r where r.id in :ids", Object[].class)
                .setParameter("ids", ids)
                .getResultStream()
                .collect(Collectors.toMap(row -> (Long) row[0], row -> (Reference) row[1]));
    }

    @Override
    public Optional<Long> find(Reference reference) {
        return em.createQuery("select r.id from Refund r where r.reference = :reference", Long.class)
                .setParameter("reference", reference)
                .getResultStream()
                .findFirst();
    }

    @Override
    public Cause explain(long id) {
        Refund refund = em.find(Refund.class, id);
        PaymentOrder order = em.find(PaymentOrder.class, refund.orderId());
        return trail.of(
                order,
                moneyBack.takings(order).capture(refund),
                new Step(Kind.REFUND, refund.reference(), refund.requestedAt(), refund.endedAt(), refund.rrn()));
    }
}
