package org.dilmun.domain.school.results;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.dilmun.domain.school.results.Exams.ARABIC;
import static org.dilmun.domain.school.results.Exams.ENGLISH;
import static org.dilmun.domain.school.results.Exams.ISLAM;
import static org.dilmun.domain.school.results.Exams.MATHS;
import static org.dilmun.domain.school.results.Exams.PHYSICS;
import static org.dilmun.domain.school.results.Exams.RULES;
import static org.dilmun.domain.school.results.Exams.SECONDARY;
import static org.dilmun.domain.school.results.Exams.SPORT;
import static org.dilmun.domain.school.results.Exams.mark;

/** The arithmetic of an exam, by the worked examples of the law and by what holds for any marks. */
class ExamKindTest {

    private static List<CourseMark> withMaths(int maths) {
        return List.of(
                mark(ARABIC, 92),
                mark(ENGLISH, 87),
                mark(MATHS, maths),
                mark(PHYSICS, 81),
                mark(ISLAM, 95),
                mark(SPORT, 99));
    }

    @Test
    void the_average_weighs_each_mark_by_its_credits() {
        Outcome outcome = SECONDARY.judge(withMaths(78), Hold.NONE);
        assertThat(outcome.average()).isEqualTo("87.0");
        assertThat(outcome.status()).isEqualTo(ResultStatus.PASS);
        assertThat(outcome.creditsEarned()).isEqualTo(20);
        assertThat(outcome.band().from()).isEqualTo(80);
        assertThat(outcome.honours()).isFalse();
    }

    @Test
    void who_fails_one_course_sits_it_again_and_its_mark_counts_in_the_average() {
        Outcome outcome = SECONDARY.judge(withMaths(49), Hold.NONE);
        assertThat(outcome.average()).isEqualTo("81.2");
        assertThat(outcome.status()).isEqualTo(ResultStatus.SECOND_SITTING);
        assertThat(outcome.creditsEarned()).isEqualTo(16);
        assertThat(outcome.band()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "45, 9, false", // 54, but 18 % of the final exam
        "15, 35, true", // 50, and 30 % and 70 % of the parts
        "40, 10, true", // exactly 20 % of the final exam
        "10, 40, true", // exactly 20 % of the assessment in school
        "9, 50, false",
        "24, 25, false",
        "25, 25, true"
    })
    void a_course_takes_half_of_the_whole_and_a_fifth_of_each_part(int internal, int finalExam, boolean passed) {
        assertThat(CourseMark.attended(MATHS, internal, finalExam).passed(RULES.pass()))
                .isEqualTo(passed);
    }

    @ParameterizedTest
    @CsvSource({"49, false", "50, true", "100, true"})
    void for_who_studies_at_home_the_final_exam_is_all_there_is(int finalExam, boolean passed) {
        assertThat(CourseMark.atHome(MATHS, finalExam).passed(RULES.pass())).isEqualTo(passed);
    }

    @ParameterizedTest
    @CsvSource({"0, PASS", "1, SECOND_SITTING", "3, SECOND_SITTING", "4, REPEAT", "6, REPEAT"})
    void up_to_three_failed_courses_are_sat_again(int failed, ResultStatus status) {
        List<CourseMark> marks = new ArrayList<>(withMaths(78));
        for (int i = 0; i < failed; i++) {
            marks.set(i, mark(marks.get(i).course(), 40));
        }
        assertThat(SECONDARY.judge(marks, Hold.NONE).status()).isEqualTo(status);
    }

    @Test
    void ninety_and_no_failed_course_is_on_the_honour_list() {
        assertThat(honours(90, 90)).isTrue();
        assertThat(honours(90, 89)).isFalse();
        assertThat(honours(100, 49)).as("average above 90, one course failed").isFalse();
    }

    private static boolean honours(int others, int islam) {
        return SECONDARY
                .judge(
                        List.of(
                                mark(ARABIC, others),
                                mark(ENGLISH, others),
                                mark(MATHS, others),
                                mark(PHYSICS, others),
                                mark(ISLAM, islam),
                                mark(SPORT, others)),
                        Hold.NONE)
                .honours();
    }

    @Test
    void an_absence_fails_the_course_and_absence_from_all_is_told_as_such() {
        assertThat(SECONDARY
                        .judge(List.of(mark(ARABIC, 90), CourseMark.absent(MATHS, 50)), Hold.NONE)
                        .status())
                .isEqualTo(ResultStatus.SECOND_SITTING);
        Outcome outcome =
                SECONDARY.judge(List.of(CourseMark.absent(ARABIC, 50), CourseMark.absent(MATHS, null)), Hold.NONE);
        assertThat(outcome.status()).isEqualTo(ResultStatus.ABSENT);
        assertThat(outcome.average()).isNull();
    }

    @Test
    void a_withheld_result_tells_no_mark_and_an_incomplete_one_no_average() {
        Outcome withheld = SECONDARY.judge(withMaths(78), Hold.FEES);
        assertThat(withheld.status()).isEqualTo(ResultStatus.WITHHELD);
        assertThat(withheld.courses()).isEmpty();
        Outcome incomplete = SECONDARY.judge(withMaths(78), Hold.INCOMPLETE);
        assertThat(incomplete.status()).isEqualTo(ResultStatus.INCOMPLETE);
        assertThat(incomplete.average()).isNull();
        assertThat(incomplete.courses()).hasSize(6);
    }

    @ParameterizedTest
    @CsvSource({"half-up, 86.3", "truncate, 86.2"})
    void the_rounding_is_a_rule_with_a_name(String rule, BigDecimal average) {
        var rounding = Stream.of(Rounding.values())
                .filter(each -> each.code().equals(rule))
                .findFirst()
                .orElseThrow();
        // (86 × 3 + 87 × 1) / 4 = 86.25
        var marks = List.of(mark(Exams.course("one", 3), 86), mark(Exams.course("two", 1), 87));
        assertThat(new AverageRule(rounding, 1).average(marks)).isEqualTo(average);
    }

    /** What holds whatever the marks are; the seed is the number of the repetition. */
    @RepeatedTest(200)
    void whatever_the_marks_are(RepetitionInfo repetition) {
        var random = new Random(repetition.getCurrentRepetition());
        List<CourseMark> marks = marks(random);
        Outcome outcome = SECONDARY.judge(marks, Hold.NONE);
        int lowest = marks.stream().mapToInt(CourseMark::mark).min().orElseThrow();
        int highest = marks.stream().mapToInt(CourseMark::mark).max().orElseThrow();

        BigDecimal average = RULES.average().average(marks);
        assertThat(average).isBetween(BigDecimal.valueOf(lowest), BigDecimal.valueOf(highest));
        assertThat(average.scale()).isEqualTo(1);

        List<CourseMark> shuffled = new ArrayList<>(marks);
        Collections.shuffle(shuffled, random);
        assertThat(SECONDARY.judge(shuffled, Hold.NONE).average()).as("order").isEqualTo(outcome.average());

        CourseMark any = marks.get(random.nextInt(marks.size()));
        if (!any.absent() && any.mark() < 100) {
            List<CourseMark> better = new ArrayList<>(marks);
            better.set(marks.indexOf(any), raised(any));
            assertThat(RULES.average().average(better)).as("one mark more").isGreaterThanOrEqualTo(average);
            assertThat(SECONDARY.judge(better, Hold.NONE).creditsEarned())
                    .isGreaterThanOrEqualTo(outcome.creditsEarned());
        }

        byte[] packed = PackedMarks.pack(SECONDARY, Hold.INCOMPLETE, marks);
        byte[] within = new byte[packed.length + 7];
        System.arraycopy(packed, 0, within, 5, packed.length);
        assertThat(PackedMarks.hold(within, 5)).isEqualTo(Hold.INCOMPLETE);
        assertThat(PackedMarks.marks(SECONDARY, within, 5)).isEqualTo(marks);
    }

    private static CourseMark raised(CourseMark mark) {
        if (mark.internal() == null) {
            return CourseMark.atHome(mark.course(), mark.finalExam() + 1);
        }
        return mark.internal() < mark.course().internal()
                ? CourseMark.attended(mark.course(), mark.internal() + 1, mark.finalExam())
                : CourseMark.attended(mark.course(), mark.internal(), mark.finalExam() + 1);
    }

    private static List<CourseMark> marks(Random random) {
        var marks = new ArrayList<CourseMark>();
        for (Course course : SECONDARY.courses()) {
            int kind = random.nextInt(8);
            if (kind == 0) {
                marks.add(CourseMark.absent(course, random.nextInt(51)));
            } else if (kind == 1) {
                marks.add(CourseMark.atHome(course, random.nextInt(101)));
            } else if (kind > 2 || marks.isEmpty()) {
                marks.add(CourseMark.attended(course, random.nextInt(51), random.nextInt(51)));
            }
        }
        return marks;
    }

    @Test
    void marks_that_cannot_be_are_none() {
        assertThatThrownBy(() -> CourseMark.attended(MATHS, 51, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> CourseMark.attended(MATHS, 0, -1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> CourseMark.atHome(MATHS, 101)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new CourseMark(MATHS, 20, 5, true)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void the_check_of_an_upload_finds_the_mark_that_stands_out() {
        var check = new SheetCheck(SECONDARY);
        for (int i = 0; i < 40; i++) {
            check.count(List.of(mark(ARABIC, 70 + i % 3)));
        }
        check.count(List.of(mark(ARABIC, 7)));
        check.count(List.of(CourseMark.absent(MATHS, 30)));
        assertThat(check.result()).first().satisfies(arabic -> {
            assertThat(arabic.candidates()).isEqualTo(41);
            assertThat(arabic.lowest()).isEqualTo(7);
            assertThat(arabic.highest()).isEqualTo(72);
            assertThat(arabic.outliers()).isEqualTo(1);
            assertThat(arabic.passed()).isEqualTo(40);
        });
        assertThat(check.result().get(2)).satisfies(maths -> {
            assertThat(maths.absent()).isEqualTo(1);
            assertThat(maths.passed()).isZero();
        });
        assertThat(check.result().get(1).candidates()).isZero();
    }
}
