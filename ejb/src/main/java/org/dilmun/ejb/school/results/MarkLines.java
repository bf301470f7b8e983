package org.dilmun.ejb.school.results;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

import org.dilmun.domain.kernel.Digits;
import org.dilmun.domain.kernel.TypedText;
import org.dilmun.domain.party.MalformedPersonalNumber;
import org.dilmun.domain.school.results.Candidate;
import org.dilmun.domain.school.results.Course;
import org.dilmun.domain.school.results.CourseMark;
import org.dilmun.domain.school.results.ExamKind;
import org.dilmun.domain.school.results.ExamResult;
import org.dilmun.domain.school.results.Hold;
import org.dilmun.domain.school.results.LineFault;
import org.dilmun.ejb.table.Columns;
import org.dilmun.ejb.table.CsvLine;
import org.dilmun.ejb.table.NumberedLine;

/** Reads the lines of an upload of one exam, and names everything that is wrong with a line at once. */
final class MarkLines {

    private static final Pattern FORMULA = Pattern.compile("[=+@-].*");
    private static final Pattern MARK = Pattern.compile("[0-9]{1,3}");
    private static final String AT_HOME = "home";

    /** In place of the final mark. */
    private static final String ABSENT = "absent";

    private final ExamKind exam;
    private final Columns columns;
    private final Function<String, String> personKey;

    /** @param personKey hashes a personal number, and throws {@link MalformedPersonalNumber} if it is none */
    MarkLines(ExamKind exam, Columns columns, Function<String, String> personKey) {
        this.exam = exam;
        this.columns = columns;
        this.personKey = personKey;
    }

    MarkLine read(NumberedLine line) {
        if (line.tooLong()) {
            return MarkLine.rejected(line.number(), LineFault.LINE_TOO_LONG);
        }
        if (line.text().isBlank()) {
            return MarkLine.empty(line.number());
        }
        if (line.text().indexOf('\uFFFD') >= 0) {
            return MarkLine.rejected(line.number(), LineFault.NOT_UTF8);
        }
        Optional<List<String>> cells = CsvLine.cells(line.text());
        if (cells.isEmpty()) {
            return MarkLine.rejected(line.number(), LineFault.QUOTES);
        }
        return cells.get().size() == columns.count()
                ? new Reading(cells.get()).line(line.number())
                : MarkLine.rejected(line.number(), LineFault.CELLS);
    }

    /** One line on its way from cells to a result. */
    private final class Reading {

        private final List<String> cells;
        private final List<MarkLine.Fault> faults = new ArrayList<>();

        Reading(List<String> cells) {
            this.cells = cells;
        }

        MarkLine line(long number) {
            long seat = seat();
            String key = key();
            String name = name();
            Hold hold = hold();
            List<CourseMark> marks = marks(atHome());
            if (faults.isEmpty() && marks.isEmpty() && !hold.hidesMarks()) {
                wrong("", LineFault.NO_COURSE);
            }
            return faults.isEmpty()
                    ? new MarkLine(number, new Candidate(seat, key, name), hold, marks, List.of())
                    : MarkLine.rejected(number, faults);
        }

        private long seat() {
            String text = Digits.western(text(MarkColumns.SEAT));
            return SeatNumber.find(text).orElseGet(() -> {
                wrong(MarkColumns.SEAT, text.isEmpty() ? LineFault.MISSING : LineFault.SEAT_WRONG);
                return 0L;
            });
        }

        private String key() {
            String text = text(MarkColumns.NUMBER);
            if (text.isEmpty()) {
                return wrong(MarkColumns.NUMBER, LineFault.MISSING);
            }
            try {
                return personKey.apply(text);
            } catch (MalformedPersonalNumber malformed) {
                return wrong(MarkColumns.NUMBER, LineFault.NUMBER_WRONG);
            }
        }

        private String name() {
            String text = text(MarkColumns.NAME);
            if (text.isEmpty()) {
                return wrong(MarkColumns.NAME, LineFault.MISSING);
            }
            if (text.length() > ExamResult.NAME_LENGTH) {
                return wrong(MarkColumns.NAME, LineFault.TOO_LONG);
            }
            return FORMULA.matcher(text).matches() ? wrong(MarkColumns.NAME, LineFault.FORMULA) : text;
        }

        private boolean atHome() {
            String text = text(MarkColumns.STUDY);
            if (!text.isEmpty() && !text.equalsIgnoreCase(AT_HOME)) {
                wrong(MarkColumns.STUDY, LineFault.STUDY_WRONG);
            }
            return !text.isEmpty();
        }

        private Hold hold() {
            return Hold.of(text(MarkColumns.HOLD)).orElseGet(() -> {
                wrong(MarkColumns.HOLD, LineFault.HOLD_WRONG);
                return Hold.NONE;
            });
        }

        private List<CourseMark> marks(boolean atHome) {
            var marks = new ArrayList<CourseMark>();
            for (Course course : exam.courses()) {
                mark(course, atHome).ifPresent(marks::add);
            }
            return marks;
        }

        /** @return empty if the course is not taken, or something is wrong */
        private Optional<CourseMark> mark(Course course, boolean atHome) {
            String internalText = text(MarkColumns.internal(course));
            String finalText = text(MarkColumns.finalExam(course));
            if (internalText.isEmpty() && finalText.isEmpty()) {
                return Optional.empty();
            }
            if (finalText.isEmpty() || internalText.isEmpty() != atHome) {
                wrong(
                        finalText.isEmpty() ? MarkColumns.finalExam(course) : MarkColumns.internal(course),
                        LineFault.MARK_ALONE);
                return Optional.empty();
            }
            Integer internal = atHome ? null : number(MarkColumns.internal(course), internalText, course.internal());
            boolean absent = finalText.equalsIgnoreCase(ABSENT);
            Integer finalExam = absent
                    ? Integer.valueOf(0)
                    : number(MarkColumns.finalExam(course), finalText, atHome ? Course.MOST : course.finalExam());
            return finalExam == null || (internal == null && !atHome)
                    ? Optional.empty()
                    : Optional.of(new CourseMark(course, internal, finalExam, absent));
        }

        /** @return null if it is none */
        private Integer number(String column, String text, int most) {
            String digits = Digits.western(text);
            if (MARK.matcher(digits).matches() && Integer.parseInt(digits) <= most) {
                return Integer.valueOf(digits);
            }
            wrong(column, LineFault.MARK_WRONG);
            return null;
        }

        private String text(String column) {
            return TypedText.line(columns.cell(cells, column));
        }

        /** @return null: it is read as nothing */
        private String wrong(String column, LineFault fault) {
            faults.add(new MarkLine.Fault(column, fault));
            return null;
        }
    }
}
