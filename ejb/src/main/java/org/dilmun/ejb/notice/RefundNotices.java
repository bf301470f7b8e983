package org.dilmun.ejb.notice;

import java.util.Locale;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.domain.notice.NoticeDraft;
import org.dilmun.domain.payment.OrderItem;
import org.dilmun.domain.payment.PaymentOrder;
import org.dilmun.domain.payment.Purpose;
import org.dilmun.domain.payment.Refund;
import org.dilmun.domain.payment.RefundCause;
import org.dilmun.domain.request.Request;
import org.dilmun.ejb.party.Bodies;
import org.dilmun.ejb.payment.GivingBody;
import org.dilmun.ejb.payment.RefundListener;
import org.dilmun.ejb.payment.RequestTill;

/**
 * Tells payers that their money is on its way back, with the reason, and that it has been sent. Once for what a payment has
 * captured: where the gateway refuses, and it is tried again, nothing is announced a second time.
 */
@ApplicationScoped
public class RefundNotices implements RefundListener {

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Inject
    Notices notices;

    @Inject
    NoticeTexts texts;

    @Inject
    Bodies bodies;

    @Inject
    GivingBody giver;

    @Override
    public void owed(PaymentOrder order, Refund refund) {
        send(
                order,
                refund,
                "announced",
                texts.paragraphs(
                        texts.text(
                                "refund.announced.text",
                                order.amountOf(refund),
                                description(order, refund),
                                order.reference()),
                        texts.text("refund.announced.reason"),
                        texts.text("request.quote", reason(refund)),
                        texts.text("refund.announced.next")));
    }

    @Override
    public void carriedOut(PaymentOrder order, Refund refund) {
        send(
                order,
                refund,
                "done",
                texts.paragraphs(
                        texts.text(
                                "refund.done.text",
                                order.amountOf(refund),
                                description(order, refund),
                                order.reference(),
                                refund.reference()),
                        texts.text(
                                "refund.done.next",
                                bodies.get(giver.of(refund, order)).name())));
    }

    private static LocalizedText description(PaymentOrder order, Refund refund) {
        return refund.item(order).map(OrderItem::description).orElseGet(order::description);
    }

    private Object reason(Refund refund) {
        return refund.cause() == RefundCause.OFFICIAL
                ? refund.reason()
                : texts.text("refund.cause." + refund.cause().name().toLowerCase(Locale.ROOT));
    }

    private void send(PaymentOrder order, Refund refund, String event, LocalizedText text) {
        notices.send(new NoticeDraft(
                key(order, refund, event),
                order.payerId(),
                giver.of(refund, order),
                texts.text("refund." + event + ".subject", description(order, refund)),
                text,
                link(order, refund),
                null));
    }

    private static String key(PaymentOrder order, Refund refund, String event) {
        String key = String.join("/", "refund", order.reference().value(), String.valueOf(refund.attemptId()), event);
        return refund.part().map(part -> key + "/" + part.id()).orElse(key);
    }

    private String link(PaymentOrder order, Refund refund) {
        Long request = order.purpose().kind().equals(RequestTill.PURPOSE)
                ? Long.valueOf(order.purpose().id())
                : refund.part().map(part -> part.idOf(Purpose.REQUEST)).orElse(null);
        return request == null
                ? "/pay/" + order.reference() + "/receipt"
                : "/my/requests/" + em.find(Request.class, request).reference();
    }
}
