package org.dilmun.domain.school;

import java.time.LocalDate;
import java.time.MonthDay;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Which grade a child of an age belongs in.
 *
 * @param cutoff whoever is six by then begins the first grade in that year
 * @param below how many grades lower than expected are still accepted
 * @param above how many grades higher
 */
public record AgeRule(MonthDay cutoff, int below, int above) {

    /** @param cutoff as {@code --08-31} */
    @JsonCreator
    static AgeRule of(
            @JsonProperty(value = "cutoff", required = true) String cutoff,
            @JsonProperty("below") int below,
            @JsonProperty("above") int above) {
        return new AgeRule(MonthDay.parse(cutoff), below, above);
    }

    /** Years of age at which the first grade begins. */
    private static final int SCHOOL_AGE = 6;

    /** @return the grade in which a child of that birth date is in the school year that begins in that calendar year */
    public int expected(LocalDate born, int year) {
        int grade = year - born.getYear() - SCHOOL_AGE + 1;
        return MonthDay.from(born).isAfter(cutoff) ? grade - 1 : grade;
    }

    /** @return whether that grade is near enough to the expected one; another one somebody has to decide about */
    public boolean accepts(int grade, LocalDate born, int year) {
        int expected = expected(born, year);
        return grade >= expected - below && grade <= expected + above;
    }
}
