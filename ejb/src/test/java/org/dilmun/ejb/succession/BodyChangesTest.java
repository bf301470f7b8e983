package org.dilmun.ejb.succession;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.access.Channel;
import org.dilmun.domain.access.Permission;
import org.dilmun.domain.access.Role;
import org.dilmun.domain.identity.Assurance;
import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.party.BodyChange;
import org.dilmun.domain.party.BodyChangeDayWrong;
import org.dilmun.domain.party.BodyChangeDecided;
import org.dilmun.domain.party.BodyChangeIncomplete;
import org.dilmun.domain.party.BodyEnded;
import org.dilmun.domain.request.Leave;
import org.dilmun.domain.request.Request;
import org.dilmun.domain.request.RequestStatus;
import org.dilmun.ejb.access.Access;
import org.dilmun.ejb.access.Refused;
import org.dilmun.ejb.directory.Directory;
import org.dilmun.ejb.party.Bodies;
import org.dilmun.ejb.party.DatedChanges;
import org.dilmun.ejb.persistence.OnDatabase;
import org.dilmun.ejb.persistence.TestDatabase;
import org.dilmun.ejb.request.Fixtures;
import org.dilmun.ejb.request.Inbox;
import org.dilmun.ejb.request.RequestQueries;
import org.dilmun.ejb.request.Requests;
import org.dilmun.ejb.request.TaskQueries;
import org.dilmun.ejb.request.TaskRow;
import org.dilmun.ejb.request.Tasks;
import org.dilmun.ejb.request.Team;
import org.dilmun.ejb.request.TestOffice;

import static org.assertj.core.api.Assertions.assertThat;

/** Bodies are renamed, moved, merged and split: decided by two, carried out at midnight, and nothing gets lost between two of them. */
@OnDatabase
class BodyChangesTest {

    private static final LocalDate TOMORROW = LocalDate.of(2017, 11, 6);

    private final TestOffice office = new TestOffice();

    private BodyChanges changes;
    private BodyChangeWork work;
    private Actor applicant;
    private Actor operator;
    private Actor supervisor;
    private Actor officer;
    private Actor receiver;
    private Actor other;

    @BeforeEach
    void arrange() {
        office.collecting().open(Fixtures.overdue("first", null, null), Fixtures.overdue("second", null, null));
        office.database().inTransaction(() -> office.bean(Bodies.class).takeOver(List.of(body("new"), body("other"))));
        changes = office.bean(BodyChanges.class);
        work = office.bean(BodyChangeWork.class);
        applicant = office.person("850101345");
        operator = office.person("850101346", Role.OPERATOR);
        supervisor = office.person("850101347", Role.SUPERVISOR);
        officer = office.person("850101348", Role.OFFICER);
        receiver = of("new", "850101349");
        other = of("other", "850101350");
    }

    @AfterEach
    void close() {
        office.close();
    }

    private static Bodies.BodyData body(String code) {
        return new Bodies.BodyData(
                code,
                LocalizedText.of("جهة " + code, "Body " + code),
                null,
                "authority",
                LocalizedText.of("دور", "Role"));
    }

    private Actor of(String code, String number) {
        long person = office.person(number).id();
        office.database().inTransaction(() -> office.bean(Access.class).grant(person, id(code), Role.OFFICER));
        return today(person);
    }

    /** The person as the next sign-in makes them. */
    private Actor today(long person) {
        return office.database()
                .inTransaction(() -> Actor.person(
                        person, Assurance.BASIC, office.bean(Access.class).roles(person), Channel.PORTAL));
    }

    private long id(String code) {
        return office.bean(Bodies.class).get(code).id();
    }

    private long idOf(String code) {
        return office.database().inTransaction(() -> id(code));
    }

    private BodyChange propose(BodyChange.Kind kind, String into, Map<String, String> transfers) {
        return office.as(
                operator,
                () -> changes.propose(
                        kind,
                        "iga",
                        TOMORROW,
                        LocalizedText.of("الهيئة الجديدة", "New authority"),
                        null,
                        into,
                        transfers));
    }

    private BodyChange approved(BodyChange.Kind kind, String into, Map<String, String> transfers) {
        BodyChange change = propose(kind, into, transfers);
        office.does(supervisor, () -> changes.approve(change.id()));
        return change;
    }

    private void midnight() {
        office.at(office.now().plus(Duration.ofDays(1)));
        office.does(Actor.NOBODY, () -> work.due().forEach(work::carryOut));
    }

    private void handOnAll(BodyChange change) {
        List<Long> left = left(change);
        left.forEach(request -> office.does(Actor.NOBODY, () -> work.handOn(change.id(), request)));
    }

    private List<Long> left(BodyChange change) {
        return office.as(Actor.NOBODY, () -> work.left(change.id(), 10));
    }

    private Request submitted(String service) {
        Request request = office.submit(applicant, office.filledIn(applicant, service, "centre"));
        return shown(request.reference());
    }

    private Request shown(Reference reference) {
        return office.as(applicant, () -> office.bean(RequestQueries.class).getOwn(reference));
    }

    private List<Reference> inbox(Actor person) {
        Actor now = today(person.id());
        return office
                .as(now, () -> office.bean(TaskQueries.class)
                        .inbox(Inbox.Filter.ANY, Inbox.Order.DUE, Inbox.Cursor.START, 10))
                .rows()
                .stream()
                .map(TaskRow::reference)
                .toList();
    }

    @Test
    void a_merger_takes_open_cases_roles_and_services_along_and_leaves_what_is_closed() {
        Request closed = submitted("first");
        office.act(officer, closed.reference(), "approve", null, "");
        Request open = submitted("first");
        BodyChange change = approved(BodyChange.Kind.MERGE, "new", Map.of());
        assertThat(inbox(receiver)).isEmpty();

        midnight();
        assertThat(inbox(receiver)).as("before anything is moved").containsExactly(open.reference());
        handOnAll(change);
        assertThat(inbox(receiver)).containsExactly(open.reference());
        assertThat(inbox(officer)).containsExactly(open.reference());
        assertThat(inbox(other)).isEmpty();
        assertThat(left(change)).isEmpty();
        assertThat(shown(open.reference()).bodyId()).isEqualTo(idOf("new"));
        assertThat(shown(closed.reference()).bodyId()).isEqualTo(idOf("iga"));
        Request seen = office.as(
                today(receiver.id()), () -> office.bean(RequestQueries.class).getOfBody(closed.reference()));
        assertThat(seen.status()).isEqualTo(RequestStatus.COMPLETED);
        assertThat(office.act(today(receiver.id()), open.reference(), "approve", null, "")
                        .status())
                .isEqualTo(RequestStatus.COMPLETED);

        TestDatabase node = office.database().otherNode();
        node.inTransaction(() -> {
            Directory directory = node.bean(Directory.class);
            assertThat(directory.get("first").body().code()).isEqualTo("new");
            assertThat(directory.inCharge("iga").code()).isEqualTo("new");
            assertThat(directory.search("iGA", "en", 10).hits())
                    .extracting(hit -> hit.service().code())
                    .contains("first");
        });
    }

    @Test
    void killed_between_two_cases_it_goes_on_and_does_nothing_twice() {
        Request one = submitted("first");
        Request two = submitted("second");
        BodyChange change = approved(BodyChange.Kind.MERGE, "new", Map.of());
        midnight();
        assertThat(left(change)).containsExactly(one.id(), two.id());
        office.does(Actor.NOBODY, () -> work.handOn(change.id(), one.id()));
        office.does(Actor.NOBODY, () -> work.carryOut(change.id()));
        assertThat(left(change)).containsExactly(two.id());
        assertThat(inbox(receiver)).containsExactlyInAnyOrder(one.reference(), two.reference());

        office.does(Actor.NOBODY, () -> work.handOn(change.id(), one.id()));
        handOnAll(change);
        office.does(Actor.NOBODY, () -> work.settle(change.id()));
        assertThat(office.as(Actor.NOBODY, work::unsettled)).containsExactly(change.id());
        office.at(office.now().plus(Duration.ofHours(2)));
        office.does(Actor.NOBODY, () -> work.settle(change.id()));
        assertThat(office.as(Actor.NOBODY, work::unsettled)).isEmpty();
    }

    @Test
    void a_split_takes_each_case_to_the_body_that_has_its_service() {
        Request first = submitted("first");
        Request second = submitted("second");
        BodyChange change = approved(BodyChange.Kind.SPLIT, "new", Map.of("second", "other"));
        midnight();
        handOnAll(change);
        assertThat(inbox(receiver)).containsExactly(first.reference());
        assertThat(inbox(other)).containsExactly(second.reference());
        assertThat(inbox(officer)).containsExactlyInAnyOrder(first.reference(), second.reference());
        TestDatabase node = office.database().otherNode();
        node.inTransaction(
                () -> assertThat(node.bean(Directory.class).get("second").body().code())
                        .isEqualTo("other"));
    }

    @Test
    void a_draft_goes_to_the_successor_with_its_submission() {
        Reference draft = office.filledIn(applicant, "first", "centre");
        approved(BodyChange.Kind.MERGE, "new", Map.of());
        midnight();
        assertThat(office.submit(applicant, draft).bodyId()).isEqualTo(idOf("new"));
    }

    @Test
    void a_decision_at_the_moment_of_the_change_counts_and_once() throws Exception {
        Request shown = submitted("first");
        BodyChange change = approved(BodyChange.Kind.MERGE, "new", Map.of());
        midnight();
        Actor deciding = today(officer.id());
        var start = new CyclicBarrier(2);
        var pool = Executors.newFixedThreadPool(2);
        try {
            Callable<Void> decision = () -> {
                start.await();
                office.does(deciding, () -> office.bean(Requests.class)
                        .act(shown.reference(), shown.version(), "approve", null, ""));
                return null;
            };
            Callable<Void> move = () -> {
                start.await();
                office.does(Actor.NOBODY, () -> work.handOn(change.id(), shown.id()));
                return null;
            };
            for (var done : pool.invokeAll(List.of(decision, move))) {
                done.get();
            }
        } finally {
            pool.shutdown();
        }
        Request after = shown(shown.reference());
        assertThat(after.status()).isEqualTo(RequestStatus.COMPLETED);
        assertThat(after.history())
                .filteredOn(entry -> entry.to() == RequestStatus.COMPLETED)
                .hasSize(1);
    }

    @Test
    void who_was_shown_the_case_before_the_change_decides_on_it_afterwards() {
        Request shown = submitted("first");
        BodyChange change = approved(BodyChange.Kind.MERGE, "new", Map.of());
        midnight();
        handOnAll(change);
        Request decided = office.as(today(officer.id()), () -> office.bean(Requests.class)
                .act(shown.reference(), shown.version(), "approve", null, ""));
        assertThat(decided.status()).isEqualTo(RequestStatus.COMPLETED);
    }

    @Test
    void a_new_name_holds_from_its_day_on_and_the_old_one_for_what_was_before() {
        BodyChange change = approved(BodyChange.Kind.RENAME, null, Map.of());
        midnight();
        office.does(Actor.NOBODY, () -> work.carryOut(change.id()));
        office.database().inTransaction(() -> {
            Bodies bodies = office.bean(Bodies.class);
            long iga = id("iga");
            assertThat(bodies.get("iga").name().in("en")).isEqualTo("New authority");
            assertThat(bodies.name(iga, TOMORROW.minusDays(1)).in("en")).isEqualTo("iGA");
            assertThat(bodies.name(iga, TOMORROW).in("en")).isEqualTo("New authority");
            bodies.takeOver(List.of(body("iga"))); // a later release that knows nothing of it
            assertThat(bodies.get("iga").name().in("en")).isEqualTo("New authority");
        });
        TestDatabase node = office.database().otherNode();
        node.inTransaction(() -> assertThat(
                        node.bean(Directory.class).search("iGA", "en", 10).hits())
                .isNotEmpty());
    }

    @Test
    void a_body_is_put_under_another_but_never_under_itself() {
        office.does(
                operator, () -> changes.propose(BodyChange.Kind.MOVE, "other", TOMORROW, null, "new", null, Map.of()));
        office.database()
                .inTransaction(() -> office.bean(Bodies.class).get("other").moveFrom(TOMORROW, "new"));
        for (String parent : new String[] {"other", "new", null}) {
            assertThat(office.refusal(
                            operator,
                            () -> changes.propose(BodyChange.Kind.MOVE, "new", TOMORROW, null, parent, null, Map.of())))
                    .isInstanceOf(BodyChangeIncomplete.class);
        }
    }

    @Test
    void two_stand_behind_a_change_and_it_is_decided_about_once() {
        BodyChange change = propose(BodyChange.Kind.MERGE, "new", Map.of());
        for (Actor nobody : List.of(operator, officer, receiver)) {
            assertThat(office.refusal(nobody, () -> changes.approve(change.id())))
                    .isInstanceOf(Refused.class);
        }
        assertThat(office.refusal(
                        supervisor,
                        () -> changes.propose(BodyChange.Kind.MERGE, "iga", TOMORROW, null, null, "new", Map.of())))
                .isInstanceOf(Refused.class);
        assertThat(office.refusal(operator, () -> propose(BodyChange.Kind.MERGE, "other", Map.of())))
                .isInstanceOf(BodyEnded.class);
        assertThat(office.refusal(
                        operator,
                        () -> changes.propose(BodyChange.Kind.MERGE, "other", TOMORROW, null, null, "iga", Map.of())))
                .isInstanceOf(BodyEnded.class);
        office.does(supervisor, () -> changes.approve(change.id()));
        assertThat(office.refusal(supervisor, () -> changes.approve(change.id())))
                .isInstanceOf(BodyChangeDecided.class);
        assertThat(office.refusal(operator, () -> changes.decline(change.id()))).isInstanceOf(BodyChangeDecided.class);
    }

    @Test
    void what_is_declined_or_not_approved_in_time_does_not_come() {
        BodyChange declined = propose(BodyChange.Kind.MERGE, "new", Map.of());
        office.does(operator, () -> changes.decline(declined.id()));
        BodyChange late = propose(BodyChange.Kind.MERGE, "new", Map.of());
        midnight();
        assertThat(office.refusal(supervisor, () -> changes.approve(late.id()))).isInstanceOf(BodyChangeDayWrong.class);
        assertThat(shown(submitted("first").reference()).bodyId()).isEqualTo(idOf("iga"));
    }

    @Test
    void what_the_data_of_the_country_decree_comes_once_however_often_it_is_read() {
        var decree = new DatedChanges.ChangeData("other", "merge", "2017-11-01", null, null, "new", null);
        for (int release = 0; release < 2; release++) {
            office.database().inTransaction(() -> office.bean(Bodies.class).takeOverChanges(List.of(decree)));
            office.does(Actor.NOBODY, () -> work.due().forEach(work::carryOut));
        }
        assertThat(office.as(operator, changes::list)).hasSize(1);
        office.database().inTransaction(() -> assertThat(
                        office.bean(Bodies.class).inCharge("other").code())
                .isEqualTo("new"));
        assertThat(today(other.id()).may(Permission.WORK_CASE, idOf("new"))).isTrue();
    }

    @Test
    void the_team_of_the_successor_is_that_of_both_and_leaves_go_on() {
        long colleague = office.person("850101351", Role.OFFICER).id();
        Request open = submitted("first");
        office.does(officer, () -> office.bean(Tasks.class).claim(open.reference()));
        office.database().inTransaction(() -> {
            var days = Leave.Days.of(LocalDate.of(2017, 11, 5), LocalDate.of(2017, 11, 9), LocalDate.of(2017, 11, 5));
            office.database()
                    .entityManager()
                    .persist(new Leave(
                            1, new Leave.Parts(id("iga"), officer.id(), colleague), days, officer, Fixtures.NOW));
        });
        BodyChange change = approved(BodyChange.Kind.MERGE, "new", Map.of());
        midnight();
        handOnAll(change);
        Actor standIn = today(colleague);
        assertThat(office.as(standIn, () -> office.bean(TaskQueries.class)
                                .inbox(
                                        new Inbox.Filter(null, Inbox.Holder.ME, null),
                                        Inbox.Order.DUE,
                                        Inbox.Cursor.START,
                                        10))
                        .rows())
                .extracting(TaskRow::reference)
                .containsExactly(open.reference());
        Set<Long> team = office
                .as(today(receiver.id()), () -> office.bean(Team.class).colleagues(id("new")))
                .stream()
                .map(Team.Colleague::partyId)
                .collect(Collectors.toSet());
        assertThat(team).contains(officer.id(), colleague, receiver.id(), supervisor.id());
        assertThat(standIn.may(Permission.WORK_CASE, idOf("new"))).isTrue();
    }
}
