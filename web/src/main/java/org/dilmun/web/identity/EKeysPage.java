package org.dilmun.web.identity;

import java.io.IOException;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.annotation.RequestParameterMap;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import org.dilmun.domain.identity.Intervention;
import org.dilmun.domain.identity.InterventionReasonMissing;
import org.dilmun.domain.kernel.Problem;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.identity.EKeyDesk;
import org.dilmun.ejb.identity.EKeyFigures;
import org.dilmun.ejb.identity.Interventions;
import org.dilmun.web.site.FormErrors;
import org.dilmun.web.site.Lang;
import org.dilmun.web.site.Messages;
import org.dilmun.web.site.Page;

/** Where identity officers look for an eKey, and confirm what others propose. The number is only ever posted: an address would be kept. */
@Named("ekeysPage")
@RequestScoped
public class EKeysPage {

    private static final String NUMBER = "personNumber";
    private static final String REASON = "reason";
    private static final Set<String> DONE = Set.of("confirmed", "declined");

    @Inject
    EKeyDesk desk;

    @Inject
    Interventions interventions;

    @Inject
    EKeyFigures figures;

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

    private List<Row> rows;
    private EKeyFigures.Stock stock;
    private List<EKeyFigures.Day> days;

    /**
     * Something that waits for a second person.
     *
     * @param confirmable whether the reader is one
     */
    public record Row(
            String key,
            String person,
            String what,
            String reason,
            ZonedDateTime since,
            ZonedDateTime until,
            boolean confirmable) {}

    @PostConstruct
    void load() {
        stock = figures.stock();
        days = figures.days().stream().filter(day -> !day.still()).toList();
        rows = interventions.waiting().stream()
                .map(waiting ->
                        row(waiting.intervention(), waiting.person().name().in(lang.language()), waiting.confirmable()))
                .toList();
    }

    private Row row(Intervention intervention, String person, boolean confirmable) {
        return new Row(
                Long.toString(intervention.id()),
                person,
                messages.text(
                        lang.language(),
                        "office_ekey.kind." + intervention.kind().code()),
                intervention.reason(),
                intervention.proposedAt().atZone(country.zone()),
                intervention.confirmBy().atZone(country.zone()),
                confirmable);
    }

    /** Begins to look at the eKey of whose number was typed. */
    public void look() throws IOException {
        if (value(NUMBER).isBlank()) {
            errors.add(NUMBER, "problem.required");
            return;
        }
        try {
            String key = desk.inspect(value(NUMBER), value(REASON));
            goTo(Page.OFFICE_EKEY.address().replace("{key}", key));
        } catch (Problem problem) {
            errors.add(problem instanceof InterventionReasonMissing ? REASON : NUMBER, problem);
        }
    }

    public void confirm() throws IOException {
        try {
            interventions.confirm(id("confirm"));
            goTo(Page.OFFICE_EKEYS.address() + "?done=confirmed");
        } catch (Problem problem) {
            errors.add(null, problem);
        }
    }

    public void decline() throws IOException {
        try {
            interventions.decline(id("decline"));
            goTo(Page.OFFICE_EKEYS.address() + "?done=declined");
        } catch (Problem problem) {
            errors.add(null, problem);
        }
    }

    private void goTo(String address) throws IOException {
        FacesContext.getCurrentInstance().getExternalContext().redirect(lang.url(address));
    }

    private long id(String button) {
        String typed = value(button);
        return typed.matches("[0-9]{1,18}") ? Long.parseLong(typed) : 0;
    }

    private String value(String field) {
        return parameters.getOrDefault(field, "");
    }

    public EKeyFigures.Stock getStock() {
        return stock;
    }

    /** @return the last thirty days, today first; without those on which nothing was done */
    public List<EKeyFigures.Day> getDays() {
        return days;
    }

    public List<Row> getRows() {
        return rows;
    }

    public String getPersonNumber() {
        return value(NUMBER);
    }

    public String getReason() {
        return value(REASON);
    }

    /** What was done; null if nothing was. */
    public String getDone() {
        String done = value("done");
        return DONE.contains(done) ? messages.text(lang.language(), "office_ekeys.info." + done) : null;
    }
}
