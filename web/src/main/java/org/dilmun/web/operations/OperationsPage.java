package org.dilmun.web.operations;

import java.io.IOException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.annotation.RequestParameterMap;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import org.dilmun.domain.kernel.Problem;
import org.dilmun.domain.outbox.OutboxMessage;
import org.dilmun.domain.request.SupportTask;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.operations.Diagnostic;
import org.dilmun.ejb.operations.Diagnostic.State;
import org.dilmun.ejb.operations.Diagnostics.Readings;
import org.dilmun.ejb.operations.Operator;
import org.dilmun.ejb.outbox.FailedMessages;
import org.dilmun.ejb.request.SupportRetries;
import org.dilmun.ejb.request.SupportTasks;
import org.dilmun.web.site.FormErrors;
import org.dilmun.web.site.Lang;
import org.dilmun.web.site.Messages;

/** How the platform is, what is wrong first, and what the operator can do about it here. */
@Named
@RequestScoped
public class OperationsPage {

    /** The others follow as these are dealt with. */
    private static final int MOST_MESSAGES = 50;

    @Inject
    Operator operator;

    @Inject
    FailedMessages failed;

    @Inject
    SupportTasks support;

    @Inject
    SupportRetries retries;

    @Inject
    Country country;

    @Inject
    Messages messages;

    @Inject
    FormErrors errors;

    @Inject
    Lang lang;

    /** Of the view that was forwarded to: what the address holds comes first, then what is posted. */
    @Inject
    @RequestParameterMap
    Map<String, String> parameters;

    private Readings readings;
    private List<Row> rows;
    private List<Message> failedMessages;
    private List<Failure> failures;

    /**
     * One line of the page.
     *
     * @param kind of the chip that shows the state
     * @param advice what to do; empty if all is well
     * @param at null if there is no moment to tell
     * @param job code of the job that can be run from here; null on other lines
     */
    public record Row(
            String kind,
            String state,
            String name,
            String subject,
            String value,
            String detail,
            String advice,
            ZonedDateTime at,
            String job) {}

    /** A message that failed for good; {@code button} names it in the form. */
    public record Message(String lane, String key, String error, ZonedDateTime at, String button) {}

    /**
     * A service that failed.
     *
     * @param what was to be done, in words
     * @param reference of the case; null if it had not begun
     * @param number of the request; null if nobody called
     */
    public record Failure(
            String what,
            String reference,
            String service,
            String culprit,
            String error,
            String number,
            int times,
            ZonedDateTime at,
            long id) {}

    @PostConstruct
    void open() {
        readings = operator.diagnostics();
        rows = readings.list().stream()
                .sorted(Comparator.comparing(Diagnostic::state).reversed())
                .map(this::row)
                .toList();
        failedMessages = failed.list(MOST_MESSAGES).stream().map(this::message).toList();
        failures = support.list(MOST_MESSAGES).stream().map(this::failure).toList();
    }

    private Row row(Diagnostic read) {
        boolean well = read.state() == State.OK;
        return new Row(
                read.state().name().toLowerCase(Locale.ROOT),
                text("office_operations.state." + read.state().name().toLowerCase(Locale.ROOT)),
                text("office_operations.name." + read.code()),
                read.subject(),
                value(read),
                read.detail(),
                well ? "" : text("office_operations.advice." + read.code()),
                read.at() == null ? null : read.at().atZone(country.zone()),
                read.code().equals("job") ? read.subject() : null);
    }

    private String value(Diagnostic read) {
        return switch (read.unit()) {
            case COUNT -> Long.toString(read.value());
            case MILLISECONDS -> text("office_operations.value.milliseconds", Long.toString(read.value()));
            case DAYS -> text("office_operations.value.days", Long.toString(read.value()));
            case SECONDS -> duration(read);
        };
    }

    /** What is told since a moment has none if that moment never came. */
    private String duration(Diagnostic read) {
        Duration time = Duration.ofSeconds(read.value());
        if (read.at() == null && isOfMoment(read)) {
            return text("office_operations.value.never");
        }
        if (time.toDays() > 0) {
            return text(
                    "office_operations.value.days-hours",
                    Long.toString(time.toDays()),
                    Integer.toString(time.toHoursPart()));
        }
        if (time.toMinutes() > 0) {
            return text(
                    "office_operations.value.hours-minutes",
                    Long.toString(time.toHours()),
                    Integer.toString(time.toMinutesPart()));
        }
        return text("office_operations.value.seconds", Long.toString(time.toSeconds()));
    }

    private static boolean isOfMoment(Diagnostic read) {
        return !read.code().equals("clock-skew");
    }

    private Message message(OutboxMessage message) {
        return new Message(
                message.lane(),
                message.key(),
                message.lastError(),
                message.createdAt().atZone(country.zone()),
                message.lane() + " " + message.key());
    }

    private Failure failure(SupportTask task) {
        return new Failure(
                text("office_operations.operation." + task.operation().name().toLowerCase(Locale.ROOT)),
                task.reference() == null ? null : task.reference().value(),
                task.serviceCode(),
                task.culprit(),
                task.error(),
                task.requestNumber(),
                task.times(),
                task.lastAt().atZone(country.zone()),
                task.id());
    }

    private String text(String key, Object... arguments) {
        return messages.text(lang.language(), key, arguments);
    }

    /** Has the message delivered again whose button was pressed. */
    public void again() throws IOException {
        String[] pressed = parameters.getOrDefault("again", "").split(" ", 2);
        try {
            failed.retry(pressed[0], pressed.length == 2 ? pressed[1] : "");
            operator.lookAgain();
            show("message");
        } catch (Problem problem) {
            errors.add(null, problem);
            open();
        }
    }

    /** Runs the job whose button was pressed. */
    public void run() throws IOException {
        try {
            show(operator.run(parameters.getOrDefault("run", "")) ? "job" : "job-failed");
        } catch (Problem problem) {
            errors.add(null, problem);
            open();
        }
    }

    /** Tries again what the service failed of whose button was pressed. */
    public void mend() throws IOException {
        String pressed = parameters.getOrDefault("mend", "");
        try {
            boolean well = retries.retry(pressed.matches("[0-9]{1,18}") ? Long.parseLong(pressed) : 0);
            operator.lookAgain();
            show(well ? "mended" : "not-mended");
        } catch (Problem problem) {
            errors.add(null, problem);
            open();
        }
    }

    private void show(String done) throws IOException {
        FacesContext.getCurrentInstance().getExternalContext().redirect(lang.url("/office/operations?done=" + done));
    }

    /** What was just done, in a sentence; empty if nothing was. */
    public String getDone() {
        return switch (parameters.getOrDefault("done", "")) {
            case "message" -> text("office_operations.info.message");
            case "job" -> text("office_operations.info.job");
            case "mended" -> text("office_operations.info.mended");
            default -> "";
        };
    }

    /** Whether the job that was just run failed. */
    public boolean isJobFailed() {
        return "job-failed".equals(parameters.get("done"));
    }

    /** Whether what was just tried failed again. */
    public boolean isNotMended() {
        return "not-mended".equals(parameters.get("done"));
    }

    /** The worst of all lines. */
    public String getKind() {
        return rows.get(0).kind();
    }

    public String getSummary() {
        return text(
                "office_operations.text.summary",
                Long.toString(readings.count(State.BAD)),
                Long.toString(readings.count(State.WARN)));
    }

    public ZonedDateTime getReadAt() {
        return readings.at().atZone(country.zone());
    }

    public List<Row> getRows() {
        return rows;
    }

    public List<Message> getMessages() {
        return failedMessages;
    }

    public List<Failure> getFailures() {
        return failures;
    }

    /** Whether there may be more than are shown. */
    public boolean isCut() {
        return failedMessages.size() == MOST_MESSAGES;
    }
}
