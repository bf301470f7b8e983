package org.dilmun.ejb.payment;

import java.util.Optional;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.payment.PaymentOrder;
import org.dilmun.domain.payment.Purpose;
import org.dilmun.domain.request.Journey;
import org.dilmun.domain.request.Request;
import org.dilmun.ejb.access.Access;
import org.dilmun.ejb.persistence.AgainAfterDeadlock;
import org.dilmun.ejb.request.Applicants;

/** Who may see and pay an order: its payer, who acts in the payer's name, and the counter that applied for the payer. */
@Stateless
@Interceptors(AgainAfterDeadlock.class)
public class Payers {

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Inject
    Access access;

    @Inject
    Applicants applicants;

    @Inject
    PaymentOrders orders;

    /** The order, if the caller may see and pay it. */
    public PaymentOrder get(Reference reference) {
        PaymentOrder order = orders.get(reference);
        require(order);
        return order;
    }

    public void require(PaymentOrder order) {
        Optional<Request> request = request(order);
        if (request.filter(applicants::includes).isEmpty()) {
            access.requireSelfOrCounter(
                    order.payerId(),
                    order.bodyId(),
                    request.map(Request::submittedBy).orElse(null),
                    order.reference().value());
        }
    }

    /** @return the order of that case's fee, its own or one for several; whoever asks may see the case */
    public Optional<PaymentOrder> find(Request request) {
        return orders.findFor(request);
    }

    /** @return the order that pays for the parts of that journey together; whoever asks may see it */
    public Optional<PaymentOrder> find(Journey journey) {
        return orders.find(new Purpose(RequestTill.JOURNEY, journey.id()));
    }

    private Optional<Request> request(PaymentOrder order) {
        Purpose purpose = order.purpose();
        return purpose.kind().equals(RequestTill.PURPOSE)
                ? Optional.ofNullable(em.find(Request.class, purpose.id()))
                : Optional.empty();
    }
}
