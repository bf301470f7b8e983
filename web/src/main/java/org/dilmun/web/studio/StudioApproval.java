package org.dilmun.web.studio;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.annotation.RequestParameterMap;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import org.dilmun.domain.access.Permission;
import org.dilmun.domain.kernel.Digits;
import org.dilmun.domain.kernel.Problem;
import org.dilmun.domain.studio.DraftState;
import org.dilmun.domain.studio.PublicationTimeWrong;
import org.dilmun.domain.studio.ReturnReasonMissing;
import org.dilmun.domain.studio.ServiceDraft;
import org.dilmun.ejb.access.Access;
import org.dilmun.ejb.access.Caller;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.studio.Approvals;
import org.dilmun.web.site.FormErrors;
import org.dilmun.web.site.ShownVersion;

/** What somebody who did not write in the draft that is shown decides about it: publication, now or at a time, or its return. */
@Named
@RequestScoped
public class StudioApproval {

    @Inject
    ShownService shown;

    @Inject
    StudioDraftPage page;

    @Inject
    Approvals approvals;

    @Inject
    Access access;

    @Inject
    Caller caller;

    @Inject
    Country country;

    @Inject
    FormErrors errors;

    /** Of the view that was forwarded to: what the address holds comes first, then what is posted. */
    @Inject
    @RequestParameterMap
    Map<String, String> parameters;

    /** Does what the button that was pressed says. */
    public void judge() throws IOException {
        try {
            String next = parameters.get("judge").equals("return") ? giveBack() : publish();
            FacesContext.getCurrentInstance().getExternalContext().redirect(shown.url() + next);
        } catch (Problem problem) {
            errors.add(field(problem), problem);
            page.readAnew();
        }
    }

    private String giveBack() {
        approvals.giveBack(shown.code(), version(), parameters.get("reason"));
        return "/draft?done=return";
    }

    private String publish() {
        Optional<Instant> at = publicationTime();
        if (at.isPresent()) {
            approvals.publishAt(shown.code(), version(), at.get());
            return "/draft?done=approved";
        }
        approvals.publish(shown.code(), version());
        return "?done=published";
    }

    private int version() {
        return ShownVersion.of(parameters.get("shown"));
    }

    /** @return empty: now */
    private Optional<Instant> publicationTime() {
        String day = Digits.western(getOnDay().strip());
        String time = Digits.western(getAtTime().strip());
        if (day.isEmpty() && time.isEmpty()) {
            return Optional.empty();
        }
        try {
            LocalTime clock = time.isEmpty() ? LocalTime.MIDNIGHT : LocalTime.parse(time);
            return Optional.of(
                    LocalDate.parse(day).atTime(clock).atZone(country.zone()).toInstant());
        } catch (DateTimeParseException notATime) {
            throw new PublicationTimeWrong();
        }
    }

    private static String field(Problem problem) {
        if (problem instanceof ReturnReasonMissing) {
            return "reason";
        }
        return problem instanceof PublicationTimeWrong ? "onDay" : null;
    }

    /** Whether it is the caller's turn to publish it. */
    public boolean isPublishable() {
        return shown.draft().state() == DraftState.SUBMITTED && isOther();
    }

    /** Whether the caller may return it, also what is approved for later. */
    public boolean isReturnable() {
        return isPublishable() || (shown.draft().state() == DraftState.APPROVED && isOther());
    }

    /** Whether the caller could judge it, had they not written in it. */
    public boolean isOwnWork() {
        ServiceDraft draft = shown.draft();
        return draft.state() == DraftState.SUBMITTED
                && caller.actor().may(Permission.PUBLISH_SERVICE, draft.bodyId())
                && !isOther();
    }

    private boolean isOther() {
        ServiceDraft draft = shown.draft();
        return access.isOther(Permission.PUBLISH_SERVICE, draft.bodyId(), approvals.makers(draft));
    }

    /** When it is going to be published; null if that is not decided. */
    public ZonedDateTime getPublishAt() {
        return shown.draft().publishAt().map(at -> at.atZone(country.zone())).orElse(null);
    }

    public String getReason() {
        return parameters.getOrDefault("reason", "");
    }

    public String getOnDay() {
        return parameters.getOrDefault("onDay", "");
    }

    public String getAtTime() {
        return parameters.getOrDefault("atTime", "");
    }

    public String getZone() {
        return country.zone().getId();
    }
}
