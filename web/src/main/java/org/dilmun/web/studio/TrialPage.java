package org.dilmun.web.studio;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.annotation.RequestParameterMap;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import org.dilmun.domain.directory.Form;
import org.dilmun.domain.directory.Structured;
import org.dilmun.domain.kernel.NotFound;
import org.dilmun.domain.kernel.Problem;
import org.dilmun.domain.request.TrialInput;
import org.dilmun.domain.studio.ServiceTrial;
import org.dilmun.ejb.party.Bodies;
import org.dilmun.ejb.request.AnswersRefused;
import org.dilmun.ejb.request.Handlers;
import org.dilmun.ejb.request.PartReasonMissing;
import org.dilmun.ejb.request.ReasonMissing;
import org.dilmun.ejb.studio.Rehearsal;
import org.dilmun.ejb.studio.Rehearsed;
import org.dilmun.ejb.studio.Trials;
import org.dilmun.web.office.DecidedParts;
import org.dilmun.web.request.AnswerLabels;
import org.dilmun.web.request.ApplyFields.FieldView;
import org.dilmun.web.request.ApplyQuestions.FieldGroup;
import org.dilmun.web.request.PostedAnswers;
import org.dilmun.web.site.FormErrors;
import org.dilmun.web.site.Lang;
import org.dilmun.web.site.ViolationTexts;
import org.dilmun.web.studio.TrialViews.Wish;

/**
 * A trial of a service: whoever writes or publishes it is applicant, official and clock by turns. Each time the page is shown, all that
 * was done is played and taken back; what is sent is kept once it has been played too.
 */
@Named
@RequestScoped
public class TrialPage {

    @Inject
    ShownService shown;

    @Inject
    Trials trials;

    @Inject
    Rehearsal rehearsal;

    @Inject
    TrialViews views;

    @Inject
    Bodies bodies;

    @Inject
    TrialApplicantForm applicant;

    @Inject
    PostedAnswers posted;

    @Inject
    DecidedParts parts;

    @Inject
    Handlers handlers;

    @Inject
    AnswerLabels labels;

    @Inject
    ViolationTexts texts;

    @Inject
    FormErrors errors;

    @Inject
    Lang lang;

    /** Of the view that was forwarded to: what the address holds comes first, then what is posted. */
    @Inject
    @RequestParameterMap
    Map<String, String> parameters;

    private final Map<String, Object> answers = new HashMap<>();
    private final Map<String, String> given = new HashMap<>();
    private ServiceTrial trial;
    private TrialView view;

    /** Of the service or of the applicant, whichever is being filled in. */
    private Form form;

    private boolean branched;

    @PostConstruct
    void open() {
        trial = trials.find(shown.code()).orElse(null);
        draw();
    }

    private void draw() {
        view = null;
        if (trial == null) {
            form = applicant.open(shown.get(), version(), answers);
            return;
        }
        try {
            view = rehearse(trial.inputs());
        } catch (Problem broken) { // the invented applicant may not apply, or the world has changed since
            errors.add(null, broken);
        }
    }

    private TrialView rehearse(List<TrialInput> inputs) {
        var wish = new Wish(getUrl(), parameters.get("page"), last(inputs), given, answers);
        try {
            rehearsal.play(trial, inputs, tried -> see(tried, wish));
            throw new IllegalStateException("a trial leaves something behind");
        } catch (Rehearsal.TakenBack played) {
            return (TrialView) played.shown();
        }
    }

    private TrialView see(Rehearsed tried, Wish wish) {
        form = tried.service().form();
        return views.of(tried, wish);
    }

    private static String last(List<TrialInput> inputs) {
        TrialInput last = inputs.isEmpty() ? null : inputs.get(inputs.size() - 1);
        return last != null && last.kind() == TrialInput.Kind.ANSWER ? last.id() : null;
    }

    /** The number of the version that is wished; empty: the draft, or what is in force. */
    private Optional<Integer> version() {
        return Optional.ofNullable(parameters.get("version"))
                .filter(number -> number.matches("[0-9]{1,9}"))
                .map(Integer::valueOf);
    }

    /** Shows it to those who write or publish the service; a refusal is answered by the page for it. */
    public void load() {
        shown.code();
    }

    /** Does what the button says that was pressed. */
    public void act() throws IOException {
        try {
            carryOut(parameters.getOrDefault("do", ""));
            FacesContext.getCurrentInstance().getExternalContext().redirect(getUrl());
        } catch (AnswersRefused refused) {
            refused.found().forEach((path, violation) -> show(path, texts.of(violation, lang.language())));
        } catch (Problem problem) {
            errors.add(field(problem), problem);
        }
    }

    private void carryOut(String act) {
        switch (act) {
            case "begin" -> trials.begin(shown.code(), version(), applicant.answers());
            case "back" -> trials.stepBack(shown.code());
            case "end" -> trials.end(shown.code());
            default -> play(input(act.split("/", 3)));
        }
    }

    /** What is refused when it is played is not kept. */
    private void play(TrialInput input) {
        if (trial == null) {
            throw new NotFound("trial", shown.code());
        }
        var inputs = new ArrayList<>(trial.inputs());
        inputs.add(input);
        try {
            rehearsal.play(trial, inputs, Rehearsed::missed);
        } catch (Rehearsal.TakenBack played) {
            trials.add(shown.code(), input);
        }
    }

    private TrialInput input(String[] act) {
        return switch (act[0]) {
            case "answer" -> TrialInput.answer(parameters.getOrDefault("page", ""), given);
            case "submit" -> TrialInput.submit(parameters.get("reply"));
            case "pay" -> TrialInput.of(TrialInput.Kind.PAY);
            case "come" -> TrialInput.of(TrialInput.Kind.COME);
            case "miss" -> TrialInput.of(TrialInput.Kind.MISS);
            case "act" -> TrialInput.act(
                    body(act), act[2], parameters.get("savedReason"), parameters.get("reason"), parts.decided());
            case "overdue" -> TrialInput.overdue(body(act));
            case "unbooked" -> TrialInput.of(TrialInput.Kind.OVERDUE);
            default -> throw new NotFound("action", act[0]);
        };
    }

    /** @throws NotFound if the button says no body */
    private long body(String[] act) {
        int needed = act[0].equals("act") ? 3 : 2;
        if (act.length < needed) {
            throw new NotFound("action", act[0]);
        }
        return bodies.get(act[1]).id();
    }

    private static String field(Problem problem) {
        if (problem instanceof PartReasonMissing missing) {
            return DecidedParts.reasonId(missing.part());
        }
        return problem instanceof ReasonMissing ? "reason" : null;
    }

    /** A question that was not on the page yet is no mistake: it is asked now. */
    private void show(String path, String text) {
        if (posted.asked().contains(path.split("\\.", 2)[0])) {
            errors.addText(path.replace('.', '-'), labels.of(form, path), text);
        } else if (posted.asked().isEmpty()) {
            errors.addText(null, labels.of(form, path), text);
        } else {
            branched = true;
        }
    }

    /** Another row for that table; nothing is kept yet. */
    public void addRow(String field) {
        changeRows(field, rows -> rows.add(Map.of()));
    }

    public void removeRow(String field, int index) {
        changeRows(field, rows -> {
            if (index < rows.size()) {
                rows.remove(index);
            }
        });
    }

    private void changeRows(String field, Consumer<List<Map<String, String>>> change) {
        String text = answers.get(field) instanceof String known ? known : "";
        var rows = new ArrayList<>(Structured.rows(text).orElse(List.of()));
        change.accept(rows);
        views.replace(field, Structured.write(rows));
        draw();
    }

    /** Null before it begins, and when it cannot be played any more. */
    public TrialView getView() {
        return view;
    }

    public boolean isBegun() {
        return trial != null;
    }

    /** Whether something was done that can be taken back. */
    public boolean isBackable() {
        return trial != null && !trial.inputs().isEmpty();
    }

    /** Whether the text can be tried: a draft with mistakes cannot. */
    public boolean isTriable() {
        return applicant.triable();
    }

    public List<FieldGroup> getGroups() {
        if (trial == null) {
            return applicant.groups();
        }
        return view == null || view.form() == null ? List.of() : view.form().groups();
    }

    /** Ids of the fields that are asked now, for the post to say which they were. */
    public String getAsked() {
        return shownFields().map(FieldView::id).collect(Collectors.joining(" "));
    }

    private Stream<FieldView> shownFields() {
        return getGroups().stream().flatMap(group -> group.fields().stream()).filter(FieldView::shown);
    }

    public Map<String, Object> getAnswers() {
        return answers;
    }

    /** Whether the answers have opened a question that was not there before. */
    public boolean isBranched() {
        return branched;
    }

    /** What was typed for the applicant to read, where an action was refused. */
    public String getReason() {
        return parameters.get("reason");
    }

    /** Whether parts of the service are played by code of its own, which is not run here. */
    public boolean isCoded() {
        return handlers.find(shown.code()).isPresent();
    }

    public String getVersion() {
        return version().map(String::valueOf).orElse("");
    }

    public String getCertificateUrl() {
        return TrialCertificateServlet.address(shown.code());
    }

    public String getService() {
        return shown.name();
    }

    public String getServiceUrl() {
        return shown.url();
    }

    public String getUrl() {
        return shown.url() + "/try";
    }
}
