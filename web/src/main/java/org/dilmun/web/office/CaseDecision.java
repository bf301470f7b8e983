package org.dilmun.web.office;

import java.io.IOException;
import java.util.List;
import java.util.Map;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.annotation.RequestParameterMap;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import org.dilmun.domain.access.Permission;
import org.dilmun.domain.directory.Workflow;
import org.dilmun.domain.kernel.Problem;
import org.dilmun.domain.request.ChangedMeanwhile;
import org.dilmun.domain.request.HistoryEntry;
import org.dilmun.domain.request.Task;
import org.dilmun.ejb.access.Access;
import org.dilmun.ejb.access.Caller;
import org.dilmun.ejb.request.Cases;
import org.dilmun.ejb.request.PartReasonMissing;
import org.dilmun.ejb.request.ReasonMissing;
import org.dilmun.ejb.request.Requests;
import org.dilmun.ejb.request.SavedReasonUnknown;
import org.dilmun.ejb.request.Tasks;
import org.dilmun.web.site.FormErrors;
import org.dilmun.web.site.Lang;
import org.dilmun.web.site.Messages;
import org.dilmun.web.site.ShownVersion;

/** What an officer may do with a case now: claim it, give it back, decide. */
@Named
@RequestScoped
public class CaseDecision {

    private static final String CLAIM = "claim";
    private static final String RELEASE = "release";
    private static final String TAKE_OVER = "take-over";
    private static final String SAVED_REASON = "savedReason";

    @Inject
    ShownCase shown;

    @Inject
    CaseHistory history;

    @Inject
    DecidedParts parts;

    @Inject
    InboxChoice choice;

    @Inject
    Requests requests;

    @Inject
    Tasks tasks;

    @Inject
    Cases cases;

    @Inject
    Caller caller;

    @Inject
    Access access;

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

    private List<HistoryEntry> changes = List.of();
    private String reason;
    private String savedReason;

    /** What an officer can do at the step; {@code confirm} is null where nothing has to be confirmed. */
    public record ActionView(String id, String label, String look, String confirm) {}

    /** The saved texts of an action. */
    public record SavedReasons(String action, List<SavedReason> texts) {}

    /** A saved text in the language of the page; the applicant reads it in theirs. */
    public record SavedReason(String id, String text, boolean selected) {}

    /** What was typed is kept when the case is no more as it was shown, and the field for it is not there any more. */
    @PostConstruct
    void readReason() {
        reason = parameters.get("reason");
        savedReason = parameters.get(SAVED_REASON);
    }

    /** Does what the button says that was pressed. */
    public void act() throws IOException {
        String action = parameters.getOrDefault("action", "");
        try {
            switch (action) {
                case CLAIM -> {
                    tasks.claim(shown.reference());
                    redirect(lang.url("/office/cases/" + shown.reference()), Map.of());
                    return;
                }
                case TAKE_OVER -> {
                    tasks.takeOver(shown.reference());
                    redirect(lang.url("/office/cases/" + shown.reference()), Map.of());
                    return;
                }
                case RELEASE -> tasks.release(shown.reference());
                default -> requests.act(
                        shown.reference(), shownVersion(), action, savedReason, reason, parts.decided());
            }
            redirect(lang.url("/office"), Map.of("done", shown.reference().value()));
        } catch (ChangedMeanwhile stale) {
            shown.forget();
            changes = shown.request().historySince(shownVersion());
        } catch (Problem problem) {
            shown.forget();
            errors.add(field(problem), problem);
        }
    }

    private static String field(Problem problem) {
        if (problem instanceof PartReasonMissing missing) {
            return DecidedParts.reasonId(missing.part());
        }
        if (problem instanceof SavedReasonUnknown) {
            return SAVED_REASON;
        }
        return problem instanceof ReasonMissing ? "reason" : null;
    }

    /** Version of the case that the officer decided on; -1, which no case has, if the form does not say it. */
    private int shownVersion() {
        String version = parameters.get("shown");
        return ShownVersion.of(version);
    }

    private void redirect(String path, Map<String, String> changed) throws IOException {
        FacesContext.getCurrentInstance().getExternalContext().redirect(choice.address(path, changed));
    }

    public int getShownVersion() {
        return shown.request().version();
    }

    /** Whether the caller may do the task that is to be done. */
    private boolean isWorkable() {
        return shown.task()
                        .filter(task -> caller.actor().may(Permission.WORK_CASE, task.bodyId()))
                        .filter(task -> task.isFor(caller.actor()))
                        .isPresent()
                && !shown.isInvolved()
                && isOther();
    }

    private boolean isOther() {
        return access.isOther(caller.actor(), cases.handledBy(shown.request()));
    }

    /** Whether what is to be done is for somebody else because the case is the caller's own or of their family. */
    public boolean isInvolved() {
        return shown.task().isPresent() && shown.isInvolved();
    }

    /** Whether what is to be done is for somebody else because the caller refused this case, or the one that it appeals against. */
    public boolean isDecidedBefore() {
        return shown.task().isPresent() && !isOther();
    }

    /** Whether the caller has the task, or stands in for the one who has. */
    public boolean isMine() {
        return shown.task().filter(task -> task.isClaimedBy(shown.acting())).isPresent();
    }

    /** In whose place the caller has it; null: for themselves, or not at all. */
    public String getStandingIn() {
        return shown.acting().inPlaceOf() == null
                ? null
                : shown.holder()
                        .map(name -> messages.text(
                                lang.language(), "office_case.state.standing-in", name.in(lang.language())))
                        .orElse(null);
    }

    public boolean isClaimable() {
        return isWorkable() && isPending(Task.State.OPEN);
    }

    public boolean isDecidable() {
        return isWorkable() && isMine();
    }

    /** Whether a supervisor may take the task back from the officer who has it. */
    public boolean isReleasable() {
        return isPending(Task.State.CLAIMED)
                && !isMine()
                && shown.task()
                        .filter(task -> caller.actor().may(Permission.REASSIGN_TASK, task.bodyId()))
                        .isPresent();
    }

    /** Whether a supervisor may make what a partner has to do the work of the body. */
    public boolean isTakeable() {
        return shown.task().filter(Task::isOfPartner).isPresent()
                && caller.actor().may(Permission.REASSIGN_TASK, shown.request().bodyId())
                && !caller.actor().isPerson(shown.request().applicantId());
    }

    private boolean isPending(Task.State state) {
        return shown.task().filter(task -> task.state() == state).isPresent();
    }

    public List<ActionView> getActions() {
        return cases.current(shown.request()).actions().stream()
                .map(this::action)
                .toList();
    }

    private ActionView action(Workflow.Action action) {
        Workflow.End end = action.end().orElse(null);
        String label = action.label().in(lang.language());
        if (end == Workflow.End.REJECTED) {
            return new ActionView(action.id(), label, "danger", confirm(of("reject", "dismiss", "unaccepted")));
        }
        return end == Workflow.End.COMPLETED
                ? new ActionView(action.id(), label, "", confirm(of("completed", "uphold", "answer")))
                : new ActionView(action.id(), label, "quiet", null);
    }

    private String of(String application, String appeal, String complaint) {
        if (shown.request().isAppeal()) {
            return appeal;
        }
        return shown.request().isComplaint() ? complaint : application;
    }

    private String confirm(String what) {
        return messages.text(lang.language(), "office_case.confirm." + what);
    }

    /** What is to be decided one by one; empty if the step decides the case as a whole. */
    public List<DecidedParts.Part> getParts() {
        return parts.of(shown.request());
    }

    /** By action; empty if the step has none. */
    public List<SavedReasons> getSavedReasons() {
        return cases.current(shown.request()).actions().stream()
                .filter(action -> !action.reasons().isEmpty())
                .map(action -> new SavedReasons(
                        action.label().in(lang.language()),
                        action.reasons().stream()
                                .map(saved -> new SavedReason(
                                        saved.id(),
                                        saved.text().in(lang.language()),
                                        saved.id().equals(savedReason)))
                                .toList()))
                .toList();
    }

    /** What happened since the case was shown; empty unless a decision was refused for that. */
    public List<CaseHistory.Entry> getChanges() {
        return changes.stream().map(history::entry).toList();
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }
}
