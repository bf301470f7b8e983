package org.dilmun.domain.school.results;

/** @param band the word for the mark; null if the course is failed */
public record CourseOutcome(CourseMark mark, boolean passed, Band band) {

    public Course course() {
        return mark.course();
    }
}
