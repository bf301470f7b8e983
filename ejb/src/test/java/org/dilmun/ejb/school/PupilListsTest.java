package org.dilmun.ejb.school;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.access.Role;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.school.School;
import org.dilmun.domain.school.SeatSection;
import org.dilmun.ejb.access.Refused;
import org.dilmun.ejb.persistence.OnDatabase;

import static org.assertj.core.api.Assertions.assertThat;

/** A private school and the government school that its pupils want see who leaves, comes and waits, each its own. */
@OnDatabase
class PupilListsTest {

    private final TestSchools schools = new TestSchools();

    private PupilLists lists;
    private Actor guardian;
    private Actor leaving;
    private Actor desk;
    private SeatSection left;

    @BeforeEach
    void arrange() {
        guardian = schools.adult();
        leaving = schools.partner(TestSchools.PRIVATE);
        desk = schools.registrar(TestSchools.GIRLS);
        left = schools.section(TestSchools.PRIVATE, 4, 30, 20);
        schools.section(TestSchools.GIRLS, 4, 30, 30);
        lists = schools.bean(PupilLists.class);
    }

    @AfterEach
    void close() {
        schools.close();
    }

    private Reference submitted() {
        return schools.submitted(guardian, schools.girl(guardian, left, "340"), TestSchools.GIRLS);
    }

    private List<TransferRow> rows(Actor person, PupilList list, Reference after, int most) {
        return schools.office().as(person, () -> lists.list(list, after, most));
    }

    private List<Reference> list(Actor person, String school, String side, String state) {
        return rows(person, PupilList.of(school, side, "", state), null, 10).stream()
                .map(row -> row.transfer().reference())
                .toList();
    }

    @Test
    void a_pupil_goes_through_the_lists_of_both_schools() {
        Reference first = submitted();
        Reference second = submitted();
        assertThat(list(leaving, TestSchools.PRIVATE, "leaving", "clearance")).containsExactly(first, second);
        assertThat(list(desk, TestSchools.GIRLS, "coming", ""))
                .as("not cleared yet")
                .isEmpty();

        schools.office().act(leaving, first, "clear", null, "");
        assertThat(list(leaving, TestSchools.PRIVATE, "leaving", "clearance")).containsExactly(second);
        assertThat(list(leaving, TestSchools.PRIVATE, "leaving", "cleared")).containsExactly(first);
        assertThat(list(desk, TestSchools.GIRLS, "coming", "seat")).containsExactly(first);
        assertThat(list(desk, TestSchools.GIRLS, "coming", "approved")).isEmpty();

        schools.act(desk, first, "wait");
        assertThat(list(desk, TestSchools.GIRLS, "coming", "")).isEmpty();
        assertThat(list(desk, TestSchools.GIRLS, "waiting", "")).containsExactly(first);
        assertThat(list(leaving, TestSchools.PRIVATE, "leaving", "")).containsExactly(first, second);
        assertThat(list(leaving, TestSchools.PRIVATE, "waiting", "")).isEmpty();
    }

    /** As if they had other grades, sisters there or another address. */
    private void mix(Reference reference, int grade, boolean sibling, boolean near) {
        schools.office().database().inTransaction(() -> schools.office()
                .database()
                .entityManager()
                .createNativeQuery("update school_transfer set grade = ?1, sibling = ?2, in_catchment = ?3,"
                        + " stage = 'WAITING' where reference = ?4")
                .setParameter(1, grade)
                .setParameter(2, sibling)
                .setParameter(3, near)
                .setParameter(4, reference.value())
                .executeUpdate());
    }

    @Test
    void a_list_is_in_the_order_of_the_line_by_grade_and_read_in_stretches() {
        List<Reference> came = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            came.add(submitted());
        }
        mix(came.get(0), 4, false, false);
        mix(came.get(1), 4, false, true);
        mix(came.get(2), 4, true, false);
        mix(came.get(3), 3, false, false);
        mix(came.get(4), 4, true, true);
        mix(came.get(5), 4, false, true);
        List<Reference> line = List.of(came.get(3), came.get(4), came.get(2), came.get(1), came.get(5), came.get(0));
        assertThat(list(desk, TestSchools.GIRLS, "waiting", "")).isEqualTo(line);

        PupilList whole = PupilList.of(TestSchools.GIRLS, "waiting", "", "");
        List<Reference> read = new ArrayList<>();
        Reference after = null;
        for (List<TransferRow> stretch = rows(desk, whole, after, 1);
                !stretch.isEmpty();
                stretch = rows(desk, whole, after, 1)) {
            after = stretch.get(0).transfer().reference();
            read.add(after);
        }
        assertThat(read).isEqualTo(line);

        assertThat(schools.office().as(desk, () -> lists.grades(whole))).containsExactly(3, 4);
        List<TransferRow> fourth = rows(desk, PupilList.of(TestSchools.GIRLS, "waiting", "4", ""), null, 10);
        assertThat(fourth).hasSize(5);
        var places = schools.office().as(desk, () -> lists.places(fourth));
        assertThat(fourth.stream().map(row -> places.get(row.transfer().id()))).containsExactly(1, 2, 3, 4, 5);
    }

    @Test
    void each_sees_their_own_school_and_nobody_elses() {
        Reference reference = submitted();
        for (Actor stranger : List.of(
                guardian,
                schools.adult(Role.OFFICER),
                schools.registrar("island-british"),
                schools.partner("island-british"),
                desk)) {
            assertThat(schools.office()
                            .refusal(
                                    stranger,
                                    () -> lists.list(
                                            PupilList.of(TestSchools.PRIVATE, "leaving", "", ""), reference, 10)))
                    .isInstanceOf(Refused.class);
        }
        assertThat(schools.office()
                        .refusal(
                                leaving,
                                () -> lists.recordExport(PupilList.of(TestSchools.GIRLS, "coming", "", ""), "csv")))
                .isInstanceOf(Refused.class);
        assertThat(schools.office().as(leaving, lists::schools))
                .extracting(School::code)
                .containsExactly(TestSchools.PRIVATE);
        assertThat(schools.office().as(desk, lists::schools))
                .extracting(School::code)
                .containsExactly(TestSchools.GIRLS);
    }
}
