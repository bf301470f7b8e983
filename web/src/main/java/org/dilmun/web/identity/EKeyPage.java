package org.dilmun.web.identity;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.annotation.RequestParameterMap;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import org.dilmun.domain.identity.Account;
import org.dilmun.domain.identity.Intervention;
import org.dilmun.domain.identity.InterventionReasonMissing;
import org.dilmun.domain.kernel.NotFound;
import org.dilmun.domain.kernel.Problem;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.identity.EKeyDesk;
import org.dilmun.ejb.identity.Interventions;
import org.dilmun.web.site.FormErrors;
import org.dilmun.web.site.Lang;
import org.dilmun.web.site.Messages;
import org.dilmun.web.site.Page;

/** Somebody's eKey, for an identity officer who has said why. */
@Named("ekeyPage")
@RequestScoped
public class EKeyPage {

    private static final String KIND = "kind";
    private static final String REASON = "why";

    @Inject
    EKeyDesk desk;

    @Inject
    Interventions interventions;

    @Inject
    Country country;

    @Inject
    FormErrors errors;

    @Inject
    Messages messages;

    @Inject
    Lang lang;

    /** Of the view that was forwarded to: what the address holds comes first, then what is posted. */
    @Inject
    @RequestParameterMap
    Map<String, String> parameters;

    private EKeyDesk.File file;

    /** Something that can be done to it. */
    public record Choice(String value, String label, String hint, boolean selected) {}

    /** What was done to it, or is to be. */
    public record Past(String what, String reason, ZonedDateTime at, String state, String look) {}

    /** A sign-in. */
    public record SignIn(String device, String address, ZonedDateTime at) {}

    @PostConstruct
    void load() {
        try {
            file = desk.open(parameters.getOrDefault("key", ""));
        } catch (NotFound over) {
            file = null; // the page says so, with the way back
        }
    }

    /** Proposes what was chosen. */
    public void propose() throws IOException {
        var kind = Intervention.Kind.of(value(KIND));
        if (kind.isEmpty()) {
            errors.add(KIND, "problem.required");
            return;
        }
        try {
            interventions.propose(parameters.getOrDefault("key", ""), kind.get(), value(REASON));
            FacesContext.getCurrentInstance()
                    .getExternalContext()
                    .redirect(lang.url(Page.OFFICE_EKEY.address().replace("{key}", parameters.get("key")))
                            + "?done=proposed");
        } catch (Problem problem) {
            errors.add(problem instanceof InterventionReasonMissing ? REASON : null, problem);
        }
    }

    /** Whether the half hour is over, or it never was. */
    public boolean isOver() {
        return file == null;
    }

    public boolean isProposed() {
        return "proposed".equals(value("done"));
    }

    public String getName() {
        return file.person().name().in(lang.language());
    }

    public LocalDate getBorn() {
        return file.person().birthDate();
    }

    /** Why the reader looks. */
    public String getLookReason() {
        return file.reason();
    }

    public boolean isThere() {
        return file.account().isPresent();
    }

    private Account account() {
        return file.account().orElseThrow();
    }

    public String getLevel() {
        return messages.text(
                lang.language(), "office_ekey.level." + account().assurance().code());
    }

    public ZonedDateTime getOpened() {
        return at(account().createdAt());
    }

    public String getState() {
        return messages.text(lang.language(), "office_ekey.state." + state());
    }

    /** How the state is to look. */
    public String getLook() {
        return switch (state()) {
            case "closed" -> "bad";
            case "suspended" -> "warn";
            default -> "ok";
        };
    }

    private String state() {
        if (account().closed()) {
            return "closed";
        }
        return account().suspended() ? "suspended" : "open";
    }

    /** What can be done to it now; nothing while something waits for a second person. */
    public List<Choice> getChoices() {
        return isWaiting()
                ? List.of()
                : Stream.of(Intervention.Kind.values())
                        .filter(kind -> account().admits(kind))
                        .map(kind -> new Choice(
                                kind.code(),
                                text("kind", kind.code()),
                                text("hint", kind.code()),
                                kind.code().equals(value(KIND))))
                        .toList();
    }

    /** Whether something waits for a second person. */
    public boolean isWaiting() {
        return file.interventions().stream().anyMatch(each -> each.state() == Intervention.State.PROPOSED);
    }

    public List<Past> getPast() {
        return file.interventions().stream()
                .map(each -> new Past(
                        text("kind", each.kind().code()),
                        each.reason(),
                        at(each.decidedAt() == null ? each.proposedAt() : each.decidedAt()),
                        text("progress", each.state().code()),
                        look(each.state())))
                .toList();
    }

    private static String look(Intervention.State state) {
        return switch (state) {
            case PROPOSED -> "warn";
            case CONFIRMED -> "ok";
            case DECLINED, LAPSED -> "bad";
        };
    }

    public List<SignIn> getSignIns() {
        return file.signIns().stream()
                .map(each -> new SignIn(each.device().in(lang.language()), each.address(), at(each.at())))
                .toList();
    }

    private String text(String group, String code) {
        return messages.text(lang.language(), "office_ekey." + group + "." + code);
    }

    private ZonedDateTime at(Instant moment) {
        return moment.atZone(country.zone());
    }

    private String value(String field) {
        return parameters.getOrDefault(field, "");
    }

    public String getReason() {
        return value(REASON);
    }
}
