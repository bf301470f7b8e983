package org.dilmun.web.office;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import org.dilmun.domain.access.Permission;
import org.dilmun.domain.access.Role;
import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.domain.kernel.Problem;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.ejb.access.Caller;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.directory.Directory;
import org.dilmun.ejb.request.Inbox;
import org.dilmun.ejb.request.NextTask;
import org.dilmun.ejb.request.TaskQueries;
import org.dilmun.ejb.request.TaskRow;
import org.dilmun.web.site.FormErrors;
import org.dilmun.web.site.Lang;
import org.dilmun.web.site.Messages;

/** The tasks of the bodies that an official works for. The address holds the whole choice. */
@Named
@RequestScoped
public class OfficeInboxPage {

    private static final int SIZE = 25;

    @Inject
    TaskQueries queries;

    @Inject
    NextTask nextTask;

    @Inject
    Directory directory;

    @Inject
    TaskServices texts;

    @Inject
    Country country;

    @Inject
    Caller caller;

    @Inject
    DueChips chips;

    @Inject
    FormErrors errors;

    @Inject
    Messages messages;

    @Inject
    Lang lang;

    @Inject
    InboxChoice choice;

    private Inbox inbox;
    private TaskRow next;
    private Map<Long, LocalizedText> holders;
    private List<Row> tasks;
    private List<Filter> filters;

    /** One way to look at the tasks. */
    public record Tab(String code, String url, boolean selected) {}

    /** A field that narrows the list. */
    public record Filter(String code, List<Option> options) {}

    /** A value of a filter. */
    public record Option(String value, String label, boolean selected) {}

    /** A column that orders the list; {@code direction} as {@code aria-sort} says it. */
    public record Sort(String code, String direction, String url) {}

    /** A task; {@code claimedBy} is null while nobody has it. */
    public record Row(
            String url,
            String service,
            String reference,
            String applicant,
            String step,
            String dueKind,
            String due,
            boolean escalated,
            LocalDate receivedOn,
            String claimedBy) {}

    /** Reads the list; once more after something has been done with what is in it. */
    @PostConstruct
    public void load() {
        inbox = queries.inbox(choice.filter(), choice.order(), after(), SIZE);
        if (getDone() != null && isWorking()) {
            next = queries.following(Reference.parse(getDone()), choice.filter(), choice.order())
                    .orElse(null);
        }
        holders = texts.holders(inbox.rows());
        tasks = inbox.rows().stream().map(this::row).toList();
        filters = List.of(new Filter("service", offered()), new Filter("due", dues()));
    }

    /** Where the page begins; an address that somebody has spoilt begins at the start. */
    private Inbox.Cursor after() {
        String[] parts = choice.value("after").split("_", 3);
        try {
            return parts.length == 3
                    ? new Inbox.Cursor(LocalDate.parse(parts[0]), Instant.parse(parts[1]), Long.parseLong(parts[2]))
                    : Inbox.Cursor.START;
        } catch (DateTimeException | NumberFormatException spoilt) {
            return Inbox.Cursor.START;
        }
    }

    /** Opens the case whose reference was typed. */
    public void find() throws IOException {
        if (!getQuery().isBlank()) {
            try {
                redirect("/office/cases/" + Reference.parse(getQuery()));
            } catch (Problem malformed) {
                errors.add("find", malformed);
            }
        }
    }

    public void claimNext() throws IOException {
        Optional<Reference> claimed = nextTask.claim();
        if (claimed.isPresent()) {
            redirect("/office/cases/" + claimed.get());
        } else {
            errors.add(null, "office_inbox.problem.none-free");
        }
    }

    private void redirect(String path) throws IOException {
        FacesContext.getCurrentInstance().getExternalContext().redirect(lang.url(path));
    }

    /** The case that was just decided or given back; null if none. */
    public String getDone() {
        String done = choice.value("done");
        return Reference.isWellFormed(done) ? done : null;
    }

    /** The case after that one in this list; null if it was the last that the caller may work on. */
    public Row getNext() {
        return next == null ? null : row(next);
    }

    public boolean isWorking() {
        return !caller.actor().bodiesWith(Permission.WORK_CASE).isEmpty();
    }

    public String getView() {
        return choice.view();
    }

    public String getSort() {
        return choice.sort();
    }

    public String getQuery() {
        return choice.value("q");
    }

    /** Those who distribute the work have a view of what was escalated to them. */
    public List<Tab> getViews() {
        boolean supervising =
                !caller.actor().bodiesWith(Permission.REASSIGN_TASK).isEmpty();
        return InboxChoice.VIEWS.stream()
                .filter(code -> supervising || !code.equals(InboxChoice.ESCALATED))
                .map(code -> new Tab(code, url(Map.of("view", code, "after", "")), code.equals(getView())))
                .toList();
    }

    public List<Filter> getFilters() {
        return filters;
    }

    private List<Option> offered() {
        Set<Long> bodies = caller.actor().bodiesWith(Permission.SEE_CASE);
        return directory.list().stream()
                .filter(service -> service.descriptor().online()
                        && (service.providers().stream().anyMatch(body -> bodies.contains(body.id()))
                                || (caller.actor().has(Role.PARTNER)
                                        && service.descriptor().workflow().hasPartners())))
                .map(service -> new Option(
                        service.code(),
                        service.name(lang.getCode()),
                        service.code().equals(choice.value("service"))))
                .sorted(Comparator.comparing(Option::label))
                .toList();
    }

    private List<Option> dues() {
        return InboxChoice.DUES.stream()
                .map(code -> new Option(
                        code,
                        messages.text(lang.language(), "office_inbox.view." + code),
                        code.equals(choice.value("due"))))
                .toList();
    }

    public List<Sort> getSorts() {
        return InboxChoice.SORTS.stream()
                .map(code -> new Sort(
                        code, code.equals(getSort()) ? "ascending" : "none", url(Map.of("sort", code, "after", ""))))
                .toList();
    }

    public List<Row> getTasks() {
        return tasks;
    }

    private Row row(TaskRow task) {
        DueChips.Chip chip = chips.of(task.dueOn());
        return new Row(
                choice.address(lang.url("/office/cases/" + task.reference()), Map.of()),
                texts.service(task),
                task.reference().value(),
                task.applicant().in(lang.getCode()),
                texts.step(task),
                chip.kind(),
                chip.text(),
                task.escalatedAt() != null,
                country.day(task.receivedAt()),
                Optional.ofNullable(task.claimedBy())
                        .map(holders::get)
                        .map(name -> name.in(lang.getCode()))
                        .orElse(null));
    }

    /** The first page; null on it. */
    public String getFirstUrl() {
        return choice.value("after").isEmpty() ? null : url(Map.of("after", ""));
    }

    public String getNextUrl() {
        return inbox.next()
                .map(next -> url(Map.of("after", next.dueOn() + "_" + next.receivedAt() + "_" + next.id())))
                .orElse(null);
    }

    private String url(Map<String, String> changed) {
        return choice.address(lang.url("/office"), changed);
    }
}
