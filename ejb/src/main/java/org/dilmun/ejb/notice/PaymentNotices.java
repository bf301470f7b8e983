package org.dilmun.ejb.notice;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.domain.notice.NoticeDraft;
import org.dilmun.domain.payment.PaymentOrder;
import org.dilmun.domain.request.Request;
import org.dilmun.ejb.party.Bodies;
import org.dilmun.ejb.payment.PaidListener;
import org.dilmun.ejb.payment.RequestTill;

/** Tells payers that their payment has come. It says nothing that depends on whether their case has gone on by then. */
@ApplicationScoped
public class PaymentNotices implements PaidListener {

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Inject
    Notices notices;

    @Inject
    NoticeTexts texts;

    @Inject
    Bodies bodies;

    @Override
    public void paid(PaymentOrder order) {
        notices.send(new NoticeDraft(
                "paid/" + order.reference(),
                order.payerId(),
                order.bodyId(),
                texts.text("payment.received.subject", order.description()),
                text(order),
                "/pay/" + order.reference() + "/receipt",
                null));
    }

    private LocalizedText text(PaymentOrder order) {
        LocalizedText received =
                texts.text("payment.received.text", order.amount(), order.description(), order.reference());
        if (!order.purpose().kind().equals(RequestTill.PURPOSE)) {
            return received;
        }
        Request request = em.find(Request.class, order.purpose().id());
        return texts.paragraphs(
                received,
                texts.text(
                        "payment.received.request",
                        request.reference(),
                        bodies.get(order.bodyId()).name()));
    }
}
