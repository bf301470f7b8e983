package org.dilmun.web.school.results;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.annotation.RequestParameterMap;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import org.dilmun.domain.access.Permission;
import org.dilmun.domain.kernel.Digits;
import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.domain.kernel.Problem;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.school.results.CorrectionState;
import org.dilmun.domain.school.results.CourseCheck;
import org.dilmun.domain.school.results.ExamKind;
import org.dilmun.domain.school.results.ResultCorrection;
import org.dilmun.domain.school.results.ResultSheet;
import org.dilmun.domain.school.results.SheetState;
import org.dilmun.ejb.access.Caller;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.party.People;
import org.dilmun.ejb.school.results.ResultCorrections;
import org.dilmun.ejb.school.results.ResultSheets;
import org.dilmun.web.school.results.ResultSheetsPage.Choice;
import org.dilmun.web.site.FormErrors;
import org.dilmun.web.site.Lang;
import org.dilmun.web.site.Messages;

/** A sheet of results: what stands out in it, its approval, and corrections of single results. */
@Named
@RequestScoped
public class ResultSheetPage {

    @Inject
    ResultSheets sheets;

    @Inject
    ResultCorrections corrections;

    @Inject
    ResultTexts texts;

    @Inject
    People people;

    @Inject
    Caller caller;

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

    private ResultSheet sheet;
    private ExamKind exam;
    private List<CorrectionRow> proposed;
    private Map<Long, LocalizedText> names;
    private String day;
    private String time;
    private String reason;
    private String seat;
    private String course;
    private String internal;
    private String finalExam;
    private String why;
    private String grievance;

    /** What stands out in a course. */
    public record CheckRow(String course, CourseCheck found, String passed) {}

    /** A correction of a result of the sheet. */
    public record CorrectionRow(
            long id,
            long seat,
            String course,
            int before,
            int after,
            String reason,
            String grievance,
            String by,
            ZonedDateTime proposedAt,
            String kind,
            String state,
            boolean decidable) {}

    @PostConstruct
    void open() {
        String reference = parameters.get("reference");
        if (reference != null) {
            load(Reference.parse(reference));
        }
    }

    private void load(Reference reference) {
        sheet = sheets.get(reference);
        exam = sheet.exam();
        List<ResultCorrection> all = corrections.list(sheet);
        Set<Long> parties = Stream.concat(
                        Stream.of(sheet.uploadedBy(), sheet.approvedBy(), sheet.withdrawnBy()),
                        all.stream().map(ResultCorrection::proposedBy))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        names = people.names(parties);
        proposed = all.stream().map(this::row).toList();
    }

    private CorrectionRow row(ResultCorrection correction) {
        return new CorrectionRow(
                correction.id(),
                corrections.seat(correction),
                courseName(correction.course()),
                correction.before(),
                correction.after(),
                correction.reason(),
                correction.grievance() == null ? null : correction.grievance().value(),
                name(correction.proposedBy()),
                correction.proposedAt().atZone(country.zone()),
                switch (correction.state()) {
                    case PROPOSED -> "warn";
                    case APPROVED -> "ok";
                    case REFUSED -> "bad";
                },
                text("office_results.correction." + correction.state().code()),
                corrections.decidable(correction, sheet));
    }

    private String courseName(String code) {
        return exam.course(code).map(found -> found.name().in(lang.language())).orElse(code);
    }

    private String name(Long party) {
        LocalizedText name = party == null ? null : names.get(party);
        return name == null ? "" : name.in(lang.language());
    }

    public void approve() throws IOException {
        act("day", () -> sheets.approve(sheet.reference(), minute()));
    }

    /** @return a moment that is long past for what is none */
    private Instant minute() {
        try {
            return LocalDate.parse(western(day))
                    .atTime(LocalTime.parse(western(time)))
                    .atZone(country.zone())
                    .toInstant();
        } catch (DateTimeException noTime) {
            return Instant.EPOCH;
        }
    }

    private static String western(String typed) {
        return Digits.western(said(typed).strip());
    }

    private static String said(String typed) {
        return typed == null ? "" : typed;
    }

    public void withdraw() throws IOException {
        act("reason", () -> sheets.withdraw(sheet.reference(), said(reason)));
    }

    public void discard() throws IOException {
        act(null, () -> sheets.discard(sheet.reference()));
    }

    public void propose() throws IOException {
        act(
                "seat",
                () -> corrections.propose(
                        sheet.reference(),
                        new ResultCorrections.Typed(
                                said(seat),
                                said(course),
                                western(internal),
                                western(finalExam),
                                said(why),
                                said(grievance))));
    }

    /** Decides about the correction whose button was pressed. */
    public void decide() throws IOException {
        boolean approves = parameters.containsKey("approve");
        String id = parameters.get(approves ? "approve" : "refuse");
        long correction = id.matches("[0-9]{1,18}") ? Long.parseLong(id) : 0; // which is none
        act(null, () -> corrections.decide(correction, approves ? CorrectionState.APPROVED : CorrectionState.REFUSED));
    }

    private void act(String field, Runnable command) throws IOException {
        try {
            command.run();
            FacesContext.getCurrentInstance()
                    .getExternalContext()
                    .redirect(lang.url("/office/results/" + sheet.reference()));
        } catch (Problem problem) {
            errors.add(field, problem);
        }
    }

    public String getTitle() {
        return exam.name().in(lang.language()) + " – "
                + texts.sitting(sheet.sitting().years(), sheet.sitting().round());
    }

    public String getReference() {
        return sheet.reference().value();
    }

    public int getEdition() {
        return sheet.edition();
    }

    public int getExpected() {
        return sheet.expected();
    }

    public int getAccepted() {
        return sheet.accepted();
    }

    public int getRejected() {
        return sheet.rejected();
    }

    public String getFileName() {
        return sheet.fileName();
    }

    public String getWithdrawalReason() {
        return sheet.withdrawalReason();
    }

    public String getState() {
        return text("office_results.state." + sheet.state().code());
    }

    public String getKind() {
        return ResultSheetsPage.kind(sheet.state());
    }

    /** Address of the report; null if nothing was rejected. */
    public String getReport() {
        return sheet.rejected() == 0 ? null : ResultReportServlet.address(sheet.reference());
    }

    /** How many of the edition before are missing in this one. */
    public long getMissing() {
        return sheets.missing(sheet);
    }

    public String getUploadedBy() {
        return name(sheet.uploadedBy());
    }

    public String getApprovedBy() {
        return name(sheet.approvedBy());
    }

    public ZonedDateTime getUploadedAt() {
        return sheet.uploadedAt().atZone(country.zone());
    }

    public ZonedDateTime getPublishAt() {
        return sheet.publishAt() == null ? null : sheet.publishAt().atZone(country.zone());
    }

    public List<CheckRow> getChecks() {
        return sheet.checks().stream()
                .map(found -> new CheckRow(courseName(found.course()), found, share(found)))
                .toList();
    }

    private static String share(CourseCheck found) {
        return found.candidates() == 0 ? "–" : Math.round(100.0 * found.passed() / found.candidates()) + "%";
    }

    public boolean isApprovable() {
        return sheets.approvable(sheet) && sheet.rejected() == 0 && sheet.accepted() > 0;
    }

    /** Whether it waits for somebody else than who looks at it. */
    public boolean isWaiting() {
        return sheet.state() == SheetState.UPLOADED && !isApprovable();
    }

    public boolean isDiscardable() {
        return sheet.state() == SheetState.UPLOADED && caller.actor().may(Permission.WORK_CASE, sheet.bodyId());
    }

    public boolean isWithdrawable() {
        return sheet.state() == SheetState.APPROVED && caller.actor().may(Permission.APPROVE_RECORDS, sheet.bodyId());
    }

    public boolean isCorrectable() {
        return sheet.state() == SheetState.APPROVED && caller.actor().may(Permission.WORK_CASE, sheet.bodyId());
    }

    public List<CorrectionRow> getCorrections() {
        return proposed;
    }

    public List<Choice> getCourses() {
        return exam.courses().stream()
                .map(each -> new Choice(each.code(), each.name().in(lang.language())))
                .toList();
    }

    private String text(String key) {
        return messages.text(lang.language(), key);
    }

    public String getDay() {
        return day;
    }

    public void setDay(String day) {
        this.day = day;
    }

    public String getTime() {
        return time;
    }

    public void setTime(String time) {
        this.time = time;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }

    public String getSeat() {
        return seat;
    }

    public void setSeat(String seat) {
        this.seat = seat;
    }

    public String getCourse() {
        return course;
    }

    public void setCourse(String course) {
        this.course = course;
    }

    public String getInternal() {
        return internal;
    }

    public void setInternal(String internal) {
        this.internal = internal;
    }

    public String getFinalExam() {
        return finalExam;
    }

    public void setFinalExam(String finalExam) {
        this.finalExam = finalExam;
    }

    public String getWhy() {
        return why;
    }

    public void setWhy(String why) {
        this.why = why;
    }

    public String getGrievance() {
        return grievance;
    }

    public void setGrievance(String grievance) {
        this.grievance = grievance;
    }
}
