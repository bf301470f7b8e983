package org.dilmun.ejb.school.results;

import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import org.dilmun.domain.kernel.Sha256;
import org.dilmun.domain.school.results.Candidate;
import org.dilmun.domain.school.results.CourseMark;
import org.dilmun.domain.school.results.ExamKind;
import org.dilmun.domain.school.results.Hold;
import org.dilmun.domain.school.results.PackedMarks;
import org.dilmun.ejb.country.Country;

import static org.assertj.core.api.Assertions.assertThat;

class ResultSnapshotTest {

    private static final int STUDENTS = 100_000;
    private static final String NAME = "عبدالرحمن إبراهيم يوسف الماجد";

    private final ExamKind exam = Country.at("bh")
            .files()
            .read("exams.yaml")
            .as(ExamCatalogue.Data.class)
            .exams()
            .get(0);

    private List<CourseMark> marks(int number) {
        return exam.courses().stream()
                .map(course -> CourseMark.attended(course, number % 51, number / 51 % 51))
                .toList();
    }

    private static String key(int number) {
        return Sha256.hex("person " + number);
    }

    @Test
    void a_hundred_thousand_results_take_little_memory_and_each_is_found() {
        var builder = new ResultSnapshot.Builder(exam);
        IntStream.range(0, STUDENTS)
                .forEach(i -> builder.add(
                        new Candidate(100_000L + i, key(i), NAME),
                        PackedMarks.pack(exam, i % 1_000 == 0 ? Hold.FEES : Hold.NONE, marks(i)),
                        i % 3));
        ResultSnapshot snapshot = builder.build();
        assertThat(snapshot.count()).isEqualTo(STUDENTS);
        assertThat(snapshot.memory()).isLessThan(13_000_000);
        for (int i = 0; i < STUDENTS; i += 97) {
            ResultSnapshot.Found found = snapshot.find(key(i)).orElseThrow();
            assertThat(found.candidate()).isEqualTo(new Candidate(100_000L + i, key(i), NAME));
            assertThat(found.marks()).isEqualTo(marks(i));
            assertThat(found.hold()).isEqualTo(i % 1_000 == 0 ? Hold.FEES : Hold.NONE);
            assertThat(found.corrections()).isEqualTo(i % 3);
        }
        assertThat(snapshot.find(key(STUDENTS))).isEmpty();
        assertThat(new ResultSnapshot.Builder(exam).build().find(key(1))).isEmpty();
    }
}
