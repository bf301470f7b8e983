package org.dilmun.domain.school;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

import org.dilmun.domain.party.Person;

/** What the rules do not simply let pass: the ministry decides about such a transfer as an exception. */
public enum Finding {
    /** Too old or too young for the grade. */
    AGE,
    /** Last year's exams were not passed. */
    YEAR_FAILED,
    /** Joins the last year of another curriculum, which ends what was begun the year before. */
    CURRICULUM_GAP,
    /** The home is outside of the areas whose children the school is there for. */
    OUT_OF_CATCHMENT;

    /**
     * @param area of the home; null: nobody knows
     * @param grade in which the pupil is to go on, in the school year that begins in that calendar year
     */
    public static Set<Finding> of(
            Person child, String area, Student student, School from, School to, int grade, int year, AgeRule ages) {
        var found = EnumSet.noneOf(Finding.class);
        if (!ages.accepts(grade, child.birthDate(), year)) {
            found.add(AGE);
        }
        if (student.failed()) {
            found.add(YEAR_FAILED);
        }
        if (to.curriculum().isGap(from.curriculum(), grade)) {
            found.add(CURRICULUM_GAP);
        }
        if (!to.serves(area)) {
            found.add(OUT_OF_CATCHMENT);
        }
        return found;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
