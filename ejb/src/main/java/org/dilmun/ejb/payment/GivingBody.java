package org.dilmun.ejb.payment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import org.dilmun.domain.payment.OrderItem;
import org.dilmun.domain.payment.PaymentOrder;
import org.dilmun.domain.payment.Purpose;
import org.dilmun.domain.payment.Refund;
import org.dilmun.domain.request.Request;

/** Which body decides that money goes back, and gives it back. */
@ApplicationScoped
public class GivingBody {

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    /** @return id of the body: of a case among others its own, of a bill the one that billed, of the whole order the one that collects */
    public long of(Refund refund, PaymentOrder order) {
        return refund.item(order).map(this::of).orElse(order.bodyId());
    }

    /** @return id of the body that gives back what was paid for that */
    public long of(OrderItem item) {
        return item.of().kind().equals(Purpose.BILL)
                ? item.shares().firstKey()
                : em.find(Request.class, item.of().id()).bodyId();
    }
}
