package org.dilmun.web.school.results;

import java.time.ZonedDateTime;
import java.util.List;

/**
 * A result as pages show it to its candidate.
 *
 * @param kind of the chip that says the status
 * @param text what the status means for the candidate
 * @param average null unless the result counts
 * @param band the word for the average; null if there is none
 * @param corrected whether it is another than the one that was published first
 * @param courses none if the result is withheld
 */
public record ShownResult(
        String exam,
        String sitting,
        String name,
        String seat,
        String kind,
        String status,
        String text,
        String average,
        String band,
        boolean honours,
        int credits,
        boolean corrected,
        ZonedDateTime publishedAt,
        List<ShownCourse> courses) {

    /**
     * A course of it.
     *
     * @param internal a dash for who studies at home
     * @param word the word for the mark
     * @param kind of the chip that has it
     */
    public record ShownCourse(
            String name, int credits, String internal, String finalExam, int mark, String word, String kind) {}
}
