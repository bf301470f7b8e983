package org.dilmun.web.studio;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.annotation.RequestParameterMap;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import org.dilmun.domain.calendar.MonthSpan;
import org.dilmun.domain.directory.Field;
import org.dilmun.domain.directory.Structured;
import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.domain.request.Request;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.country.Labels;
import org.dilmun.ejb.directory.Descriptors;
import org.dilmun.ejb.form.FormKinds;
import org.dilmun.ejb.request.SubmissionColumns;
import org.dilmun.ejb.request.Submissions;
import org.dilmun.web.request.RequestStates;
import org.dilmun.web.request.WebWording;
import org.dilmun.web.site.Lang;
import org.dilmun.web.site.Messages;
import org.dilmun.web.table.TableFormat;
import org.dilmun.web.table.TableWriter;

/** What was answered in the months that a page tells of, as a file. */
@Named
@RequestScoped
public class SubmissionsFile {

    private static final int AT_A_TIME = 500;

    /** Of the case, before its answers. No field can be called so. */
    private static final String[] COLUMNS = {"reference", "submitted", "status", "closed", "channel"};

    @Inject
    ShownService shown;

    @Inject
    ChosenMonths months;

    @Inject
    Submissions submissions;

    @Inject
    Descriptors descriptors;

    @Inject
    FormKinds kinds;

    @Inject
    WebWording words;

    @Inject
    RequestStates states;

    @Inject
    Labels labels;

    @Inject
    Country country;

    @Inject
    Messages messages;

    @Inject
    Lang lang;

    /** Of the view that was forwarded to: what the address holds comes first, then what is posted. */
    @Inject
    @RequestParameterMap
    Map<String, String> parameters;

    private TableFormat format;

    /** Whether columns and answers are called as people read them; else by their codes, as JSON has them always. */
    private boolean readable;

    /** Sends the file in the format that was asked for; of one that we do not have, the page comes again. */
    public void send() throws IOException {
        format = TableFormat.of(parameters.getOrDefault("export", "")).orElse(null);
        if (format == null) {
            return;
        }
        readable = format != TableFormat.JSON && !"keys".equals(parameters.get("columns"));
        MonthSpan span = months.span();
        SubmissionColumns columns = submissions.begin(shown.code(), span, format.code() + (readable ? "" : "/keys"));
        var faces = FacesContext.getCurrentInstance();
        ExternalContext response = faces.getExternalContext();
        response.setResponseContentType(format.mediaType());
        response.setResponseHeader("Cache-Control", "private, no-store");
        response.setResponseHeader(
                "Content-Disposition",
                "attachment; filename=\"%s-%s-%s.%s\"".formatted(shown.code(), span.first(), span.last(), format.code()));
        try (TableWriter table = format.open(
                response.getResponseOutputStream(), shown.name(), lang.getDir().equals("rtl"))) {
            write(table, columns, span);
        }
        faces.responseComplete();
    }

    /** A stretch at a time, so that it takes no more memory for more requests. */
    private void write(TableWriter table, SubmissionColumns columns, MonthSpan span) throws IOException {
        List<Field> fields = columns.list();
        table.row(heads(fields));
        Submissions.Cursor cursor = Submissions.Cursor.START;
        List<Request> stretch;
        do {
            stretch = submissions.after(cursor, shown.code(), span, AT_A_TIME);
            for (Request request : stretch) {
                table.row(cells(request, columns, fields));
                cursor = Submissions.Cursor.behind(request);
            }
        } while (stretch.size() == AT_A_TIME);
    }

    private List<String> heads(List<Field> fields) {
        var heads = new ArrayList<String>();
        for (String column : COLUMNS) {
            heads.add(
                    readable
                            ? messages.text(lang.language(), "studio_figures.submission." + column)
                            : "request." + column);
        }
        fields.forEach(field -> heads.add(readable ? field.label().in(lang.language()) : field.id()));
        return heads;
    }

    private List<Object> cells(Request request, SubmissionColumns columns, List<Field> fields) {
        var cells = new ArrayList<Object>();
        cells.add(request.reference().value());
        cells.add(country.day(request.submittedAt()));
        cells.add(readable ? states.label(request) : request.status().name().toLowerCase(Locale.ROOT));
        cells.add(request.closedAt() == null ? null : country.day(request.closedAt()));
        cells.add(readable ? channel(request) : request.channel().code());
        var form = descriptors.get(request.versionId()).form();
        Map<String, String> answers = request.answers();
        for (Field column : fields) {
            cells.add(form.field(column.id())
                    .flatMap(field -> columns.leaving(field, answers.get(field.id()))
                            .map(answer -> cell(field, answer)))
                    .orElse(null));
        }
        return cells;
    }

    private String channel(Request request) {
        String code = request.channel().code();
        return Optional.ofNullable(labels.channel(code))
                .map((LocalizedText label) -> label.in(lang.language()))
                .orElseGet(() -> messages.text(lang.language(), "office_figures.channel." + code));
    }

    private Object cell(Field field, String answer) {
        return switch (field.shownAs()) {
            case DATE -> LocalDate.parse(answer);
            case NUMBER, MONEY -> new BigDecimal(answer);
            case MANY, ADDRESS, TABLE -> format == TableFormat.JSON ? structured(field, answer) : text(field, answer);
            default -> text(field, answer);
        };
    }

    private String text(Field field, String answer) {
        return readable ? kinds.of(field).shown(field, answer, words) : answer;
    }

    private static Object structured(Field field, String answer) {
        return switch (field.shownAs()) {
            case MANY -> Structured.choices(answer).orElse(List.of());
            case ADDRESS -> Structured.parts(answer).orElse(Map.of());
            default -> Structured.rows(answer).orElse(List.of());
        };
    }
}
