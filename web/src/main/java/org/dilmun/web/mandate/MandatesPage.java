package org.dilmun.web.mandate;

import java.io.IOException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.annotation.RequestParameterMap;
import jakarta.faces.annotation.RequestParameterValuesMap;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;

import org.dilmun.domain.kernel.Digits;
import org.dilmun.domain.kernel.Problem;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.party.MalformedPersonalNumber;
import org.dilmun.domain.party.Mandate;
import org.dilmun.domain.party.Mandate.State;
import org.dilmun.domain.party.MandateDaysWrong;
import org.dilmun.domain.party.MandatePurposeTooLong;
import org.dilmun.domain.party.MandateServicesWrong;
import org.dilmun.domain.party.MandateToOneself;
import org.dilmun.ejb.access.Caller;
import org.dilmun.ejb.directory.Service;
import org.dilmun.ejb.mandate.OwnMandates;
import org.dilmun.ejb.party.MandateRules;
import org.dilmun.ejb.party.Mandates.Standing;
import org.dilmun.web.identity.SessionCookie;
import org.dilmun.web.site.FormErrors;
import org.dilmun.web.site.Lang;
import org.dilmun.web.site.Messages;
import org.dilmun.web.site.Page;

/** Who may act in the caller's name, and in whose name the caller may: granted, accepted and ended here. */
@Named
@RequestScoped
public class MandatesPage {

    private static final String HOLDER = "holder";
    private static final String SERVICE = "service";
    private static final String SINCE = "since";
    private static final String LAST = "last";
    private static final String PURPOSE = "purpose";

    /** What may just have been done, as the texts of the page name it. */
    private static final Set<String> DONE = Set.of("granted", "accepted", "ended");

    @Inject
    OwnMandates mandates;

    @Inject
    MandateRules rules;

    @Inject
    Caller caller;

    @Inject
    FormErrors errors;

    @Inject
    Messages messages;

    @Inject
    Lang lang;

    @Inject
    HttpServletRequest request;

    /** Of the view that was forwarded to: what the address holds comes first, then what is posted. */
    @Inject
    @RequestParameterMap
    Map<String, String> parameters;

    @Inject
    @RequestParameterValuesMap
    Map<String, String[]> values;

    private List<Service> services;
    private List<Row> rows;

    /**
     * A mandate.
     *
     * @param given whether the caller has granted it
     * @param number whether {@code other} is a number with its middle left out, and no name
     * @param other who the other one is
     * @param purpose null: nothing was said
     * @param offered whether the caller may accept it
     * @param end key of the text of the button that ends it; null: there is nothing to end
     */
    public record Row(
            String reference,
            boolean given,
            boolean number,
            String other,
            List<String> services,
            LocalDate since,
            LocalDate last,
            String purpose,
            String kind,
            String state,
            boolean offered,
            String end) {

        public boolean isOver() {
            return end == null;
        }
    }

    /** A service to choose. */
    public record Choice(String code, String name, String body, boolean chosen) {}

    @PostConstruct
    void load() {
        services = mandates.services(lang.getCode());
        rows = mandates.list().stream().map(this::row).toList();
    }

    /** Grants what the form says. */
    public void grant() throws IOException {
        if (isLacking()) {
            return;
        }
        try {
            mandates.grant(
                    SessionCookie.read(request).orElse(""),
                    new OwnMandates.Wish(value(HOLDER), chosen(), day(SINCE), day(LAST), value(PURPOSE)));
            show("granted");
        } catch (Problem problem) {
            errors.add(field(problem), problem);
        }
    }

    /** Names all that is not filled in at once. */
    private boolean isLacking() {
        lacking(HOLDER, value(HOLDER).isBlank());
        lacking(LAST, value(LAST).isBlank());
        if (chosen().isEmpty()) {
            errors.add(SERVICE, new MandateServicesWrong(Mandate.SERVICES_AT_MOST));
        }
        return !errors.getList().isEmpty();
    }

    private void lacking(String field, boolean empty) {
        if (empty) {
            errors.addText(
                    field,
                    messages.text(lang.language(), "mandates.field." + field),
                    messages.text(lang.language(), "problem.required"));
        }
    }

    private static String field(Problem problem) {
        if (problem instanceof MalformedPersonalNumber || problem instanceof MandateToOneself) {
            return HOLDER;
        }
        if (problem instanceof MandateServicesWrong) {
            return SERVICE;
        }
        if (problem instanceof MandateDaysWrong) {
            return LAST;
        }
        return problem instanceof MandatePurposeTooLong ? PURPOSE : null;
    }

    /** @return null for nothing; what is no day is refused as wrong days are */
    private LocalDate day(String field) {
        String typed = Digits.western(value(field).strip());
        if (typed.isEmpty()) {
            return null;
        }
        try {
            return LocalDate.parse(typed);
        } catch (DateTimeParseException noDay) {
            throw new MandateDaysWrong(rules.limits().longestYears());
        }
    }

    private Set<String> chosen() {
        return Stream.of(values.getOrDefault(SERVICE, new String[0])).collect(Collectors.toSet());
    }

    /** Accepts the one whose button was pressed. */
    public void accept() throws IOException {
        act(() -> mandates.accept(Reference.parse(value("accept"))), "accepted");
    }

    /** Ends the one whose button was pressed, or the offer of it. */
    public void end() throws IOException {
        act(() -> mandates.end(Reference.parse(value("end"))), "ended");
    }

    private void act(Runnable act, String done) throws IOException {
        try {
            act.run();
            show(done);
        } catch (Problem problem) {
            errors.add(null, problem);
        }
    }

    private void show(String done) throws IOException {
        FacesContext.getCurrentInstance()
                .getExternalContext()
                .redirect(lang.url(Page.MY_MANDATES.address()) + "?done=" + done);
    }

    private Row row(Standing standing) {
        Mandate mandate = standing.mandate();
        boolean given = mandate.isGrantedBy(caller.actor().id());
        boolean number = given && !mandate.isAccepted();
        return new Row(
                mandate.reference().value(),
                given,
                number,
                number
                        ? mandate.holderMasked()
                        : (given ? standing.holder() : standing.grantor())
                                .name()
                                .in(lang.language()),
                services.stream()
                        .filter(service -> mandate.services().contains(service.code()))
                        .map(service -> service.name(lang.getCode()))
                        .toList(),
                mandate.since(),
                mandate.lastDay(),
                mandate.purpose(),
                kind(standing.state()),
                messages.text(
                        lang.language(),
                        "mandates.state." + standing.state().name().toLowerCase(Locale.ROOT)),
                !given && standing.state() == State.OFFERED,
                end(given, standing.state()));
    }

    private static String kind(State state) {
        return switch (state) {
            case IN_FORCE, AHEAD -> "ok";
            case OFFERED -> "warn";
            default -> null;
        };
    }

    private static String end(boolean given, State state) {
        if (state.isOver()) {
            return null;
        }
        if (state == State.OFFERED) {
            return given ? "mandates.action.withdraw" : "mandates.action.decline";
        }
        return given ? "mandates.action.revoke" : "mandates.action.renounce";
    }

    /** In whose name the caller may act, or is asked to. */
    public List<Row> getReceived() {
        return rows.stream().filter(row -> !row.given() && !row.isOver()).toList();
    }

    /** Who may act in the caller's name, or was asked to. */
    public List<Row> getGiven() {
        return rows.stream().filter(row -> row.given() && !row.isOver()).toList();
    }

    public List<Row> getEnded() {
        return rows.stream().filter(Row::isOver).toList();
    }

    /** What can be granted, by name. */
    public List<Choice> getServices() {
        Set<String> chosen = chosen();
        return services.stream()
                .map(service -> new Choice(
                        service.code(),
                        service.name(lang.getCode()),
                        service.body().name().in(lang.language()),
                        chosen.contains(service.code())))
                .toList();
    }

    /** Whether the country has mandates. */
    public boolean isOffered() {
        return rules.offered();
    }

    /** Whether the caller may grant one now, or has to prove anew who they are. */
    public boolean isGrantable() {
        return mandates.mayGrant(SessionCookie.read(request).orElse(""));
    }

    public int getYears() {
        return rules.limits().longestYears();
    }

    /** Whether one was tried to be granted on this page and has to be mended. */
    public boolean isTried() {
        return parameters.containsKey("grant");
    }

    /** What was done; null: nothing was. */
    public String getDone() {
        String done = value("done");
        return DONE.contains(done) ? messages.text(lang.language(), "mandates.info." + done) : null;
    }

    public String getHolder() {
        return value(HOLDER);
    }

    public String getSince() {
        return value(SINCE);
    }

    public String getLast() {
        return value(LAST);
    }

    public String getPurpose() {
        return value(PURPOSE);
    }

    private String value(String field) {
        return parameters.getOrDefault(field, "");
    }
}
