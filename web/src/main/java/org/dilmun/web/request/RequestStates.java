package org.dilmun.web.request;

import java.util.Locale;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;

import org.dilmun.domain.request.Request;
import org.dilmun.domain.request.RequestStatus;
import org.dilmun.domain.request.WaitingOn;
import org.dilmun.web.site.Lang;
import org.dilmun.web.site.Messages;

/** Where a case stands, in words for its applicant. */
@RequestScoped
public class RequestStates {

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
            case OPEN -> request.waitingOn() == WaitingOn.PAYMENT ? "warn" : "info";
            case DRAFT, WITHDRAWN -> "info";
        };
    }

    public String label(Request request) {
        return messages.text(lang.language(), "request.status." + code(request));
    }

    /** @return what happens next, and who has to do it */
    public String next(Request request) {
        return messages.text(lang.language(), "request.next." + code(request));
    }

    private static String code(Request request) {
        boolean unpaid = request.status() == RequestStatus.OPEN && request.waitingOn() == WaitingOn.PAYMENT;
        return unpaid ? "unpaid" : request.status().name().toLowerCase(Locale.ROOT);
    }
}
