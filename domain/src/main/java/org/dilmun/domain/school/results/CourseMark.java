package org.dilmun.domain.school.results;

/**
 * What a candidate got in one course.
 *
 * @param internal of the assessment in school; null for who studies at home: there the final exam counts out of 100
 * @param finalExam of the final exam; 0 if absent
 * @param absent whether the candidate did not come to the final exam, without an excuse
 */
public record CourseMark(Course course, Integer internal, int finalExam, boolean absent) {

    public CourseMark {
        int most = internal == null ? Course.MOST : course.finalExam();
        boolean wrong = finalExam < 0
                || finalExam > most
                || (internal != null && (internal < 0 || internal > course.internal()))
                || (absent && finalExam != 0);
        if (wrong) {
            throw new IllegalArgumentException("no mark of " + course.code());
        }
    }

    public static CourseMark attended(Course course, int internal, int finalExam) {
        return new CourseMark(course, internal, finalExam, false);
    }

    public static CourseMark atHome(Course course, int finalExam) {
        return new CourseMark(course, null, finalExam, false);
    }

    /** @param internal null for who studies at home */
    public static CourseMark absent(Course course, Integer internal) {
        return new CourseMark(course, internal, 0, true);
    }

    /** @return 0 to 100 */
    public int mark() {
        return (internal == null ? 0 : internal) + finalExam;
    }

    public boolean passed(PassRule rule) {
        if (absent || mark() < rule.total()) {
            return false;
        }
        return internal == null
                || (reaches(internal, course.internal(), rule.internal())
                        && reaches(finalExam, course.finalExam(), rule.finalExam()));
    }

    /** Without a division, so that nothing is rounded. */
    private static boolean reaches(int mark, int most, int percent) {
        return mark * Course.MOST >= most * percent;
    }
}
