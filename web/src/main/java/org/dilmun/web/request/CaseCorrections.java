package org.dilmun.web.request;

import java.time.LocalDate;
import java.util.List;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;

import org.dilmun.domain.directory.Field;
import org.dilmun.domain.request.Request;
import org.dilmun.ejb.form.FormKinds;
import org.dilmun.ejb.request.Corrections;
import org.dilmun.web.request.CaseAppeals.LinkedCase;
import org.dilmun.web.site.Lang;

/** A completed case and its corrections, as each is shown on the page of the other; and of a correction what it changes. */
@RequestScoped
public class CaseCorrections {

    @Inject
    Corrections corrections;

    @Inject
    CaseAppeals cases;

    @Inject
    FormKinds kinds;

    @Inject
    WebWording words;

    @Inject
    Lang lang;

    /**
     * What a case has to do with corrections.
     *
     * @param correction whether it is one
     * @param linked the case that it corrects, or the corrections of it, the oldest first
     * @param changes what it changes, or what all of its corrections have changed
     * @param until the last day on which a correction is taken; null if none is
     */
    public record CorrectionsView(
            boolean correction, List<LinkedCase> linked, List<ChangeRow> changes, LocalDate until) {}

    /** An answer that is put right; each side null for no answer. */
    public record ChangeRow(String label, String before, String after) {}

    /** @param pages where cases are shown: {@code /my/requests/} or {@code /office/cases/} */
    public CorrectionsView of(Request request, String pages) {
        Corrections.Standing standing = corrections.of(request);
        List<Request> others = request.isCorrection() ? List.of(standing.corrected()) : standing.corrections();
        List<ChangeRow> changes = others.isEmpty()
                ? List.of()
                : corrections.changes(request).stream().map(this::row).toList();
        return new CorrectionsView(
                request.isCorrection(),
                others.stream().map(other -> cases.linked(other, pages)).toList(),
                changes,
                standing.until());
    }

    private ChangeRow row(Corrections.Change change) {
        return new ChangeRow(
                change.field().label().in(lang.language()),
                shown(change.field(), change.before()),
                shown(change.field(), change.after()));
    }

    private String shown(Field field, String answer) {
        return answer == null ? null : kinds.of(field).shown(field, answer, words);
    }
}
