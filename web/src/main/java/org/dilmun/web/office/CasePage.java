package org.dilmun.web.office;

import java.io.IOException;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.annotation.RequestParameterMap;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import org.dilmun.domain.access.Permission;
import org.dilmun.domain.directory.Workflow;
import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.domain.kernel.Problem;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.party.Person;
import org.dilmun.domain.request.ChangedMeanwhile;
import org.dilmun.domain.request.HistoryEntry;
import org.dilmun.domain.request.Request;
import org.dilmun.domain.request.RequestStatus;
import org.dilmun.domain.request.Task;
import org.dilmun.ejb.access.Caller;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.country.Labels;
import org.dilmun.ejb.directory.Directory;
import org.dilmun.ejb.party.People;
import org.dilmun.ejb.request.Cases;
import org.dilmun.ejb.request.Inbox;
import org.dilmun.ejb.request.ReasonMissing;
import org.dilmun.ejb.request.RequestQueries;
import org.dilmun.ejb.request.Requests;
import org.dilmun.ejb.request.TaskQueries;
import org.dilmun.ejb.request.Tasks;
import org.dilmun.web.document.CaseDocuments;
import org.dilmun.web.document.CaseDocuments.CaseDocument;
import org.dilmun.web.request.AnswerSections;
import org.dilmun.web.request.AnswerSections.AnswerSection;
import org.dilmun.web.request.RegistryValues;
import org.dilmun.web.site.FormErrors;
import org.dilmun.web.site.Lang;
import org.dilmun.web.site.Messages;

/** A case as the officials of its body see it, and what an officer may do with it now. */
@Named
@RequestScoped
public class CasePage {

    private static final int QUEUE = 8;
    private static final String CLAIM = "claim";
    private static final String RELEASE = "release";

    @Inject
    Requests requests;

    @Inject
    RequestQueries queries;

    @Inject
    TaskQueries taskQueries;

    @Inject
    Tasks tasks;

    @Inject
    Cases cases;

    @Inject
    Directory directory;

    @Inject
    People people;

    @Inject
    Labels labels;

    @Inject
    Country country;

    @Inject
    Caller caller;

    @Inject
    AnswerSections answers;

    @Inject
    RegistryValues registry;

    @Inject
    DueChips chips;

    @Inject
    CaseDocuments documents;

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

    private View view;
    private List<HistoryEntry> changes = List.of();
    private String reason;

    /** What the page shows of one moment. {@code task} is what is to be done, or null; {@code names} by party id. */
    private record View(Request request, Task task, Map<Long, LocalizedText> names) {}

    /** Who applies. The personal number is masked. */
    public record Applicant(List<Name> names, String personalNumber, String status, String address) {}

    /** A name in one language of the country. */
    public record Name(String language, String text) {}

    /** What an officer can do at the step; {@code confirm} is null where nothing has to be confirmed. */
    public record ActionView(String id, String label, String look, String confirm) {}

    /** A move of the case. */
    public record Entry(String title, String text, ZonedDateTime at, String by) {}

    /** Another task. */
    public record Queued(
            String url,
            boolean current,
            String service,
            String dueKind,
            String due,
            String reference,
            String applicant) {}

    /** What was typed is kept when the case is no more as it was shown, and the field for it is not there any more. */
    @PostConstruct
    void readReason() {
        reason = parameters.get("reason");
    }

    /** Shows the case to those who may see it; a refusal is answered by the page for it. */
    public void load() {
        view();
    }

    private View view() {
        if (view == null) {
            Request request = queries.getOfBody(reference());
            Task task = queries.pendingTask(request).orElse(null);
            Set<Long> ids = request.history().stream()
                    .map(HistoryEntry::actor)
                    .filter(actor -> actor.startsWith("person:"))
                    .map(actor -> Long.valueOf(actor.substring("person:".length())))
                    .collect(Collectors.toSet());
            if (task != null && task.claimedBy() != null) {
                ids.add(task.claimedBy());
            }
            view = new View(request, task, people.names(ids));
        }
        return view;
    }

    private Reference reference() {
        return Reference.parse(parameters.get("reference"));
    }

    /** Does what the button says that was pressed. */
    public void act() throws IOException {
        String action = parameters.getOrDefault("action", "");
        try {
            switch (action) {
                case CLAIM -> {
                    tasks.claim(reference());
                    redirect("/office/cases/" + reference());
                }
                case RELEASE -> {
                    tasks.release(reference());
                    redirect("/office?done=" + reference());
                }
                default -> {
                    requests.act(reference(), shown(), action, reason);
                    redirect("/office?done=" + reference());
                }
            }
        } catch (ChangedMeanwhile stale) {
            view = null;
            changes = view().request().historySince(shown());
        } catch (Problem problem) {
            view = null;
            errors.add(problem instanceof ReasonMissing ? "reason" : null, problem);
        }
    }

    /** Version of the case that the officer decided on; -1, which no case has, if the form does not say it. */
    private int shown() {
        String shown = parameters.get("shown");
        return shown != null && shown.matches("[0-9]{1,9}") ? Integer.parseInt(shown) : -1;
    }

    private void redirect(String path) throws IOException {
        FacesContext.getCurrentInstance().getExternalContext().redirect(lang.url(path));
    }

    public String getReference() {
        return view().request().reference().value();
    }

    public int getShownVersion() {
        return view().request().version();
    }

    public String getService() {
        return cases.service(view().request()).name().in(lang.language());
    }

    public String getStep() {
        Request request = view().request();
        return request.status() == RequestStatus.OPEN
                ? cases.current(request).label().in(lang.language())
                : title(request.status());
    }

    public String getChannel() {
        return labels.channel(view().request().channel().code()).in(lang.language());
    }

    public Applicant getApplicant() {
        Person person = people.get(view().request().applicantId());
        return new Applicant(
                country.languages().stream()
                        .map(language -> new Name(language.tag(), person.name().in(language)))
                        .toList(),
                people.number(person).masked(),
                messages.text(lang.language(), "office_case.value." + (person.citizen() ? "citizen" : "resident")),
                registry.address(person.address()));
    }

    /** What the case has yielded or is about to; null if nothing. */
    public CaseDocument getDocument() {
        return documents.of(view().request());
    }

    public List<AnswerSection> getSections() {
        return answers.of(view().request());
    }

    /** Whether the caller may do the task that is to be done. */
    private boolean isWorkable() {
        Request request = view().request();
        return view().task() != null
                && caller.actor().may(Permission.WORK_CASE, request.bodyId())
                && view().task().isFor(caller.actor())
                && !caller.actor().isPerson(request.applicantId());
    }

    public boolean isMine() {
        return view().task() != null && view().task().isClaimedBy(caller.actor());
    }

    public boolean isClaimable() {
        return isWorkable() && view().task().state() == Task.State.OPEN;
    }

    public boolean isDecidable() {
        return isWorkable() && isMine();
    }

    /** Whether a supervisor may take the task back from the officer who has it. */
    public boolean isReleasable() {
        return view().task() != null
                && view().task().state() == Task.State.CLAIMED
                && !isMine()
                && caller.actor().may(Permission.REASSIGN_TASK, view().request().bodyId());
    }

    /** Who has the task; null if nobody. */
    public String getClaimedBy() {
        return Optional.ofNullable(view().task())
                .map(Task::claimedBy)
                .map(view().names()::get)
                .map(name -> name.in(lang.language()))
                .orElse(null);
    }

    public List<ActionView> getActions() {
        return cases.current(view().request()).actions().stream()
                .map(this::action)
                .toList();
    }

    private ActionView action(Workflow.Action action) {
        Workflow.End end = action.end().orElse(null);
        String label = action.label().in(lang.language());
        if (end == Workflow.End.REJECTED) {
            return new ActionView(
                    action.id(), label, "danger", messages.text(lang.language(), "office_case.confirm.reject"));
        }
        return end == Workflow.End.COMPLETED
                ? new ActionView(
                        action.id(), label, "", messages.text(lang.language(), "office_case.confirm.completed"))
                : new ActionView(action.id(), label, "quiet", null);
    }

    public List<Entry> getHistory() {
        return view().request().history().stream().map(this::entry).toList();
    }

    /** What happened since the case was shown; empty unless a decision was refused for that. */
    public List<Entry> getChanges() {
        return changes.stream().map(this::entry).toList();
    }

    private Entry entry(HistoryEntry entry) {
        return new Entry(title(entry), entry.reason(), entry.at().atZone(country.zone()), actor(entry.actor()));
    }

    private String title(HistoryEntry entry) {
        if (entry.to() != RequestStatus.OPEN) {
            return title(entry.to());
        }
        return switch (entry.from()) {
            case DRAFT -> messages.text(lang.language(), "office_case.status.submitted");
            case RETURNED -> messages.text(lang.language(), "office_case.status.resubmitted");
            default -> messages.text(lang.language(), "office_case.status.step", step(entry));
        };
    }

    private String step(HistoryEntry entry) {
        return cases.service(view().request())
                .workflow()
                .step(entry.step())
                .map(step -> step.label().in(lang.language()))
                .orElse(entry.step());
    }

    private String title(RequestStatus status) {
        return messages.text(
                lang.language(), "office_case.status." + status.name().toLowerCase(Locale.ROOT));
    }

    /** Name of a person; other actors by their kind. */
    private String actor(String recorded) {
        if (recorded.startsWith("person:")) {
            LocalizedText name = view().names().get(Long.valueOf(recorded.substring("person:".length())));
            return name == null ? recorded : name.in(lang.language());
        }
        String kind = recorded.startsWith("client:") ? "client" : "system";
        return messages.text(lang.language(), "office_case.value." + kind);
    }

    /** Last day for the task; null if there is none. */
    public LocalDate getDueOn() {
        return Optional.ofNullable(view().task()).flatMap(Task::dueOn).orElse(null);
    }

    public String getDueKind() {
        return due().kind();
    }

    public String getDue() {
        return due().text();
    }

    private DueChips.Chip due() {
        return chips.of(Optional.ofNullable(getDueOn()));
    }

    /** The first rows of the inbox. */
    public List<Queued> getQueue() {
        return taskQueries.inbox(Inbox.Filter.ANY, Inbox.Order.DUE, Inbox.Cursor.START, QUEUE).rows().stream()
                .map(row -> new Queued(
                        lang.url("/office/cases/" + row.reference()),
                        row.reference().equals(view().request().reference()),
                        directory.list().stream()
                                .filter(service -> service.code().equals(row.serviceCode()))
                                .map(service -> service.name(lang.getCode()))
                                .findFirst()
                                .orElse(row.serviceCode()),
                        chips.of(row.dueOn()).kind(),
                        chips.of(row.dueOn()).text(),
                        row.reference().value(),
                        row.applicant().in(lang.language())))
                .toList();
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }
}
