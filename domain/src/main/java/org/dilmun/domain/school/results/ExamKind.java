package org.dilmun.domain.school.results;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

import org.dilmun.domain.kernel.LocalizedText;

/**
 * An exam that is held again and again: its courses, of which a candidate takes some or all, and its rules. A sheet of results
 * keeps the one that it was read by.
 */
public record ExamKind(String code, LocalizedText name, List<Course> courses, ExamRules rules) {

    public ExamKind {
        courses = List.copyOf(courses);
        var codes = new HashSet<String>();
        if (courses.isEmpty() || !courses.stream().allMatch(course -> codes.add(course.code()))) {
            throw new IllegalArgumentException(code + " has no course, or one twice");
        }
    }

    public Optional<Course> course(String courseCode) {
        return courses.stream()
                .filter(course -> course.code().equals(courseCode))
                .findFirst();
    }

    /** @param marks one for each course that the candidate takes */
    public Outcome judge(List<CourseMark> marks, Hold hold) {
        if (hold.hidesMarks()) {
            return Outcome.without(ResultStatus.WITHHELD, List.of());
        }
        List<CourseOutcome> outcomes = marks.stream().map(this::judge).toList();
        if (hold == Hold.INCOMPLETE || marks.isEmpty()) {
            return Outcome.without(ResultStatus.INCOMPLETE, outcomes);
        }
        if (marks.stream().allMatch(CourseMark::absent)) {
            return Outcome.without(ResultStatus.ABSENT, outcomes);
        }
        long failed = outcomes.stream().filter(course -> !course.passed()).count();
        BigDecimal average = rules.average().average(marks);
        boolean honours = failed == 0 && rules.honours() != null && average.compareTo(rules.honours()) >= 0;
        return new Outcome(status(failed), average, band(average, failed == 0), honours, outcomes);
    }

    private CourseOutcome judge(CourseMark mark) {
        boolean passed = mark.passed(rules.pass());
        return new CourseOutcome(mark, passed, band(BigDecimal.valueOf(mark.mark()), passed));
    }

    private ResultStatus status(long failed) {
        if (failed == 0) {
            return ResultStatus.PASS;
        }
        return failed <= rules.secondSitting() ? ResultStatus.SECOND_SITTING : ResultStatus.REPEAT;
    }

    /** Marks that would be good elsewhere have no word of praise where a part was failed. */
    private Band band(BigDecimal marks, boolean passed) {
        return passed ? rules.band(marks).orElse(null) : null;
    }
}
