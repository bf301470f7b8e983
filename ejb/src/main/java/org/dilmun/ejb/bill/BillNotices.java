package org.dilmun.ejb.bill;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.dilmun.domain.bill.Bill;
import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.domain.notice.NoticeDraft;
import org.dilmun.ejb.notice.NoticeTexts;
import org.dilmun.ejb.notice.Notices;
import org.dilmun.ejb.party.Bodies;

/** Tells people what they are billed. Of a bill of nobody's nobody is told. */
@ApplicationScoped
public class BillNotices {

    @Inject
    Notices notices;

    @Inject
    NoticeTexts texts;

    @Inject
    Bodies bodies;

    /** A bill is there, or another one than before. */
    void presented(Bill bill) {
        LocalizedText body = bodies.get(bill.bodyId()).name();
        LocalizedText text = texts.text("bill.presented.text", body, bill.left(), bill.description(), bill.number());
        send(
                bill,
                "presented/" + bill.changedAt().toEpochMilli(),
                texts.text("bill.presented.subject", bill.description()),
                bill.dueOn() == null ? text : texts.paragraphs(text, texts.text("bill.presented.due", bill.dueOn())));
    }

    void cancelled(Bill bill) {
        send(
                bill,
                "cancelled",
                texts.text("bill.cancelled.subject", bill.description()),
                texts.text("bill.cancelled.text", bodies.get(bill.bodyId()).name(), bill.description(), bill.number()));
    }

    private void send(Bill bill, String event, LocalizedText subject, LocalizedText text) {
        if (bill.debtorId() != null) {
            notices.send(new NoticeDraft(
                    "bill/" + bill.reference() + "/" + event,
                    bill.debtorId(),
                    bill.bodyId(),
                    subject,
                    text,
                    "/bills/" + bill.reference(),
                    null));
        }
    }
}
