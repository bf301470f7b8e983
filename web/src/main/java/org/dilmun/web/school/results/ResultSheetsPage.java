package org.dilmun.web.school.results;

import java.io.IOException;
import java.io.InputStream;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Part;

import org.dilmun.domain.kernel.Digits;
import org.dilmun.domain.kernel.Problem;
import org.dilmun.domain.school.results.ResultSheet;
import org.dilmun.domain.school.results.SheetState;
import org.dilmun.domain.school.results.Sitting;
import org.dilmun.domain.school.results.SittingWrong;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.school.results.ExamCatalogue;
import org.dilmun.ejb.school.results.MarkColumns;
import org.dilmun.ejb.school.results.ResultFileBroken;
import org.dilmun.ejb.school.results.ResultSheets;
import org.dilmun.ejb.school.results.SheetUploads;
import org.dilmun.web.site.FormErrors;
import org.dilmun.web.site.Lang;
import org.dilmun.web.site.Messages;

/** The sheets of exam results, and the form that uploads one. */
@Named
@RequestScoped
public class ResultSheetsPage {

    @Inject
    ResultSheets sheets;

    @Inject
    SheetUploads uploads;

    @Inject
    ExamCatalogue catalogue;

    @Inject
    ResultTexts texts;

    @Inject
    Messages messages;

    @Inject
    Country country;

    @Inject
    FormErrors errors;

    @Inject
    Lang lang;

    private List<SheetRow> rows;
    private String exam;
    private String year;
    private String round;
    private String expected;
    private Part file;

    /** A sheet in the list. */
    public record SheetRow(
            String url,
            String reference,
            String exam,
            String sitting,
            int edition,
            String kind,
            String state,
            int accepted,
            int rejected,
            ZonedDateTime uploadedAt,
            ZonedDateTime publishAt) {}

    /** A choice of a list. */
    public record Choice(String value, String label) {}

    /** An exam and the columns that its file has to have. */
    public record Layout(String exam, String columns) {}

    @PostConstruct
    void open() {
        rows = sheets.list().stream().map(this::row).toList();
    }

    private SheetRow row(ResultSheet sheet) {
        return new SheetRow(
                lang.url("/office/results/" + sheet.reference()),
                sheet.reference().value(),
                sheet.exam().name().in(lang.language()),
                texts.sitting(sheet.sitting().years(), sheet.sitting().round()),
                sheet.edition(),
                kind(sheet.state()),
                messages.text(
                        lang.language(), "office_results.state." + sheet.state().code()),
                sheet.accepted(),
                sheet.rejected(),
                sheet.uploadedAt().atZone(country.zone()),
                sheet.publishAt() == null ? null : sheet.publishAt().atZone(country.zone()));
    }

    static String kind(SheetState state) {
        return switch (state) {
            case UPLOADED -> "warn";
            case APPROVED -> "ok";
            case WITHDRAWN -> "bad";
            case DISCARDED -> "";
        };
    }

    public void upload() throws IOException {
        if (number(expected) < 0) {
            errors.add("expected", "problem.required");
            return;
        }
        try (InputStream content = content()) {
            var sitting = new Sitting(number(year), number(round));
            ResultSheet sheet = uploads.upload(new SheetUploads.Sent(
                    exam,
                    sitting,
                    number(expected),
                    Optional.ofNullable(file.getSubmittedFileName()).orElse(""),
                    content));
            FacesContext.getCurrentInstance()
                    .getExternalContext()
                    .redirect(lang.url("/office/results/" + sheet.reference()));
        } catch (SittingWrong typedWrong) {
            errors.add("year", typedWrong);
        } catch (Problem problem) {
            errors.add("file", problem);
        }
    }

    private InputStream content() throws IOException {
        if (file == null || file.getSize() == 0) {
            throw new ResultFileBroken();
        }
        return file.getInputStream();
    }

    /** @return -1, which is nothing of the kind, for what is no number */
    private static int number(String typed) {
        String digits = typed == null ? "" : Digits.western(typed.strip());
        return digits.matches("[0-9]{1,6}") ? Integer.parseInt(digits) : -1;
    }

    public boolean isUploadable() {
        return sheets.uploadable();
    }

    public List<SheetRow> getRows() {
        return rows;
    }

    public List<Choice> getExams() {
        return catalogue.list().stream()
                .map(kind -> new Choice(kind.code(), kind.name().in(lang.language())))
                .toList();
    }

    public List<Choice> getRounds() {
        return List.of("1", "2", "3", "4").stream()
                .map(number -> new Choice(number, messages.text(lang.language(), "results.round." + number)))
                .toList();
    }

    /** What the first line of a file has to say, for each exam. */
    public List<Layout> getLayouts() {
        return catalogue.list().stream()
                .map(kind -> new Layout(kind.name().in(lang.language()), String.join(", ", MarkColumns.needed(kind))))
                .toList();
    }

    public String getOptionalColumns() {
        return String.join(", ", MarkColumns.optional());
    }

    public String getExam() {
        return exam;
    }

    public void setExam(String exam) {
        this.exam = exam;
    }

    public String getYear() {
        return year;
    }

    public void setYear(String year) {
        this.year = year;
    }

    public String getRound() {
        return round;
    }

    public void setRound(String round) {
        this.round = round;
    }

    public String getExpected() {
        return expected;
    }

    public void setExpected(String expected) {
        this.expected = expected;
    }

    public Part getFile() {
        return file;
    }

    public void setFile(Part file) {
        this.file = file;
    }
}
