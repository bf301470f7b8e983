package org.dilmun.web.office;

import java.io.IOException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.annotation.RequestParameterMap;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.ejb.country.BusinessClock;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.request.Inbox;
import org.dilmun.ejb.request.InboxExport;
import org.dilmun.ejb.request.TaskQueries;
import org.dilmun.ejb.request.TaskRow;
import org.dilmun.web.site.Lang;
import org.dilmun.web.site.Messages;
import org.dilmun.web.table.TableFormat;
import org.dilmun.web.table.TableWriter;

/** The list that an official looks at, all of it, as a file. */
@Named
@RequestScoped
public class InboxFile {

    private static final int AT_A_TIME = 500;

    private static final String[] COLUMNS = {
        "reference", "service-name", "applicant", "step", "due", "received", "claimed"
    };

    @Inject
    InboxChoice choice;

    @Inject
    InboxExport export;

    @Inject
    TaskQueries queries;

    @Inject
    TaskServices texts;

    @Inject
    Country country;

    @Inject
    BusinessClock clock;

    @Inject
    Messages messages;

    @Inject
    Lang lang;

    /** Of the view that was forwarded to: what the address holds comes first, then what is posted. */
    @Inject
    @RequestParameterMap
    Map<String, String> parameters;

    /** Sends the file in the format that was asked for; of one that we do not have, the page comes again. */
    public void send() throws IOException {
        TableFormat format =
                TableFormat.of(parameters.getOrDefault("export", "")).orElse(null);
        if (format == null) {
            return;
        }
        export.record(choice.filter(), format.code());
        var faces = FacesContext.getCurrentInstance();
        ExternalContext response = faces.getExternalContext();
        LocalDate today = country.day(clock.instant());
        response.setResponseContentType(format.mediaType());
        response.setResponseHeader("Cache-Control", "private, no-store");
        response.setResponseHeader(
                "Content-Disposition", "attachment; filename=\"inbox-" + today + "." + format.code() + "\"");
        try (TableWriter table = format.open(
                response.getResponseOutputStream(),
                messages.text(lang.language(), "office_inbox.title.name"),
                lang.getDir().equals("rtl"))) {
            write(table);
        }
        faces.responseComplete();
    }

    /** A stretch at a time, so that it takes no more memory for more tasks. */
    private void write(TableWriter table) throws IOException {
        table.row(Arrays.stream(COLUMNS)
                .map(column -> messages.text(lang.language(), "office_inbox.column." + column))
                .toList());
        Inbox.Cursor after = Inbox.Cursor.START;
        while (after != null) {
            Inbox stretch = queries.inbox(choice.filter(), choice.order(), after, AT_A_TIME);
            Map<Long, LocalizedText> holders = texts.holders(stretch.rows());
            for (TaskRow task : stretch.rows()) {
                write(table, task, task.claimedBy() == null ? null : holders.get(task.claimedBy()));
            }
            after = stretch.next().orElse(null);
        }
    }

    private void write(TableWriter table, TaskRow task, LocalizedText holder) throws IOException {
        table.row(Stream.of(
                        task.reference().value(),
                        texts.service(task),
                        task.applicant().in(lang.getCode()),
                        texts.step(task),
                        task.dueOn().orElse(null),
                        country.day(task.receivedAt()),
                        holder == null ? null : holder.in(lang.getCode()))
                .toList());
    }
}
