package org.dilmun.web.settlement;

import java.io.IOException;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.annotation.RequestParameterMap;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import org.joda.money.Money;

import org.dilmun.domain.kernel.Problem;
import org.dilmun.domain.settlement.BankAccount;
import org.dilmun.domain.settlement.SettlementRun;
import org.dilmun.domain.settlement.SettlementState;
import org.dilmun.ejb.settlement.BankAnswers;
import org.dilmun.ejb.settlement.SettlementDayOpen;
import org.dilmun.ejb.settlement.Settlements;
import org.dilmun.web.site.FormErrors;
import org.dilmun.web.site.Lang;

/** What the bodies are owed, the settlements that pay them, and what the bank has refused. */
@Named
@RequestScoped
public class SettlementsPage {

    @Inject
    Settlements settlements;

    @Inject
    BankAnswers answers;

    @Inject
    SettlementTexts texts;

    @Inject
    FormErrors errors;

    @Inject
    Lang lang;

    @Inject
    @RequestParameterMap
    Map<String, String> parameters;

    private LocalDate day;
    private List<PositionRow> positions = List.of();
    private List<SettlementRun> runs;

    /**
     * What a body stands at.
     *
     * @param iban null: it has no account
     * @param note what becomes of it; null: it is paid
     */
    public record PositionRow(String body, String iban, Money owed, String note) {}

    /** A settlement. */
    public record RunRow(
            String url,
            String reference,
            LocalDate day,
            String state,
            String look,
            int payouts,
            Money total,
            ZonedDateTime decidedAt) {}

    @PostConstruct
    void load() {
        runs = settlements.list();
        day = settlements.lastClosed().orElse(null);
        if (day != null) {
            positions = settlements.positions(day).stream().map(this::row).toList();
        }
    }

    private PositionRow row(Settlements.Position position) {
        return new PositionRow(
                position.body().name().in(lang.language()),
                position.account()
                        .map(BankAccount::iban)
                        .map(iban -> iban.printed())
                        .orElse(null),
                position.owed(),
                note(position));
    }

    private String note(Settlements.Position position) {
        if (position.payable()) {
            return null;
        }
        return texts.text(position.owed().isPositive() ? "note.no-account" : "note.carried");
    }

    /** Prepares the day that was shown. */
    public void prepare() throws IOException {
        try {
            SettlementRun run = settlements.prepare(shown());
            FacesContext.getCurrentInstance().getExternalContext().redirect(texts.url(run) + "?done=prepared");
        } catch (Problem problem) {
            errors.add(null, problem);
        }
    }

    private LocalDate shown() {
        try {
            return LocalDate.parse(parameters.getOrDefault("day", ""));
        } catch (DateTimeParseException noDay) {
            throw new SettlementDayOpen();
        }
    }

    /** Null while no day is closed in the books. */
    public LocalDate getDay() {
        return day;
    }

    public List<PositionRow> getPositions() {
        return positions;
    }

    /** Whether a settlement can be prepared: somebody would be paid, and nothing waits for a decision. */
    public boolean isPreparable() {
        return positions.stream().anyMatch(position -> position.note() == null)
                && runs.stream().noneMatch(run -> run.state() == SettlementState.PREPARED);
    }

    public List<RunRow> getRuns() {
        return runs.stream()
                .map(run -> new RunRow(
                        texts.url(run),
                        run.reference().value(),
                        run.day(),
                        texts.state(run),
                        SettlementTexts.look(run.state()),
                        run.payouts().size(),
                        run.total(),
                        texts.at(run.decidedAt())))
                .toList();
    }

    /** What the bank has refused. */
    public List<SettlementTexts.Row> getRejected() {
        return answers.rejected().stream().map(texts::row).toList();
    }
}
