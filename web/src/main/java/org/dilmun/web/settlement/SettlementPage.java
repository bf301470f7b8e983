package org.dilmun.web.settlement;

import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.annotation.RequestParameterMap;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Part;

import org.joda.money.Money;

import org.dilmun.domain.kernel.NotFound;
import org.dilmun.domain.kernel.Problem;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.settlement.SettlementRun;
import org.dilmun.domain.settlement.SettlementState;
import org.dilmun.ejb.access.Caller;
import org.dilmun.ejb.party.People;
import org.dilmun.ejb.settlement.BankAnswers;
import org.dilmun.ejb.settlement.BankMessageBroken;
import org.dilmun.ejb.settlement.Settlements;
import org.dilmun.web.site.FormErrors;
import org.dilmun.web.site.Lang;

/** One settlement: what each body gets, the second person's decision, the file for the bank and the bank's answers. */
@Named
@RequestScoped
public class SettlementPage {

    private static final Set<String> DONE = Set.of("prepared", "approved", "declined", "answered");

    @Inject
    Settlements settlements;

    @Inject
    BankAnswers answers;

    @Inject
    SettlementTexts texts;

    @Inject
    People people;

    @Inject
    Caller caller;

    @Inject
    FormErrors errors;

    @Inject
    Lang lang;

    @Inject
    @RequestParameterMap
    Map<String, String> parameters;

    private SettlementRun run;
    private Part file;

    @PostConstruct
    void load() {
        String reference = parameters.getOrDefault("reference", "");
        if (!Reference.isWellFormed(reference)) {
            throw new NotFound("settlement", reference);
        }
        run = settlements.get(new Reference(reference));
    }

    /** Something that is done to it. */
    private interface Act {
        void to(Reference reference);
    }

    public void approve() throws IOException {
        act(settlements::approve, "approved");
    }

    public void decline() throws IOException {
        act(settlements::decline, "declined");
    }

    private void act(Act act, String done) throws IOException {
        try {
            act.to(run.reference());
            shownAgain(done);
        } catch (Problem problem) {
            errors.add(null, problem);
        }
    }

    private void shownAgain(String done) throws IOException {
        external().redirect(texts.url(run) + "?done=" + done);
    }

    private static ExternalContext external() {
        return FacesContext.getCurrentInstance().getExternalContext();
    }

    /** The order as the bank reads it. */
    public void send() throws IOException {
        byte[] order;
        try {
            order = settlements.file(run.reference());
        } catch (Problem problem) {
            errors.add(null, problem);
            return;
        }
        ExternalContext response = external();
        response.setResponseContentType("application/xml");
        response.setResponseHeader("Cache-Control", "private, no-store");
        response.setResponseHeader(
                "Content-Disposition", "attachment; filename=\"" + run.reference() + "-pain.001.xml\"");
        response.getResponseOutputStream().write(order);
        FacesContext.getCurrentInstance().responseComplete();
    }

    /** Takes the bank's answer in. */
    public void answer() throws IOException {
        try (InputStream content = content()) {
            answers.take(run.reference(), content);
            shownAgain("answered");
        } catch (Problem problem) {
            errors.add("file", problem);
        }
    }

    private InputStream content() throws IOException {
        if (file == null || file.getSize() == 0) {
            throw new BankMessageBroken();
        }
        return file.getInputStream();
    }

    public String getReference() {
        return run.reference().value();
    }

    public LocalDate getDay() {
        return run.day();
    }

    public String getState() {
        return texts.state(run);
    }

    public String getLook() {
        return SettlementTexts.look(run.state());
    }

    public Money getTotal() {
        return run.total();
    }

    public LocalDate getExecuteOn() {
        return run.executeOn();
    }

    public String getPreparedBy() {
        return people.get(run.preparedBy()).name().in(lang.language());
    }

    public ZonedDateTime getPreparedAt() {
        return texts.at(run.preparedAt());
    }

    /** Null while nobody has decided. */
    public String getDecidedBy() {
        return run.decidedBy() == null
                ? null
                : people.get(run.decidedBy()).name().in(lang.language());
    }

    public ZonedDateTime getDecidedAt() {
        return texts.at(run.decidedAt());
    }

    public List<SettlementTexts.Row> getRows() {
        return run.payouts().stream().map(texts::row).toList();
    }

    /** Whether it waits for a decision. */
    public boolean isOpen() {
        return run.state() == SettlementState.PREPARED;
    }

    /** Whether the caller has prepared it, and so is not the second person. */
    public boolean isOwn() {
        return caller.actor().isPerson(run.preparedBy());
    }

    public boolean isApproved() {
        return run.state() == SettlementState.APPROVED;
    }

    /** What was done just now; null: nothing. */
    public String getDone() {
        String done = parameters.getOrDefault("done", "");
        return DONE.contains(done) ? texts.text("info." + done) : null;
    }

    public Part getFile() {
        return file;
    }

    public void setFile(Part file) {
        this.file = file;
    }
}
