package org.dilmun.web.party;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.annotation.RequestParameterMap;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import org.dilmun.domain.kernel.Digits;
import org.dilmun.domain.kernel.NotFound;
import org.dilmun.domain.kernel.Problem;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.kernel.TypedText;
import org.dilmun.domain.party.Guardianship;
import org.dilmun.domain.party.GuardianshipWrong;
import org.dilmun.domain.party.MalformedPersonalNumber;
import org.dilmun.domain.party.NotKin;
import org.dilmun.ejb.party.Guardians.Standing;
import org.dilmun.ejb.register.GuardianRegister;
import org.dilmun.web.site.FormErrors;
import org.dilmun.web.site.Lang;
import org.dilmun.web.site.Messages;

/** Who may act for whom, for registrars. The number of who was looked up is only ever posted: an address would be kept. */
@Named
@RequestScoped
public class GuardiansPage {

    private static final String PERSON = "personNumber";
    private static final String GUARDIAN = "guardianNumber";
    private static final String DECISION = "decision";
    private static final String FIRST = "first";
    private static final String LAST = "last";

    @Inject
    GuardianRegister register;

    @Inject
    GroundTexts grounds;

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

    private GuardianRegister.Entry entry;
    private String done;
    private boolean entered;

    /**
     * A guardianship.
     *
     * @param last the last day; null: no end is known
     * @param key for ending it; null if it is over
     */
    public record Row(String guardian, String ward, String ground, LocalDate since, LocalDate last, String key) {}

    @PostConstruct
    void look() {
        if (!value(PERSON).isBlank()) {
            try {
                entry = register.find(value(PERSON));
            } catch (MalformedPersonalNumber | NotFound problem) {
                errors.add(PERSON, problem);
            }
        }
    }

    /** Only looks up; says so if nobody was named. */
    public void find() {
        if (value(PERSON).isBlank()) {
            errors.add(PERSON, "problem.required");
        }
    }

    /** Ends the guardianship whose button was pressed. */
    public void end() {
        try {
            register.end(Reference.parse(value("end")));
            said("ended");
        } catch (Problem problem) {
            errors.add(null, problem);
        }
    }

    /** Enters what a court has decided about the one who was looked up. */
    public void appoint() {
        if (value(GUARDIAN).isBlank()) {
            errors.add(GUARDIAN, "problem.required");
            return;
        }
        try {
            var decision = new Guardianship.Decision(TypedText.line(value(DECISION)), day(FIRST), day(LAST));
            register.appoint(value(PERSON), value(GUARDIAN), decision);
            entered = true;
            said("entered");
        } catch (Problem problem) {
            errors.add(field(problem), problem);
        }
    }

    private void said(String what) {
        done = messages.text(lang.language(), "office_guardians.info." + what);
        look();
    }

    private static String field(Problem problem) {
        if (problem instanceof GuardianshipWrong) {
            return DECISION;
        }
        return problem instanceof MalformedPersonalNumber || problem instanceof NotFound || problem instanceof NotKin
                ? GUARDIAN
                : null;
    }

    /** @return null for nothing; what is no day is refused as a wrong decision is */
    private LocalDate day(String field) {
        String typed = Digits.western(value(field).strip());
        if (typed.isEmpty()) {
            return null;
        }
        try {
            return LocalDate.parse(typed);
        } catch (DateTimeParseException noDay) {
            throw new GuardianshipWrong(Guardianship.DECISION_LENGTH);
        }
    }

    private String value(String field) {
        return parameters.getOrDefault(field, "");
    }

    public boolean isFound() {
        return entry != null;
    }

    public String getName() {
        return entry.person().name().in(lang.language());
    }

    public LocalDate getBorn() {
        return entry.person().birthDate();
    }

    public List<Row> getRows() {
        return entry.standings().stream().map(this::row).toList();
    }

    private Row row(Standing standing) {
        return new Row(
                standing.guardian().name().in(lang.language()),
                standing.ward().name().in(lang.language()),
                grounds.of(standing.guardianship()),
                standing.guardianship().since(),
                standing.until() == null ? null : standing.until().minusDays(1),
                standing.inForce() ? standing.guardianship().reference().value() : null);
    }

    public String getPersonNumber() {
        return value(PERSON);
    }

    public String getGuardianNumber() {
        return typed(GUARDIAN);
    }

    public String getDecision() {
        return typed(DECISION);
    }

    public String getFirst() {
        return typed(FIRST);
    }

    public String getLast() {
        return typed(LAST);
    }

    /** What was typed, unless it has been entered. */
    private String typed(String field) {
        return entered ? "" : value(field);
    }

    /** Whether an entry was tried on this page and has to be mended. */
    public boolean isTried() {
        return parameters.containsKey("appoint") && !entered;
    }

    /** What was done; null if nothing was. */
    public String getDone() {
        return done;
    }
}
