package org.dilmun.domain.school.results;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;

/** Counts the marks of an upload as they come: how often each mark was given says all that is to be told, and needs no second look. */
public final class SheetCheck {

    private static final int DEVIATIONS = 3;

    private final ExamKind exam;
    private final int[][] given;
    private final int[] absent;
    private final int[] passed;

    public SheetCheck(ExamKind exam) {
        this.exam = exam;
        int courses = exam.courses().size();
        given = new int[courses][Course.MOST + 1];
        absent = new int[courses];
        passed = new int[courses];
    }

    public void count(List<CourseMark> marks) {
        for (CourseMark mark : marks) {
            int course = exam.courses().indexOf(mark.course());
            given[course][mark.mark()]++;
            absent[course] += mark.absent() ? 1 : 0;
            passed[course] += mark.passed(exam.rules().pass()) ? 1 : 0;
        }
    }

    public List<CourseCheck> result() {
        return exam.courses().stream().map(this::check).toList();
    }

    private CourseCheck check(Course course) {
        int place = exam.courses().indexOf(course);
        int[] marks = given[place];
        int candidates = Arrays.stream(marks).sum();
        if (candidates == 0) {
            return new CourseCheck(course.code(), 0, 0, 0, null, 0, 0, 0);
        }
        double mean = 0;
        for (int mark = 0; mark < marks.length; mark++) {
            mean += (double) mark * marks[mark] / candidates;
        }
        double variance = 0;
        for (int mark = 0; mark < marks.length; mark++) {
            variance += (mark - mean) * (mark - mean) * marks[mark] / candidates;
        }
        return new CourseCheck(
                course.code(),
                candidates,
                absent[place],
                passed[place],
                BigDecimal.valueOf(mean).setScale(1, RoundingMode.HALF_UP),
                first(marks),
                last(marks),
                beyond(marks, mean, DEVIATIONS * Math.sqrt(variance)));
    }

    private static int first(int[] marks) {
        int mark = 0;
        while (marks[mark] == 0) {
            mark++;
        }
        return mark;
    }

    private static int last(int[] marks) {
        int mark = marks.length - 1;
        while (marks[mark] == 0) {
            mark--;
        }
        return mark;
    }

    private static int beyond(int[] marks, double mean, double distance) {
        int beyond = 0;
        for (int mark = 0; mark < marks.length; mark++) {
            beyond += Math.abs(mark - mean) > distance ? marks[mark] : 0;
        }
        return beyond;
    }
}
