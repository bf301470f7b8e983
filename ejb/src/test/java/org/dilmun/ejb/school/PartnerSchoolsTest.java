package org.dilmun.ejb.school;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.access.Role;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.party.Sex;
import org.dilmun.domain.request.Request;
import org.dilmun.domain.request.RequestStatus;
import org.dilmun.domain.school.SeatSection;
import org.dilmun.domain.school.Student;
import org.dilmun.domain.school.Transfer.Stage;
import org.dilmun.ejb.access.Refused;
import org.dilmun.ejb.persistence.OnDatabase;
import org.dilmun.ejb.request.Drafts;
import org.dilmun.ejb.request.Inbox;
import org.dilmun.ejb.request.RequestQueries;
import org.dilmun.ejb.request.Requests;
import org.dilmun.ejb.request.Sight;
import org.dilmun.ejb.request.TaskQueries;
import org.dilmun.ejb.request.TaskRow;
import org.dilmun.ejb.request.Tasks;

import static org.assertj.core.api.Assertions.assertThat;

/** Private schools have their steps of a transfer in the inbox of partners; government schools keep their desk. */
@OnDatabase
class PartnerSchoolsTest {

    private static final String BRITISH = "island-british";

    private final TestSchools schools = new TestSchools();

    private Actor guardian;
    private Actor officer;
    private Actor leaving;
    private Actor british;
    private Actor desk;
    private SeatSection left;
    private SeatSection wanted;

    @BeforeEach
    void arrange() {
        guardian = schools.adult();
        officer = schools.adult(Role.OFFICER);
        leaving = schools.partner(TestSchools.PRIVATE);
        british = schools.partner(BRITISH);
        desk = schools.registrar(TestSchools.GIRLS);
        left = schools.section(TestSchools.PRIVATE, 4, 30, 20);
        wanted = schools.section(TestSchools.GIRLS, 4, 30, 29);
    }

    @AfterEach
    void close() {
        schools.close();
    }

    private Reference submitted(String school) {
        return schools.submitted(guardian, schools.girl(guardian, left, "340"), school);
    }

    private void act(Actor somebody, Reference reference, String action) {
        schools.office().act(somebody, reference, action, null, "");
    }

    private List<Reference> inbox(Actor person) {
        return schools
                .office()
                .as(person, () -> schools.bean(TaskQueries.class)
                        .inbox(Inbox.Filter.ANY, Inbox.Order.DUE, Inbox.Cursor.START, 10))
                .rows()
                .stream()
                .map(TaskRow::reference)
                .toList();
    }

    private Sight sight(Actor person, Reference reference) {
        return schools.office().as(person, () -> {
            RequestQueries queries = schools.bean(RequestQueries.class);
            return queries.sight(queries.getOfBody(reference));
        });
    }

    @Test
    void a_private_school_clears_in_its_inbox_and_the_government_school_gives_the_seat_at_its_desk() {
        Reference reference = submitted(TestSchools.GIRLS);
        assertThat(inbox(leaving)).containsExactly(reference);
        assertThat(inbox(british)).isEmpty();
        assertThat(inbox(officer)).isEmpty();
        assertThat(schools.attempt(schools.registrar(TestSchools.PRIVATE), reference, "clear"))
                .as("the desk of a school that is a partner")
                .isEqualTo("access-refused");

        act(leaving, reference, "clear");
        assertThat(inbox(leaving)).isEmpty();
        schools.act(desk, reference, "accept");
        assertThat(schools.now(wanted).reserved()).isOne();
        act(officer, reference, "approve");
        schools.act(desk, reference, "enrol");
        assertThat(schools.request(guardian, reference).status()).isEqualTo(RequestStatus.COMPLETED);
        assertThat(schools.now(left).taken()).isEqualTo(19);
    }

    @Test
    void each_of_two_private_schools_sees_what_its_step_says() {
        schools.section(BRITISH, 4, 30, 20);
        Reference reference = submitted(BRITISH);
        Sight clearance = sight(leaving, reference);
        assertThat(clearance.whole()).isFalse();
        assertThat(clearance.shows("affidavit")).isTrue();
        assertThat(List.of("proof", "certificate", "cause")).noneMatch(clearance::shows);
        assertThat(clearance.remarks()).as("the seats of the other school").isFalse();
        assertThat(unseen(british, reference)).isTrue();

        act(leaving, reference, "clear");
        Sight seat = sight(british, reference);
        assertThat(List.of("child", "certificate", "admission")).allMatch(seat::shows);
        assertThat(List.of("proof", "affidavit", "cause")).noneMatch(seat::shows);
        assertThat(seat.remarks()).isTrue();
        assertThat(schools.office()
                        .as(british, () -> schools.bean(StudentTransfer.class).remarks(seen(reference))))
                .extracting(remark -> remark.in("en"))
                .anyMatch(remark -> remark.startsWith("Seats that are free now: 10"));
    }

    private Request seen(Reference reference) {
        return schools.bean(RequestQueries.class).getOfBody(reference);
    }

    private boolean unseen(Actor person, Reference reference) {
        return schools.office().refusal(person, () -> seen(reference)) instanceof Refused;
    }

    @Test
    void who_waits_for_a_seat_of_a_private_school_gets_it_without_anybodys_doing() {
        SeatSection full = schools.section(BRITISH, 4, 20, 20);
        Reference reference = submitted(BRITISH);
        act(leaving, reference, "clear");
        assertThat(schools.office()
                        .refusal(british, () -> act(british, reference, "accept"))
                        .code())
                .isEqualTo("school-no-seat");
        act(british, reference, "wait");
        schools.serveLines();
        assertThat(schools.transfer(reference).stage()).isEqualTo(Stage.WAITING);
        schools.office().database().inTransaction(() -> schools.office()
                .database()
                .entityManager()
                .find(SeatSection.class, full.id())
                .resize(21));
        schools.serveLines();
        assertThat(schools.transfer(reference).stage()).isEqualTo(Stage.REVIEW);
        assertThat(inbox(british)).isEmpty();
        assertThat(inbox(officer)).containsExactly(reference);
    }

    @Test
    void the_ministry_takes_a_step_over() {
        Reference reference = submitted(TestSchools.GIRLS);
        assertThat(schools.office().refusal(officer, () -> act(officer, reference, "clear")))
                .isInstanceOf(Refused.class);
        Actor supervisor = schools.adult(Role.SUPERVISOR);
        schools.office().does(supervisor, () -> schools.bean(Tasks.class).takeOver(reference));
        assertThat(unseen(leaving, reference)).isTrue();
        act(officer, reference, "clear");
        assertThat(schools.transfer(reference).stage()).isEqualTo(Stage.SEAT);
    }

    @Test
    void who_comes_again_for_another_school_is_in_the_inbox_of_that_one() {
        schools.section(BRITISH, 4, 30, 20);
        schools.section("island-american", 4, 30, 20);
        Actor american = schools.partner("island-american");
        Reference reference = submitted(BRITISH);
        act(leaving, reference, "clear");
        schools.office().act(british, reference, "return", null, "Choose another school");
        schools.office().does(guardian, () -> schools.bean(Drafts.class)
                .save(reference, "school", Map.of("school", "island-american", "cause", "regular")));
        schools.office().does(guardian, () -> {
            String hash = schools.bean(RequestQueries.class).getOwn(reference).answersHash();
            schools.bean(Requests.class).resubmit(reference, hash, "");
        });
        assertThat(inbox(american)).containsExactly(reference);
        assertThat(inbox(british)).isEmpty();
        assertThat(unseen(british, reference)).isTrue();
    }

    @Test
    void beginners_are_admitted_by_the_school_alone() {
        SeatSection first = schools.section(TestSchools.PRIVATE, 1, 30, 20);
        SeatSection there = schools.section(BRITISH, 1, 30, 20);
        Actor parent = schools.adult();
        Student beginner = schools.enter(parent, schools.person(LocalDate.of(2011, 3, 1), Sex.FEMALE, "340"), first);
        Reference reference = schools.submitted(parent, beginner, BRITISH);
        act(leaving, reference, "clear");
        act(british, reference, "admit");
        assertThat(schools.now(there).reserved()).isOne();
        act(british, reference, "enrol");
        assertThat(schools.now(there).taken()).isEqualTo(21);
        assertThat(schools.request(parent, reference).status()).isEqualTo(RequestStatus.COMPLETED);
    }
}
