package org.dilmun.domain.school.results;

import org.dilmun.domain.kernel.LocalizedText;

/**
 * A course that is examined. Marks are whole numbers; what its two parts can bring comes to 100 together.
 *
 * @param code of small letters and digits: columns of an upload are called after it
 * @param credits by which its mark weighs in the average, 1 or more
 * @param internal most marks of the assessment in school
 * @param finalExam most marks of the final exam
 */
public record Course(String code, LocalizedText name, int credits, int internal, int finalExam) {

    /** Of each course. */
    public static final int MOST = 100;

    public Course {
        if (!code.matches("[a-z][a-z0-9]{1,19}")) {
            throw new IllegalArgumentException("no code of a course: " + code);
        }
        if (credits < 1 || internal < 0 || finalExam < 1 || internal + finalExam != MOST) {
            throw new IllegalArgumentException(code + " has other credits or marks than a course can have");
        }
    }
}
