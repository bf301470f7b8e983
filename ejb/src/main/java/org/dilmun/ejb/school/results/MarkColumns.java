package org.dilmun.ejb.school.results;

import java.util.List;
import java.util.stream.Stream;

import org.dilmun.domain.school.results.Course;
import org.dilmun.domain.school.results.ExamKind;
import org.dilmun.ejb.table.Columns;

/** What the columns of an upload are called. */
public final class MarkColumns {

    static final String SEAT = "seat";
    static final String NUMBER = "personal_number";
    static final String NAME = "name";

    /** {@code home} for who studies at home; empty else. */
    static final String STUDY = "study";

    /** What holds the result back; empty for nothing. */
    static final String HOLD = "hold";

    private MarkColumns() {}

    static String internal(Course course) {
        return course.code() + "_internal";
    }

    static String finalExam(Course course) {
        return course.code() + "_final";
    }

    /** @return those that an upload of that exam has to have, as the page tells them */
    public static List<String> needed(ExamKind exam) {
        return Stream.concat(
                        Stream.of(SEAT, NUMBER, NAME),
                        exam.courses().stream().flatMap(course -> Stream.of(internal(course), finalExam(course))))
                .toList();
    }

    /** @return those that it may have */
    public static List<String> optional() {
        return List.of(STUDY, HOLD);
    }

    static Columns of(ExamKind exam, List<String> header) {
        return new Columns(header, needed(exam), optional());
    }
}
