package org.dilmun.ejb.notice;

import java.util.Objects;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.dilmun.domain.directory.Workflow;
import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.domain.notice.NoticeDraft;
import org.dilmun.domain.request.Reason;
import org.dilmun.domain.request.Request;
import org.dilmun.domain.request.RequestStatus;
import org.dilmun.domain.request.WaitingOn;
import org.dilmun.ejb.party.Bodies;
import org.dilmun.ejb.request.CaseListener;
import org.dilmun.ejb.request.Cases;
import org.dilmun.ejb.request.RequestFees;

/** Tells applicants what has become of their case and what comes next. That their payment came, the payment tells. */
@ApplicationScoped
public class CaseNotices implements CaseListener {

    @Inject
    Notices notices;

    @Inject
    NoticeTexts texts;

    @Inject
    Cases cases;

    @Inject
    RequestFees fees;

    @Inject
    Bodies bodies;

    @Override
    public void moved(Request request, RequestStatus before) {
        switch (request.status()) {
            case OPEN -> open(request, before);
            case RETURNED -> send(
                    request, "returned", reason(request, "returned"), texts.text("request.returned.next"));
            case COMPLETED -> completed(request);
            case REJECTED -> send(
                    request,
                    "rejected",
                    reason(request, "rejected"),
                    texts.text("request.rejected.next", body(request)));
            case WITHDRAWN -> withdrawn(request);
            case DRAFT, EXPIRED -> {} // no act of a person leads there
        }
    }

    private void open(Request request, RequestStatus before) {
        boolean unpaid = request.waitingOn() == WaitingOn.PAYMENT;
        if (before == RequestStatus.DRAFT) {
            send(request, "received", next(request));
        } else if (before == RequestStatus.RETURNED) {
            send(request, "resubmitted", unpaid ? next(request) : underReview(request));
        } else if (unpaid) {
            send(request, "fee", next(request));
        }
    }

    private LocalizedText next(Request request) {
        if (request.waitingOn() == WaitingOn.PAYMENT) {
            var fee = fees.total(cases.fee(request));
            return texts.text("request.next.pay", fee, body(request));
        }
        return cases.expectedOn(request)
                .map(day -> texts.text("request.next.review-by", body(request), day))
                .orElseGet(() -> underReview(request));
    }

    /** Without a day: the promise of the body counts from the submission, and an answer may come after it. */
    private LocalizedText underReview(Request request) {
        return texts.text("request.next.review", body(request));
    }

    /** A case that ends with a certificate is told of with it. */
    private void completed(Request request) {
        if (cases.service(request).certificate().isEmpty()) {
            send(request, "completed", texts.text("request.completed.next"));
        }
    }

    private void withdrawn(Request request) {
        boolean unpaid = cases.current(request).kind() == Workflow.Kind.PAYMENT;
        LocalizedText next = texts.text("request.withdrawn.next", body(request));
        send(request, "withdrawn", unpaid ? texts.paragraphs(texts.text("request.withdrawn.fee"), next) : next);
    }

    /** @return what the officer chose and wrote; null if nothing */
    private LocalizedText reason(Request request, String event) {
        Reason reason = request.history().get(request.history().size() - 1).reason();
        return reason.given()
                ? texts.paragraphs(Stream.concat(
                                Stream.of(texts.text("request." + event + ".reason")),
                                Stream.of(reason.saved(), reason.words())
                                        .filter(Objects::nonNull)
                                        .map(said -> texts.text("request.quote", said)))
                        .toArray(LocalizedText[]::new))
                : null;
    }

    /** @param more paragraphs behind the first; null for none */
    private void send(Request request, String event, LocalizedText... more) {
        LocalizedText service = cases.service(request).name();
        LocalizedText first = texts.text("request." + event + ".text", service, request.reference(), body(request));
        notices.send(new NoticeDraft(
                String.join(
                        "/",
                        "request",
                        request.reference().value(),
                        event,
                        Integer.toString(request.history().size())),
                request.applicantId(),
                request.bodyId(),
                texts.text("request." + event + ".subject", service),
                texts.paragraphs(Stream.concat(Stream.of(first), Stream.of(more).filter(each -> each != null))
                        .toArray(LocalizedText[]::new)),
                "/my/requests/" + request.reference(),
                null));
    }

    private LocalizedText body(Request request) {
        return bodies.get(request.bodyId()).name();
    }
}
