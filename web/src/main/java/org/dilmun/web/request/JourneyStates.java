package org.dilmun.web.request;

import java.util.List;
import java.util.Locale;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;

import org.dilmun.domain.request.Request;
import org.dilmun.domain.request.RequestStatus;
import org.dilmun.ejb.request.Cases;
import org.dilmun.web.site.Lang;
import org.dilmun.web.site.Messages;

/** Where a journey stands as a whole, in words for its applicant. */
@RequestScoped
public class JourneyStates {

    @Inject
    Cases cases;

    @Inject
    Messages messages;

    @Inject
    Lang lang;

    /** What the applicant or a body has to do next, or how it ended. */
    public enum State {
        UNPAID("warn"),
        RETURNED("warn"),
        OPEN("info"),
        COMPLETED("ok"),
        /** Some parts were completed, and others were not. */
        PARTLY("warn"),
        WITHDRAWN("info"),
        ENDED("bad");

        private final String kind;

        State(String kind) {
            this.kind = kind;
        }
    }

    /** @param parts that have been handed in */
    public State of(List<Request> parts) {
        if (parts.stream().anyMatch(cases::paidTogether)) {
            return State.UNPAID;
        }
        if (any(parts, RequestStatus.RETURNED)) {
            return State.RETURNED;
        }
        if (any(parts, RequestStatus.OPEN)) {
            return State.OPEN;
        }
        if (any(parts, RequestStatus.COMPLETED)) {
            return all(parts, RequestStatus.COMPLETED) ? State.COMPLETED : State.PARTLY;
        }
        return all(parts, RequestStatus.WITHDRAWN) ? State.WITHDRAWN : State.ENDED;
    }

    private static boolean any(List<Request> parts, RequestStatus status) {
        return parts.stream().anyMatch(part -> part.status() == status);
    }

    private static boolean all(List<Request> parts, RequestStatus status) {
        return parts.stream().allMatch(part -> part.status() == status);
    }

    /** @return the colour of the state */
    public String kind(State state) {
        return state.kind;
    }

    public String label(State state) {
        return messages.text(lang.language(), "journey.status." + code(state));
    }

    /** @return what happens next, and who has to do it */
    public String next(State state) {
        return messages.text(lang.language(), "journey.next." + code(state));
    }

    private static String code(State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
