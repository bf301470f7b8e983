package org.dilmun.ejb.notice;

import java.util.ArrayList;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.domain.notice.NoticeDraft;
import org.dilmun.domain.payment.PaymentOrder;
import org.dilmun.domain.receipt.Receipt;
import org.dilmun.domain.request.Request;
import org.dilmun.ejb.party.Bodies;
import org.dilmun.ejb.payment.RequestTill;

/** Tells payers that their payment has come, with its receipts. It says nothing that depends on whether their case has gone on by then. */
@ApplicationScoped
public class PaymentNotices {

    @PersistenceContext(unitName = "dilmun")
    EntityManager em;

    @Inject
    Notices notices;

    @Inject
    NoticeTexts texts;

    @Inject
    Bodies bodies;

    /** Told once for each order; also where an older release has told it when the money came. */
    public void received(PaymentOrder order, List<Receipt> receipts) {
        notices.send(new NoticeDraft(
                "paid/" + order.reference(),
                order.payerId(),
                order.bodyId(),
                texts.text("payment.received.subject", order.description()),
                text(order, receipts),
                "/pay/" + order.reference() + "/receipt",
                null));
    }

    private LocalizedText text(PaymentOrder order, List<Receipt> receipts) {
        var paragraphs = new ArrayList<LocalizedText>();
        paragraphs.add(texts.text("payment.received.text", order.amount(), order.description(), order.reference()));
        receipts.forEach(receipt -> paragraphs.add(texts.text(
                "payment.received.receipt",
                receipt.number(),
                bodies.get(receipt.bodyId()).name(),
                receipt.amount())));
        if (order.purpose().kind().equals(RequestTill.PURPOSE)) {
            Request request = em.find(Request.class, order.purpose().id());
            paragraphs.add(texts.text(
                    "payment.received.request",
                    request.reference(),
                    bodies.get(order.bodyId()).name()));
        }
        return texts.paragraphs(paragraphs.toArray(LocalizedText[]::new));
    }
}
