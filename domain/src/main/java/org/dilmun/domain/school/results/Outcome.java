package org.dilmun.domain.school.results;

import java.math.BigDecimal;
import java.util.List;

/**
 * What an exam came to for a candidate.
 *
 * @param average as it is printed; null unless the result counts
 * @param band the word for the average; null unless all courses are passed
 * @param honours whether the candidate is on the honour list
 * @param courses those that the candidate took; none if the result is withheld
 */
public record Outcome(
        ResultStatus status, BigDecimal average, Band band, boolean honours, List<CourseOutcome> courses) {

    public Outcome {
        courses = List.copyOf(courses);
    }

    static Outcome without(ResultStatus status, List<CourseOutcome> courses) {
        return new Outcome(status, null, null, false, courses);
    }

    /** @return credits of the courses that are passed */
    public int creditsEarned() {
        return courses.stream()
                .filter(CourseOutcome::passed)
                .mapToInt(course -> course.course().credits())
                .sum();
    }
}
