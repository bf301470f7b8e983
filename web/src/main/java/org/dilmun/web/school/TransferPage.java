package org.dilmun.web.school;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.annotation.RequestParameterMap;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import org.dilmun.domain.directory.Workflow;
import org.dilmun.domain.kernel.NotFound;
import org.dilmun.domain.kernel.Problem;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.ejb.school.StudentTransfer;
import org.dilmun.ejb.school.TransferDesk;
import org.dilmun.ejb.school.TransferRow;
import org.dilmun.web.site.FormErrors;
import org.dilmun.web.site.Lang;

/** A transfer as the registrars of the two schools see it, and what the one whose turn it is can do. */
@Named
@RequestScoped
public class TransferPage {

    @Inject
    TransferDesk desk;

    @Inject
    StudentTransfer service;

    @Inject
    TransferRows rows;

    @Inject
    FormErrors errors;

    @Inject
    Lang lang;

    @Inject
    @RequestParameterMap
    Map<String, String> parameters;

    private TransferRow shown;
    private List<Workflow.Action> actions;
    private String words;

    /** What can be done; {@code look} is that of the button. */
    public record ActionView(String id, String label, String look) {}

    /** Texts that an action has saved, under its name. */
    public record Group(String action, List<Saved> texts) {}

    /** One of them. */
    public record Saved(String id, String text) {}

    /** Shows it to the registrars of its schools; a refusal is answered by the page for it. */
    public void load() {
        shown = desk.get(reference());
        actions = desk.actions(shown);
    }

    /** What was posted needs it before any action of the view is called. */
    private TransferRow shown() {
        if (shown == null) {
            load();
        }
        return shown;
    }

    private List<Workflow.Action> actions() {
        shown();
        return actions;
    }

    private Reference reference() {
        return Reference.parse(parameters.get("reference"));
    }

    /** Does what the button says that was pressed. */
    public void act() throws IOException {
        try {
            desk.act(
                    reference(),
                    Integer.parseInt(parameters.getOrDefault("shown", "-1")),
                    parameters.get("action"),
                    parameters.getOrDefault("savedReason", ""),
                    words);
            FacesContext.getCurrentInstance()
                    .getExternalContext()
                    .redirect(lang.url("/school-desk?school=" + parameters.getOrDefault("school", "")));
        } catch (Problem problem) {
            errors.add(null, problem);
            showAgain();
        } catch (NumberFormatException malformed) {
            errors.add(null, "problem.request-changed-meanwhile");
        }
    }

    /** As it is now; of what has ended meanwhile what was there last, with nothing to be done about it. */
    private void showAgain() {
        try {
            load();
        } catch (NotFound ended) {
            actions = List.of();
        }
    }

    public TransferRows.Row getTransfer() {
        return rows.row(shown(), null);
    }

    public LocalDate getBirthDate() {
        return shown().person().birthDate();
    }

    /** What the registers say about it. */
    public List<String> getRemarks() {
        return service.remarks(shown().transfer()).stream()
                .map(remark -> remark.in(lang.language()))
                .toList();
    }

    public int getShownVersion() {
        return shown().request().version();
    }

    public List<ActionView> getActions() {
        return actions().stream()
                .map(action ->
                        new ActionView(action.id(), action.label().in(lang.language()), action.reason() ? "quiet" : ""))
                .toList();
    }

    public List<Group> getSavedReasons() {
        return actions().stream()
                .filter(action -> !action.reasons().isEmpty())
                .map(action -> new Group(
                        action.label().in(lang.language()),
                        action.reasons().stream()
                                .map(saved -> new Saved(saved.id(), saved.text().in(lang.language())))
                                .toList()))
                .toList();
    }

    /** Code of the school whose list the caller came from, or whose turn it is. */
    public String getSchool() {
        return switch (shown().transfer().stage()) {
            case CLEARANCE -> shown().transfer().from();
            default -> shown().transfer().wanted().school();
        };
    }

    public String getWords() {
        return words;
    }

    public void setWords(String words) {
        this.words = words;
    }
}
