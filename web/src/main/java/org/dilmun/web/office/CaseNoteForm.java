package org.dilmun.web.office;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.annotation.RequestParameterMap;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import org.dilmun.domain.access.Permission;
import org.dilmun.domain.kernel.NotFound;
import org.dilmun.domain.kernel.Problem;
import org.dilmun.domain.request.NoteMissing;
import org.dilmun.ejb.access.Access;
import org.dilmun.ejb.access.Caller;
import org.dilmun.ejb.request.CaseNotes;
import org.dilmun.ejb.request.RequestQueries;
import org.dilmun.ejb.request.Team;
import org.dilmun.web.site.FormErrors;
import org.dilmun.web.site.Lang;

/** Where an officer notes something on a case. */
@Named
@RequestScoped
public class CaseNoteForm {

    /** Part of the address that says which note is to be written anew. */
    static final String CORRECT = "correct";

    private static final String TEXT = "noteText";
    private static final String COLLEAGUE = "colleague";

    @Inject
    ShownCase shown;

    @Inject
    CaseNotes notes;

    @Inject
    Team team;

    @Inject
    RequestQueries queries;

    @Inject
    InboxChoice choice;

    @Inject
    Access access;

    @Inject
    Caller caller;

    @Inject
    FormErrors errors;

    @Inject
    Lang lang;

    /** Of the view that was forwarded to: what the address holds comes first, then what is posted. */
    @Inject
    @RequestParameterMap
    Map<String, String> parameters;

    private String text;
    private List<Option> colleagues;

    /** Somebody who can be asked to look at the note. */
    public record Option(String value, String label, boolean selected) {}

    @PostConstruct
    void readText() {
        text = parameters.get(TEXT);
    }

    /** Keeps the note; with a number the one of that place is written anew. */
    public void write() throws IOException {
        try {
            if (number() == 0) {
                notes.write(shown.reference(), text, parameters.getOrDefault(COLLEAGUE, ""));
            } else {
                notes.correct(shown.reference(), number(), text);
            }
            String address = choice.address(lang.url("/office/cases/" + shown.reference()), Map.of());
            FacesContext.getCurrentInstance().getExternalContext().redirect(address + "#history");
        } catch (Problem problem) {
            errors.add(field(problem), problem);
        }
    }

    private String field(Problem problem) {
        if (problem instanceof NoteMissing) {
            return TEXT;
        }
        return problem instanceof NotFound && number() == 0 ? COLLEAGUE : null;
    }

    /** @return 0: a new note */
    private int number() {
        String typed = parameters.getOrDefault(CORRECT, "");
        return typed.matches("[1-9][0-9]{0,5}") ? Integer.parseInt(typed) : 0;
    }

    /** The place of the caller's note that is to be written anew; null: a new one is. */
    public String getCorrected() {
        return corrected().map(thread -> Integer.toString(thread.number())).orElse(null);
    }

    private Optional<NoteThreads.NoteThread> corrected() {
        return NoteThreads.of(shown.notes()).stream()
                .filter(thread -> thread.number() == number())
                .filter(thread ->
                        caller.actor().recorded().equals(thread.first().author()))
                .findFirst();
    }

    /** Those who can be asked to look at the note: all who work on cases of the body but the caller, those whom it concerns, and their families. */
    public List<Option> getColleagues() {
        if (colleagues == null) {
            colleagues = colleagues();
        }
        return colleagues;
    }

    private List<Option> colleagues() {
        Set<Long> involved = access.involved(shown.request().concerned());
        return team.colleagues(queries.notebook(shown.request())).stream()
                .filter(colleague -> !caller.actor().isPerson(colleague.partyId()))
                .filter(colleague -> !involved.contains(colleague.partyId()))
                .map(colleague -> new Option(
                        colleague.key(),
                        colleague.name().in(lang.language()),
                        colleague.key().equals(parameters.get(COLLEAGUE))))
                .sorted(Comparator.comparing(Option::label))
                .toList();
    }

    public boolean isWritable() {
        return caller.actor().may(Permission.WORK_CASE, queries.notebook(shown.request())) && !shown.isInvolved();
    }

    /** Whether a note was tried on this page and has to be mended, or is to be written anew. */
    public boolean isOpen() {
        return parameters.containsKey("note") || getCorrected() != null;
    }

    /** What was typed; before that, what is to be written anew says. */
    public String getText() {
        return text != null
                ? text
                : corrected().map(thread -> thread.last().text()).orElse(null);
    }

    public void setText(String text) {
        this.text = text;
    }
}
