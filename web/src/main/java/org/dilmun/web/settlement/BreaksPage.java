package org.dilmun.web.settlement;

import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.annotation.RequestParameterMap;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Part;

import org.joda.money.Money;

import org.dilmun.domain.kernel.Problem;
import org.dilmun.domain.settlement.BreakReasonMissing;
import org.dilmun.domain.settlement.StatementLine;
import org.dilmun.ejb.party.Bodies;
import org.dilmun.ejb.settlement.BankMessageBroken;
import org.dilmun.ejb.settlement.BankStatements;
import org.dilmun.web.site.FormErrors;
import org.dilmun.web.site.Lang;

/** Statements of the bank, and what they show that belongs to nothing in our books. */
@Named
@RequestScoped
public class BreaksPage {

    private static final String LINE = "line";
    private static final Set<String> DONE = Set.of("taken", "explained");

    @Inject
    BankStatements statements;

    @Inject
    Bodies bodies;

    @Inject
    SettlementTexts texts;

    @Inject
    FormErrors errors;

    @Inject
    Lang lang;

    @Inject
    @RequestParameterMap
    Map<String, String> parameters;

    private List<StatementLine> open;
    private LocalDate today;
    private Part file;

    /**
     * A break.
     *
     * @param url where it is explained
     * @param amount less than zero: it went out
     */
    public record Row(
            String url, LocalDate bookedOn, String reference, String text, Money amount, String age, String look) {}

    /** How many breaks are so old. */
    public record Count(String age, int count) {}

    /** A statement that was taken in. */
    public record StatementRow(String name, LocalDate closedOn, Money opening, Money closing) {}

    /** Something that can be chosen. */
    public record Option(String value, String label, boolean selected) {}

    @PostConstruct
    void load() {
        open = statements.breaks();
        today = statements.today();
    }

    /** Takes a statement in. */
    public void take() throws IOException {
        try (InputStream content = content()) {
            statements.take(content);
            shownAgain("taken");
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

    /** Says whose the chosen one is. */
    public void explain() throws IOException {
        try {
            statements.explain(key(), value("body"), value("reason"));
            shownAgain("explained");
        } catch (BreakReasonMissing missing) {
            errors.add("reason", missing);
        } catch (Problem problem) {
            errors.add(null, problem);
        }
    }

    private void shownAgain(String done) throws IOException {
        FacesContext.getCurrentInstance()
                .getExternalContext()
                .redirect(lang.url("/office/settlements/breaks") + "?done=" + done);
    }

    private long key() {
        String typed = value(LINE);
        return typed.matches("[0-9]{1,18}") ? Long.parseLong(typed) : 0;
    }

    private String value(String field) {
        return parameters.getOrDefault(field, "");
    }

    public List<Row> getRows() {
        return open.stream().map(this::row).toList();
    }

    private Row row(StatementLine line) {
        StatementLine.Age age = line.age(today);
        return new Row(
                lang.url("/office/settlements/breaks") + "?line=" + line.id() + "#explain",
                line.bookedOn(),
                line.reference(),
                line.text(),
                line.isCredit() ? line.amount() : line.amount().negated(),
                age(age),
                look(age));
    }

    private String age(StatementLine.Age age) {
        return texts.text("age." + age.name().toLowerCase(Locale.ROOT));
    }

    private static String look(StatementLine.Age age) {
        return switch (age) {
            case FRESH -> "";
            case WEEK -> "info";
            case MONTH -> "warn";
            case OLD -> "bad";
        };
    }

    /** How many there are of each age. */
    public List<Count> getCounts() {
        var counts = new EnumMap<StatementLine.Age, Integer>(StatementLine.Age.class);
        for (StatementLine.Age age : StatementLine.Age.values()) {
            counts.put(age, 0);
        }
        open.forEach(line -> counts.merge(line.age(today), 1, Integer::sum));
        return counts.entrySet().stream()
                .map(each -> new Count(age(each.getKey()), each.getValue()))
                .toList();
    }

    /** The one that is to be explained; null: none is chosen. */
    public Row getChosen() {
        return open.stream()
                .filter(line -> line.id() == key())
                .findFirst()
                .map(this::row)
                .orElse(null);
    }

    public String getLine() {
        return Long.toString(key());
    }

    public String getReason() {
        return value("reason");
    }

    /** Those that have not ended. */
    public List<Option> getBodies() {
        return bodies.list().stream()
                .filter(body -> !body.isEnded())
                .map(body -> new Option(
                        body.code(),
                        body.name().in(lang.language()),
                        body.code().equals(value("body"))))
                .toList();
    }

    public List<StatementRow> getStatements() {
        return statements.list().stream()
                .map(each -> new StatementRow(each.name(), each.closedOn(), each.opening(), each.closing()))
                .toList();
    }

    /** What was done just now; null: nothing. */
    public String getDone() {
        String done = value("done");
        return DONE.contains(done) ? texts.text("info." + done) : null;
    }

    public Part getFile() {
        return file;
    }

    public void setFile(Part file) {
        this.file = file;
    }
}
