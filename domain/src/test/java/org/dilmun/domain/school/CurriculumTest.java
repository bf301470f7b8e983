package org.dilmun.domain.school;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class CurriculumTest {

    @ParameterizedTest
    @CsvSource({
        "-1, KG2, Pre-K, Reception, LKG,",
        "0, KG3, K, Year 1, UKG,",
        "1, 1, 1, Year 2, I,",
        "5, 5, 5, Year 6, V,",
        "6, 6, 6, Year 7, VI, MYP 1",
        "8, 8, 8, Year 9, VIII, MYP 3",
        "9, 9, 9, Year 10, IX, MYP 4",
        "10, 10, 10, Year 11, X, MYP 5",
        "11, 11, 11, Year 12, XI, DP 1",
        "12, 12, 12, Year 13, XII, DP 2"
    })
    void a_grade_has_a_name_in_each_curriculum(
            int grade, String national, String american, String british, String indian, String ib) {
        assertThat(Curriculum.NATIONAL.nameOf(grade)).contains(national);
        assertThat(Curriculum.AMERICAN.nameOf(grade)).contains(american);
        assertThat(Curriculum.BRITISH.nameOf(grade)).contains(british);
        assertThat(Curriculum.INDIAN.nameOf(grade)).contains(indian);
        assertThat(Curriculum.IB.nameOf(grade).orElse(null)).isEqualTo(ib);
    }

    @Test
    void from_a_name_back_to_the_grade_is_the_way_it_came() {
        for (Curriculum curriculum : Curriculum.values()) {
            for (int grade = -3; grade <= 14; grade++) {
                int counted = grade;
                curriculum.nameOf(grade).ifPresent(name -> assertThat(curriculum.gradeOf(" " + name + " "))
                        .hasValue(counted));
            }
        }
        assertThat(Curriculum.BRITISH.gradeOf("Year 14")).isEmpty();
        assertThat(Curriculum.IB.nameOf(3)).isEmpty();
        assertThat(Curriculum.NATIONAL.nameOf(13)).isEmpty();
    }

    @Test
    void nobody_joins_the_last_year_of_another_curriculum_just_so() {
        assertThat(Curriculum.BRITISH.isGap(Curriculum.NATIONAL, 12)).isTrue();
        assertThat(Curriculum.BRITISH.isGap(Curriculum.BRITISH, 12)).isFalse();
        assertThat(Curriculum.BRITISH.isGap(Curriculum.NATIONAL, 11)).isFalse();
    }
}
