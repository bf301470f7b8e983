package org.dilmun.domain.school.results;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

import org.dilmun.domain.kernel.LocalizedText;

/** The secondary exam of the worked examples, which stand in the facts of the sector. */
final class Exams {

    static final Course ARABIC = course("arab101", 4);
    static final Course ENGLISH = course("eng101", 4);
    static final Course MATHS = course("math151", 4);
    static final Course PHYSICS = course("phys101", 4);
    static final Course ISLAM = course("isl101", 2);
    static final Course SPORT = course("pe101", 2);

    static final ExamRules RULES = new ExamRules(
            new PassRule(50, 20, 20),
            3,
            new AverageRule(Rounding.HALF_UP, 1),
            new BigDecimal("90.0"),
            Stream.of(50, 60, 70, 80, 90)
                    .map(from -> new Band("from" + from, from, text("from " + from)))
                    .toList());

    static final ExamKind SECONDARY =
            new ExamKind("secondary", text("Secondary"), List.of(ARABIC, ENGLISH, MATHS, PHYSICS, ISLAM, SPORT), RULES);

    private Exams() {}

    static Course course(String code, int credits) {
        return new Course(code, text(code), credits, 50, 50);
    }

    private static LocalizedText text(String text) {
        return LocalizedText.of(text, text);
    }

    /** @return the course passed or failed with that mark, its parts alike */
    static CourseMark mark(Course course, int mark) {
        return CourseMark.attended(course, mark / 2, mark - mark / 2);
    }
}
