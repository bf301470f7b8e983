package org.dilmun.ejb.school;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.dilmun.domain.notice.NoticeDraft;
import org.dilmun.domain.request.Request;
import org.dilmun.domain.school.Transfer;
import org.dilmun.ejb.notice.NoticeTexts;
import org.dilmun.ejb.notice.Notices;
import org.dilmun.ejb.request.Cases;

/** Tells applicants what becomes of the seat that they ask for. */
@ApplicationScoped
public class TransferNotices {

    @Inject
    Schools schools;

    @Inject
    Cases cases;

    @Inject
    Notices notices;

    @Inject
    NoticeTexts texts;

    /** No seat is free: it is on the waiting list. */
    public void waiting(Request request, Transfer transfer) {
        send(request, transfer, "waiting");
    }

    /** The seat waits for the pupil until a day. */
    public void approved(Request request, Transfer transfer) {
        send(request, transfer, "approved", transfer.reservedUntil());
    }

    private void send(Request request, Transfer transfer, String event, Object... more) {
        Object[] values = new Object[more.length + 2];
        values[0] = request.reference();
        values[1] = schools.get(transfer.wanted().school()).name();
        System.arraycopy(more, 0, values, 2, more.length);
        notices.send(new NoticeDraft(
                String.join(
                        "/",
                        "school-transfer",
                        Long.toString(transfer.id()),
                        event,
                        Integer.toString(request.version())),
                request.applicantId(),
                request.bodyId(),
                texts.text(
                        "school." + event + ".subject", cases.service(request).name()),
                texts.text("school." + event + ".text", values),
                "/my/requests/" + request.reference(),
                null));
    }
}
