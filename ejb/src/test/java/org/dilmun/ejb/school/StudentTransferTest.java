package org.dilmun.ejb.school;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.access.Role;
import org.dilmun.domain.directory.FeeReturn;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.notice.Notice;
import org.dilmun.domain.party.Person;
import org.dilmun.domain.party.Sex;
import org.dilmun.domain.request.Reason;
import org.dilmun.domain.request.Request;
import org.dilmun.domain.request.RequestStatus;
import org.dilmun.domain.school.Enrolment;
import org.dilmun.domain.school.Finding;
import org.dilmun.domain.school.SeatSection;
import org.dilmun.domain.school.Student;
import org.dilmun.domain.school.Student.LastResult;
import org.dilmun.domain.school.Transfer.Stage;
import org.dilmun.ejb.access.FamilyCase;
import org.dilmun.ejb.access.Refused;
import org.dilmun.ejb.party.Guardians;
import org.dilmun.ejb.party.Kin;
import org.dilmun.ejb.party.People;
import org.dilmun.ejb.persistence.OnDatabase;
import org.dilmun.ejb.request.AnswersRefused;
import org.dilmun.ejb.request.Attachments;
import org.dilmun.ejb.request.Cases;
import org.dilmun.ejb.request.Drafts;
import org.dilmun.ejb.request.RequestQueries;
import org.dilmun.ejb.request.Requests;
import org.dilmun.ejb.request.SeeToOverdueTasks;
import org.dilmun.ejb.request.TestFiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** A girl in the fourth grade of a private school is to go on in the government school of her block. */
@OnDatabase
class StudentTransferTest {

    private final TestSchools schools = new TestSchools();

    private Actor guardian;
    private Actor officer;
    private Actor privateRegistrar;
    private Actor girlsRegistrar;
    private SeatSection left;
    private SeatSection wanted;
    private Student girl;

    @BeforeEach
    void arrange() {
        guardian = schools.adult();
        officer = schools.adult(Role.OFFICER);
        privateRegistrar = schools.registrar(TestSchools.PRIVATE);
        girlsRegistrar = schools.registrar(TestSchools.GIRLS);
        left = schools.section(TestSchools.PRIVATE, 4, 30, 20);
        wanted = schools.section(TestSchools.GIRLS, 4, 30, 29);
        girl = schools.girl(guardian, left, "340");
    }

    @AfterEach
    void close() {
        schools.close();
    }

    private Reference submitted() {
        return schools.submitted(guardian, girl, TestSchools.GIRLS);
    }

    private Reference atSeat() {
        Reference reference = submitted();
        schools.act(privateRegistrar, reference, "clear");
        return reference;
    }

    private Reference approved() {
        Reference reference = atSeat();
        schools.act(girlsRegistrar, reference, "accept");
        schools.office().act(officer, reference, "approve", null, "");
        return reference;
    }

    private List<String> notices() {
        return schools.office().database().inTransaction(() -> schools.office()
                .database()
                .entityManager()
                .createQuery("select n from Notice n where n.receiverId = :person order by n.id", Notice.class)
                .setParameter("person", guardian.id())
                .getResultStream()
                .map(notice -> notice.subject().in("en"))
                .toList());
    }

    @Test
    void from_the_application_to_the_enrolment_both_registers_follow() {
        Reference reference = approved();
        assertThat(schools.now(wanted).reserved()).isOne();
        assertThat(schools.now(wanted).free()).isZero();
        assertThat(schools.transfer(reference).reservedUntil())
                .as("ten working days after a Tuesday")
                .isEqualTo(LocalDate.of(2017, 9, 19));
        assertThat(schools.transfer(reference).findings()).isEmpty();

        schools.act(girlsRegistrar, reference, "enrol");
        assertThat(schools.request(guardian, reference).status()).isEqualTo(RequestStatus.COMPLETED);
        assertThat(schools.now(wanted))
                .extracting(SeatSection::taken, SeatSection::reserved)
                .containsExactly(30, 0);
        assertThat(schools.now(left).taken()).isEqualTo(19);
        List<Enrolment> history = schools.office().database().inTransaction(() -> schools.bean(Students.class)
                .history(girl.id()));
        assertThat(history)
                .extracting(each -> each.section().group().school(), Enrolment::until)
                .containsExactly(tuple(TestSchools.GIRLS, null), tuple(TestSchools.PRIVATE, LocalDate.of(2017, 9, 5)));
        assertThat(schools.transfer(reference).isOpen()).isFalse();
        assertThat(schools.office().audited(reference))
                .containsExactly(
                        "request.submit",
                        "request.clear",
                        "request.accept",
                        "request.approve",
                        "school.enrol",
                        "request.enrol");
        assertThat(notices()).anyMatch(subject -> subject.startsWith("The transfer is approved"));
    }

    @Test
    void each_school_acts_at_its_own_steps_and_the_ministry_in_the_place_of_either() {
        Reference reference = submitted();
        assertThat(schools.attempt(girlsRegistrar, reference, "clear")).isEqualTo("access-refused");
        Actor foreign = schools.registrar("island-british");
        assertThat(schools.office()
                        .refusal(foreign, () -> schools.bean(TransferDesk.class).get(reference)))
                .isInstanceOf(Refused.class);
        assertThat(schools.office()
                        .refusal(foreign, () -> schools.bean(TransferDesk.class).list(TestSchools.GIRLS)))
                .isInstanceOf(Refused.class);
        assertThat(schools.attempt(privateRegistrar, reference, "clear")).isEqualTo("done");
        assertThat(schools.attempt(privateRegistrar, reference, "accept")).isEqualTo("access-refused");
        schools.office().act(officer, reference, "accept", null, "");
        assertThat(schools.transfer(reference).stage()).isEqualTo(Stage.REVIEW);
        assertThat(schools.attempt(girlsRegistrar, reference, "approve")).isEqualTo("access-refused");
        assertThat(schools.office().refusal(guardian, () -> schools.bean(TransferDesk.class)
                        .act(reference, 1, "approve", "", "")))
                .isInstanceOf(Refused.class);
    }

    @Test
    void a_registrar_who_was_shown_an_older_version_is_told() {
        Reference reference = submitted();
        int shown = schools.request(guardian, reference).version();
        schools.act(privateRegistrar, reference, "clear");
        assertThat(schools.office().refusal(girlsRegistrar, () -> schools.bean(TransferDesk.class)
                        .act(reference, shown, "accept", "", "")))
                .extracting(problem -> problem.code())
                .isEqualTo("request-changed-meanwhile");
        assertThat(schools.now(wanted).reserved()).isZero();
    }

    @Test
    void only_beginners_at_private_schools_are_admitted_without_the_ministry() {
        Reference reference = atSeat();
        assertThat(schools.attempt(girlsRegistrar, reference, "admit")).isEqualTo("school-needs-review");
        assertThat(schools.now(wanted).reserved()).isZero();

        SeatSection first = schools.section(TestSchools.PRIVATE, 1, 30, 20);
        SeatSection british = schools.section("island-british", 1, 30, 20);
        Actor parent = schools.adult();
        Student beginner = schools.enter(parent, schools.person(LocalDate.of(2011, 3, 1), Sex.FEMALE, "340"), first);
        Reference admission = schools.submitted(parent, beginner, "island-british");
        schools.act(privateRegistrar, admission, "clear");
        schools.act(schools.registrar("island-british"), admission, "admit");
        assertThat(schools.transfer(admission).stage()).isEqualTo(Stage.APPROVED);
        assertThat(schools.now(british).reserved()).isOne();
    }

    private Map<String, String> wrong(Actor actor, Student student, String school) {
        Reference draft = schools.filledIn(actor, student, school);
        return wrong(actor, draft);
    }

    private Map<String, String> wrong(Actor actor, Reference draft) {
        try {
            schools.office().submit(actor, draft);
            return Map.of();
        } catch (AnswersRefused refused) {
            return refused.violations();
        }
    }

    @Test
    void what_nobody_can_decide_otherwise_is_told_beside_its_question() {
        schools.section("muharraq-primary-boys", 4, 30, 0);
        schools.section("capital-intermediate-girls", 7, 30, 0);
        assertThat(wrong(guardian, girl, "muharraq-primary-boys")).containsEntry("school", "school-not-for-sex");
        assertThat(wrong(guardian, girl, "capital-intermediate-girls"))
                .containsEntry("school", "school-grade-not-taught");
        assertThat(wrong(guardian, girl, "muharraq-primary-girls")).containsEntry("school", "school-no-classes");
        assertThat(wrong(guardian, girl, TestSchools.PRIVATE)).containsEntry("school", "school-same");
        assertThat(notices()).isEmpty();
    }

    @Test
    void the_counter_is_named_to_whom_the_portal_cannot_serve() {
        Student ward = schools.ward(guardian, schools.person(LocalDate.of(2008, 5, 1), Sex.FEMALE, "340"), left);
        assertThat(wrong(guardian, ward, TestSchools.GIRLS)).containsEntry("child", "school-guardian-no-parent");
        schools.office().database().inTransaction(() -> schools.office()
                .database()
                .entityManager()
                .find(Student.class, girl.id())
                .report(LastResult.PASSED, true));
        assertThat(wrong(guardian, girl, TestSchools.GIRLS)).containsEntry("child", "school-certificate-abroad");
    }

    @Test
    void a_child_of_others_cannot_be_chosen_at_all() {
        Actor stranger = schools.adult();
        Drafts drafts = schools.bean(Drafts.class);
        Reference draft = schools.office()
                .as(stranger, () -> drafts.start(StudentTransfer.SERVICE))
                .reference();
        String foreign = schools.reference(guardian, girl);
        assertThat(schools.office().refusal(stranger, () -> drafts.save(draft, "pupil", Map.of("child", foreign))))
                .isInstanceOfSatisfying(AnswersRefused.class, refused -> assertThat(refused.violations())
                        .containsEntry("child", "field-child-of-others"));
    }

    @Test
    void a_child_who_is_at_no_school_cannot_be_transferred() {
        Person infant = schools.person(LocalDate.of(2015, 5, 1), Sex.FEMALE, "340");
        Drafts drafts = schools.bean(Drafts.class);
        Reference draft = schools.filledIn(guardian, girl, TestSchools.GIRLS);
        schools.office().database().inTransaction(() -> schools.bean(Kin.class)
                .recordParent(schools.bean(People.class).get(guardian.id()), infant));
        String reference =
                schools
                        .office()
                        .as(guardian, () -> schools.bean(Guardians.class).wards(guardian.id()))
                        .stream()
                        .filter(ward -> ward.person().id() == infant.id())
                        .findFirst()
                        .orElseThrow()
                        .reference();
        schools.office().does(guardian, () -> drafts.save(draft, "pupil", Map.of("child", reference)));
        assertThat(wrong(guardian, draft)).containsEntry("child", "school-not-enrolled");
    }

    @Test
    void the_case_is_the_childs_too_and_its_family_does_not_decide_it() {
        Reference reference = atSeat();
        assertThat(schools.request(guardian, reference).subjectId()).contains(girl.personId());
        schools.act(girlsRegistrar, reference, "accept");
        schools.office().database().inTransaction(() -> {
            People people = schools.bean(People.class);
            schools.bean(Kin.class).recordParent(people.get(officer.id()), people.get(girl.personId()));
        });
        assertThat(schools.office()
                        .refusal(officer, () -> schools.office().act(officer, reference, "approve", null, "")))
                .isInstanceOf(FamilyCase.class);
    }

    @Test
    void outside_of_the_windows_an_urgent_cause_alone_is_accepted() {
        schools.office().at(Instant.parse("2017-11-05T08:00:00Z"));
        Reference draft = schools.filledIn(guardian, girl, TestSchools.GIRLS);
        assertThat(wrong(guardian, draft)).containsEntry("cause", "school-window-closed");
        Drafts drafts = schools.bean(Drafts.class);
        schools.office().does(guardian, () -> schools.bean(Attachments.class)
                .attach(draft, "proof", "proof.pdf", TestFiles.stream(TestFiles.PDF)));
        schools.office()
                .does(
                        guardian,
                        () -> drafts.save(draft, "school", Map.of("school", TestSchools.GIRLS, "cause", "home")));
        assertThat(wrong(guardian, draft)).isEmpty();
    }

    @Test
    void of_one_pupil_one_transfer_is_under_way() {
        Reference first = submitted();
        schools.section("muharraq-primary-girls", 4, 30, 20);
        Reference second = schools.filledIn(guardian, girl, "muharraq-primary-girls");
        assertThat(wrong(guardian, second)).containsEntry("child", "school-transfer-open");
        withdraw(first);
        assertThat(wrong(guardian, second)).isEmpty();
    }

    /** As the decision on an appeal does it. */
    private void reopen(Reference reference) {
        Cases cases = schools.bean(Cases.class);
        Request request = cases.lock(reference);
        Actor system = Actor.system("appeal");
        request.reopen(system, Reason.NONE, schools.office().now());
        cases.enter(request, cases.current(request), system);
        schools.bean(TransferProgress.class).moved(request, RequestStatus.REJECTED);
    }

    @Test
    void what_an_appeal_opens_again_gets_a_seat_when_it_is_approved_by_somebody_else() {
        Reference reference = atSeat();
        schools.act(girlsRegistrar, reference, "accept");
        schools.office().act(officer, reference, "reject", "age", "");
        assertThat(schools.now(wanted).free()).isOne();
        schools.office().does(Actor.NOBODY, () -> reopen(reference));
        assertThat(schools.transfer(reference).stage()).isEqualTo(Stage.REVIEW);
        assertThat(schools.now(wanted).reserved()).isZero();
        schools.office().act(schools.adult(Role.OFFICER), reference, "approve", null, "");
        assertThat(schools.transfer(reference).stage()).isEqualTo(Stage.APPROVED);
        assertThat(schools.now(wanted).reserved()).isOne();
    }

    @Test
    void nothing_is_opened_again_while_another_transfer_of_the_pupil_is_under_way() {
        Reference refused = atSeat();
        schools.act(girlsRegistrar, refused, "accept");
        schools.office().act(officer, refused, "reject", "age", "");
        submitted();
        assertThat(schools.office().refusal(officer, () -> reopen(refused))).isInstanceOf(TransferUnderWay.class);
    }

    private void withdraw(Reference reference) {
        schools.office().does(guardian, () -> {
            Request request = schools.bean(RequestQueries.class).getOwn(reference);
            schools.bean(Requests.class).withdraw(reference, request.version(), FeeReturn.UNSTATED);
        });
    }

    @Test
    void a_withdrawal_gives_the_reserved_seat_back() {
        Reference reference = approved();
        withdraw(reference);
        assertThat(schools.now(wanted))
                .extracting(SeatSection::free, SeatSection::reserved)
                .containsExactly(1, 0);
        assertThat(schools.transfer(reference).stage()).isEqualTo(Stage.ENDED);
    }

    @Test
    void who_is_not_enrolled_in_ten_working_days_loses_the_seat_to_the_next_in_line() {
        Reference slow = approved();
        Actor other = schools.adult();
        Reference next = schools.submitted(other, schools.girl(other, left, "340"), TestSchools.GIRLS);
        schools.act(privateRegistrar, next, "clear");
        assertThat(schools.attempt(girlsRegistrar, next, "accept")).isEqualTo("school-no-seat");
        schools.act(girlsRegistrar, next, "wait");

        overdue(Instant.parse("2017-09-19T20:00:00Z"));
        schools.serveLines();
        assertThat(schools.transfer(slow).stage()).isEqualTo(Stage.APPROVED);
        assertThat(schools.transfer(next).stage()).isEqualTo(Stage.WAITING);

        overdue(Instant.parse("2017-09-20T06:00:00Z"));
        assertThat(schools.request(guardian, slow).status()).isEqualTo(RequestStatus.REJECTED);
        assertThat(schools.now(wanted).free()).isOne();
        schools.serveLines(); // as often as it likes
        schools.serveLines();
        assertThat(schools.transfer(next).stage()).isEqualTo(Stage.REVIEW);
        assertThat(schools.now(wanted))
                .extracting(SeatSection::free, SeatSection::reserved)
                .containsExactly(0, 1);
        assertThat(schools.attempt(girlsRegistrar, slow, "enrol")).isNotEqualTo("done");
    }

    private void overdue(Instant at) {
        schools.office().at(at);
        schools.office()
                .does(Actor.NOBODY, () -> schools.bean(SeeToOverdueTasks.class).work());
    }

    @Test
    void what_is_unusual_is_found_for_the_ministry_and_refused_by_nobody_before() {
        schools.office().database().inTransaction(() -> schools.office()
                .database()
                .entityManager()
                .find(Student.class, girl.id())
                .report(LastResult.FAILED, false));
        schools.section("muharraq-primary-girls", 4, 30, 20);
        Reference reference = schools.submitted(guardian, girl, "muharraq-primary-girls");
        assertThat(schools.transfer(reference).findings())
                .containsExactlyInAnyOrder(Finding.YEAR_FAILED, Finding.OUT_OF_CATCHMENT);
    }

    @Test
    void what_comes_again_is_planned_anew_and_for_the_same_pupil() {
        Reference reference = atSeat();
        schools.section("muharraq-primary-girls", 4, 30, 20);
        schools.office().does(girlsRegistrar, () -> {
            TransferDesk desk = schools.bean(TransferDesk.class);
            desk.act(reference, desk.get(reference).request().version(), "return", "", "Choose another school.");
        });
        Drafts drafts = schools.bean(Drafts.class);
        String sister = schools.reference(guardian, schools.girl(guardian, left, "340"));
        String same = schools.reference(guardian, girl);
        schools.office()
                .does(
                        guardian,
                        () -> drafts.save(
                                reference, "school", Map.of("school", "muharraq-primary-girls", "cause", "regular")));
        schools.office().does(guardian, () -> drafts.save(reference, "pupil", Map.of("child", sister)));
        assertThat(schools.office().refusal(guardian, () -> resubmit(reference)))
                .isInstanceOfSatisfying(AnswersRefused.class, refused -> assertThat(refused.violations())
                        .containsEntry("child", "school-pupil-fixed"));
        schools.office().does(guardian, () -> drafts.save(reference, "pupil", Map.of("child", same)));
        schools.office().does(guardian, () -> resubmit(reference));
        assertThat(schools.transfer(reference).wanted().school()).isEqualTo("muharraq-primary-girls");
        assertThat(schools.attempt(girlsRegistrar, reference, "accept")).isEqualTo("access-refused");
    }

    private void resubmit(Reference reference) {
        Request request = schools.bean(RequestQueries.class).getOwn(reference);
        schools.bean(Requests.class).resubmit(reference, request.answersHash(), "");
    }
}
