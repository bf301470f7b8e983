package org.dilmun.domain.school;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class AgeRuleTest {

    private static final AgeRule RULE = new AgeRule(MonthDay.of(8, 31), 3, 1);

    /** Of 2017, when those born in December 2011 were refused. */
    @ParameterizedTest
    @CsvSource({
        "2011-08-31, 2017, 1",
        "2011-09-01, 2017, 0",
        "2011-12-15, 2017, 0",
        "2011-01-01, 2017, 1",
        "2010-08-31, 2017, 2",
        "2000-02-29, 2017, 12",
        "2012-09-01, 2017, -1"
    })
    void who_is_six_by_the_end_of_august_begins_the_first_grade(LocalDate born, int year, int grade) {
        assertThat(RULE.expected(born, year)).isEqualTo(grade);
    }

    @ParameterizedTest
    @CsvSource({"2, false", "3, true", "6, true", "7, true", "8, false"})
    void three_grades_lower_and_one_higher_are_accepted(int grade, boolean accepted) {
        assertThat(RULE.accepts(grade, LocalDate.of(2011, 5, 1), 2022)).isEqualTo(accepted);
    }

    @Test
    void each_year_later_is_one_grade_more_and_each_day_younger_never_a_higher_grade() {
        var random = new Random(20);
        for (int i = 0; i < 2_000; i++) {
            LocalDate born = LocalDate.of(1995, 1, 1).plusDays(random.nextInt(12_000));
            int year = 2010 + random.nextInt(30);
            int grade = RULE.expected(born, year);
            assertThat(RULE.expected(born, year + 1)).isEqualTo(grade + 1);
            assertThat(RULE.expected(born.plusDays(1), year)).isBetween(grade - 1, grade);
            assertThat(RULE.accepts(grade, born, year)).isTrue();
        }
    }
}
