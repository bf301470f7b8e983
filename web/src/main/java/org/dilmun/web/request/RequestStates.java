package org.dilmun.web.request;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;

import org.dilmun.domain.directory.Workflow;
import org.dilmun.domain.request.Request;
import org.dilmun.domain.request.RequestStatus;
import org.dilmun.domain.request.WaitingOn;
import org.dilmun.ejb.request.Cases;
import org.dilmun.web.site.Lang;
import org.dilmun.web.site.Messages;

/** Where a case stands, in words for its applicant. */
@RequestScoped
public class RequestStates {

    /** In which an appeal and a complaint are told of in words of their own. */
    private static final Set<RequestStatus> IN_OWN_WORDS =
            Set.of(RequestStatus.OPEN, RequestStatus.COMPLETED, RequestStatus.REJECTED);

    /** What an open case waits for its applicant to do. */
    private static final Map<WaitingOn, String> ACTS =
            Map.of(WaitingOn.PAYMENT, "unpaid", WaitingOn.APPOINTMENT, "appointment");

    @Inject
    Cases cases;

    @Inject
    Messages messages;

    @Inject
    Lang lang;

    /** @return the colour of the state: {@code ok}, {@code warn}, {@code bad} or {@code info} */
    public String kind(Request request) {
        return switch (request.status()) {
            case COMPLETED -> "ok";
            case RETURNED -> "warn";
            case REJECTED, EXPIRED -> "bad";
            case OPEN -> ACTS.containsKey(request.waitingOn()) ? "warn" : "info";
            case DRAFT, WITHDRAWN -> "info";
        };
    }

    public String label(Request request) {
        return messages.text(lang.language(), "request.status." + code(request));
    }

    /** @return what happens next, and who has to do it */
    public String next(Request request) {
        boolean reopened = request.status() == RequestStatus.OPEN && request.reopenedAt() != null;
        boolean together = cases.paidTogether(request);
        String code = reopened ? "reopened" : together ? "together" : unsigned(request) ? "unsigned" : code(request);
        return messages.text(lang.language(), "request.next." + code);
    }

    /** Given back because others did not sign, and not by the body. */
    private boolean unsigned(Request request) {
        return request.status() == RequestStatus.RETURNED
                && cases.current(request).kind() == Workflow.Kind.SIGNATURES;
    }

    private static String code(Request request) {
        if (request.isHeld()) {
            return "held";
        }
        String status = request.status().name().toLowerCase(Locale.ROOT);
        if ((request.isAppeal() || request.isComplaint()) && IN_OWN_WORDS.contains(request.status())) {
            return (request.isAppeal() ? "appeal-" : "complaint-") + status;
        }
        if (request.isCorrection() && request.status() == RequestStatus.COMPLETED) {
            return "correction-completed";
        }
        if (request.awaitsSigners()) {
            return "signers";
        }
        return request.status() == RequestStatus.OPEN ? ACTS.getOrDefault(request.waitingOn(), status) : status;
    }
}
