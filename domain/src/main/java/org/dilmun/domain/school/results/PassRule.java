package org.dilmun.domain.school.results;

/**
 * What it takes to pass a course, in per cent of what can be reached: of the whole course, and at least so much in each of its
 * parts.
 */
public record PassRule(int total, int internal, int finalExam) {

    public PassRule {
        if (!percent(total) || !percent(internal) || !percent(finalExam)) {
            throw new IllegalArgumentException("per cent are 0 to 100");
        }
    }

    private static boolean percent(int number) {
        return number >= 0 && number <= Course.MOST;
    }
}
