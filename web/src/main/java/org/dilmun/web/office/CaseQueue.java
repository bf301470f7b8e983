package org.dilmun.web.office;

import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import org.dilmun.ejb.request.Inbox;
import org.dilmun.ejb.request.TaskQueries;
import org.dilmun.ejb.request.TaskRow;
import org.dilmun.web.site.Lang;

/** The first rows of the list from which a case was opened, beside it. */
@Named
@RequestScoped
public class CaseQueue {

    private static final int SIZE = 8;

    @Inject
    ShownCase shown;

    @Inject
    TaskQueries queries;

    @Inject
    InboxChoice choice;

    @Inject
    TaskServices services;

    @Inject
    DueChips chips;

    @Inject
    Lang lang;

    /** Another task. */
    public record Queued(
            String url,
            boolean current,
            String service,
            String dueKind,
            String due,
            String reference,
            String applicant) {}

    public List<Queued> getTasks() {
        return queries.inbox(choice.filter(), choice.order(), Inbox.Cursor.START, SIZE).rows().stream()
                .map(this::queued)
                .toList();
    }

    private Queued queued(TaskRow row) {
        DueChips.Chip due = chips.of(row.dueOn());
        return new Queued(
                choice.address(lang.url("/office/cases/" + row.reference()), Map.of()),
                row.reference().equals(shown.request().reference()),
                services.service(row),
                due.kind(),
                due.text(),
                row.reference().value(),
                row.applicant().in(lang.language()));
    }
}
