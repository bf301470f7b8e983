package org.dilmun.ejb.request;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.access.Channel;
import org.dilmun.domain.access.Role;
import org.dilmun.domain.identity.Assurance;
import org.dilmun.domain.kernel.NotFound;
import org.dilmun.domain.kernel.Problem;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.request.HistoryEntry;
import org.dilmun.domain.request.LeaveDaysWrong;
import org.dilmun.domain.request.LeaveOverlaps;
import org.dilmun.domain.request.OfficialAway;
import org.dilmun.domain.request.RequestStatus;
import org.dilmun.domain.request.StandInAway;
import org.dilmun.domain.request.StandInUnfit;
import org.dilmun.domain.request.StandsInAlready;
import org.dilmun.domain.request.TaskTaken;
import org.dilmun.ejb.access.DecidedBefore;
import org.dilmun.ejb.access.Refused;
import org.dilmun.ejb.persistence.OnDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dilmun.ejb.request.Fixtures.ID_CARD;

/** While an official is away a colleague does what she has in hand: in her place, with rights of their own, and not as their own judge. */
@OnDatabase
class LeavesTest {

    private static final LocalDate TODAY = LocalDate.of(2017, 11, 5);
    private static final Inbox.Filter MINE = new Inbox.Filter(null, Inbox.Holder.ME, null);

    private final TestOffice office = new TestOffice();

    private Leaves leaves;
    private Tasks tasks;
    private Actor applicant;
    private Actor officer;
    private Actor colleague;
    private Actor third;
    private Actor supervisor;
    private Actor other;
    private Reference reference;

    @BeforeEach
    void arrange() {
        office.database().with(PaymentStep.class, (paid, charges) -> {});
        office.open(ID_CARD);
        leaves = office.bean(Leaves.class);
        tasks = office.bean(Tasks.class);
        applicant = office.person("850101345");
        officer = office.person("850101346", Role.OFFICER);
        colleague = office.person("850101347", Role.OFFICER);
        third = office.person("850101348", Role.OFFICER);
        supervisor = office.person("850101349", Role.SUPERVISOR);
        other = office.person("850101350", Role.SUPERVISOR);
        reference = office.inReview(applicant).reference();
    }

    @AfterEach
    void close() {
        office.close();
    }

    private String key(Actor official) {
        return office.as(supervisor, () -> office.bean(Team.class).colleagues(office.body())).stream()
                .filter(member -> member.partyId() == official.id())
                .findFirst()
                .orElseThrow()
                .key();
    }

    private void enter(Actor by, Actor away, Actor standIn, int from, int to) {
        String official = key(away);
        String colleagueKey = key(standIn);
        office.does(by, () -> leaves.enter("iga", official, colleagueKey, TODAY.plusDays(from), TODAY.plusDays(to)));
    }

    private Problem refusal(Actor by, Actor away, Actor standIn, int from, int to) {
        String official = key(away);
        String colleagueKey = key(standIn);
        return office.refusal(
                by, () -> leaves.enter("iga", official, colleagueKey, TODAY.plusDays(from), TODAY.plusDays(to)));
    }

    private void end(Actor by, Actor away, int from) {
        String official = key(away);
        office.does(by, () -> leaves.end("iga", official, TODAY.plusDays(from)));
    }

    private void claim(Actor by) {
        office.does(by, () -> tasks.claim(reference));
    }

    private List<Reference> mine(Actor official) {
        return office
                .as(official, () -> office.bean(TaskQueries.class).inbox(MINE, Inbox.Order.DUE, Inbox.Cursor.START, 10))
                .rows()
                .stream()
                .map(TaskRow::reference)
                .toList();
    }

    private HistoryEntry last() {
        List<HistoryEntry> history = office.as(
                        applicant, () -> office.bean(RequestQueries.class).getOwn(reference))
                .history();
        return history.get(history.size() - 1);
    }

    private Problem approval(Actor by) {
        return office.refusal(by, () -> office.act(by, reference, "approve", null, null));
    }

    private Reference lodged() {
        Appeals appeals = office.bean(Appeals.class);
        Reference draft = office.as(applicant, () -> appeals.begin(reference)).reference();
        office.as(applicant, () -> office.bean(Drafts.class).save(draft, "appeal", Map.of("grounds", "كان مرفقًا.")));
        return office.submit(applicant, draft).reference();
    }

    @Test
    void the_stand_in_sees_and_does_what_the_colleague_has_in_hand_and_the_history_says_in_whose_place() {
        claim(officer);
        enter(officer, officer, colleague, 0, 2);
        assertThat(mine(colleague)).containsExactly(reference);
        assertThat(mine(third)).isEmpty();
        assertThat(approval(third)).isInstanceOf(TaskTaken.class);

        office.act(colleague, reference, "approve", null, null);
        assertThat(last().to()).isEqualTo(RequestStatus.COMPLETED);
        assertThat(last().actor()).isEqualTo(colleague.recorded());
        assertThat(last().inPlaceOf()).hasValue(officer.recorded());
        Number audited = office.database().inTransaction(() -> (Number) office.database()
                .entityManager()
                .createNativeQuery(
                        "select count(*) from audit_event where action_name = 'request.approve' and details like ?1")
                .setParameter(1, "%\"inPlaceOf\":\"" + officer.recorded() + "\"%")
                .getSingleResult());
        assertThat(audited.intValue()).isEqualTo(1);
    }

    @Test
    void what_a_stand_in_does_of_their_own_is_nobody_elses() {
        enter(officer, officer, colleague, 0, 2);
        claim(colleague);
        office.act(colleague, reference, "approve", null, null);
        assertThat(last().inPlaceOf()).isEmpty();
    }

    @Test
    void it_begins_and_ends_by_itself_by_the_clock_of_the_business() {
        claim(officer);
        enter(officer, officer, colleague, 1, 2);
        assertThat(approval(colleague)).isInstanceOf(TaskTaken.class);
        assertThat(mine(colleague)).isEmpty();
        office.at(Fixtures.NOW.plus(Duration.ofDays(1)));
        assertThat(mine(colleague)).containsExactly(reference);
        office.at(Fixtures.NOW.plus(Duration.ofDays(3)));
        assertThat(mine(colleague)).isEmpty();
        assertThat(approval(colleague)).isInstanceOf(TaskTaken.class);
        assertThat(mine(officer)).containsExactly(reference);
    }

    @Test
    void who_is_back_earlier_or_the_supervisor_ends_it() {
        claim(officer);
        enter(supervisor, officer, colleague, 0, 9);
        String official = key(officer);
        assertThat(office.refusal(colleague, () -> leaves.end("iga", official, TODAY)))
                .isInstanceOf(Refused.class);
        end(officer, officer, 0);
        assertThat(approval(colleague)).isInstanceOf(TaskTaken.class);
        assertThat(office.refusal(officer, () -> leaves.end("iga", official, TODAY)))
                .isInstanceOf(NotFound.class);
        enter(officer, officer, colleague, 0, 9);
        end(supervisor, officer, 0);
        assertThat(office.as(officer, () -> leaves.list(office.body()))).isEmpty();
    }

    @Test
    void a_stand_in_puts_back_what_the_colleague_has_and_others_do_not() {
        claim(officer);
        assertThat(office.refusal(colleague, () -> tasks.release(reference))).isInstanceOf(Refused.class);
        enter(officer, officer, colleague, 0, 0);
        office.does(colleague, () -> tasks.release(reference));
        claim(third);
    }

    @Test
    void nothing_new_is_given_to_who_is_away_and_reminders_go_to_the_stand_in() {
        claim(officer);
        enter(supervisor, officer, colleague, 0, 2);
        String key = key(officer);
        Reference second = office.inReview(applicant).reference();
        assertThat(office.refusal(supervisor, () -> tasks.assign(second, key))).isInstanceOf(OfficialAway.class);
        Team team = office.bean(Team.class);
        assertThat(office.as(supervisor, () -> team.list(office.body())))
                .filteredOn(Team.Member::isAway)
                .extracting(Team.Member::partyId)
                .containsExactly(officer.id());
        assertThat(responsible(reference)).containsExactly(colleague.id());
        assertThat(responsible(second))
                .containsExactlyInAnyOrder(colleague.id(), third.id(), supervisor.id(), other.id());
    }

    private Set<Long> responsible(Reference about) {
        return office.as(supervisor, () -> {
            var request = office.bean(RequestQueries.class).getOfBody(about);
            var task = office.bean(Cases.class).pendingTask(request, office.body());
            return office.bean(Team.class).responsible(request, task);
        });
    }

    @Test
    void only_a_colleague_with_all_the_roles_stands_in() {
        assertThat(refusal(supervisor, supervisor, officer, 0, 1)).isInstanceOf(StandInUnfit.class);
        assertThat(refusal(officer, officer, officer, 0, 1)).isInstanceOf(StandInUnfit.class);
        String official = key(officer);
        assertThat(office.refusal(officer, () -> leaves.enter("iga", official, "", TODAY, TODAY)))
                .isInstanceOf(StandInUnfit.class);
        enter(officer, officer, supervisor, 0, 1);
        enter(other, other, supervisor, 0, 1);
    }

    @Test
    void who_has_lost_the_role_does_nothing_in_a_colleagues_place() {
        claim(officer);
        enter(officer, officer, colleague, 0, 2);
        Actor former = Actor.person(colleague.id(), Assurance.BASIC, Map.of(), Channel.PORTAL);
        assertThat(approval(former)).isInstanceOf(Refused.class);
    }

    @Test
    void leaves_of_one_body_do_not_contradict_each_other() {
        enter(officer, officer, colleague, 3, 5);
        assertThat(refusal(officer, officer, third, 5, 8)).isInstanceOf(LeaveOverlaps.class);
        assertThat(refusal(third, third, officer, 1, 3)).isInstanceOf(StandInAway.class);
        assertThat(refusal(colleague, colleague, third, 4, 4)).isInstanceOf(StandsInAlready.class);
        enter(officer, officer, third, 6, 8);
        enter(colleague, colleague, officer, 1, 2);
    }

    @Test
    void days_that_are_none_are_refused() {
        assertThat(refusal(officer, officer, colleague, -1, 2)).isInstanceOf(LeaveDaysWrong.class);
        String official = key(officer);
        String standIn = key(colleague);
        assertThat(office.refusal(officer, () -> leaves.enter("iga", official, standIn, null, TODAY)))
                .isInstanceOf(LeaveDaysWrong.class);
    }

    @Test
    void only_officials_themselves_and_their_supervisors_enter_a_leave() {
        assertThat(refusal(colleague, officer, colleague, 0, 1)).isInstanceOf(Refused.class);
        assertThat(refusal(applicant, officer, colleague, 0, 1)).isInstanceOf(Refused.class);
        assertThat(office.refusal(applicant, () -> leaves.list(office.body()))).isInstanceOf(Refused.class);
    }

    @Test
    void a_stand_in_does_not_judge_what_the_colleague_refused_while_it_lasts() {
        claim(officer);
        office.act(officer, reference, "reject", null, "لا بلاغ");
        Reference appeal = lodged();
        enter(officer, officer, supervisor, 0, 2);
        assertThat(office.refusal(supervisor, () -> tasks.claim(appeal))).isInstanceOf(DecidedBefore.class);
        assertThat(office.as(supervisor, () -> office.bean(TaskQueries.class).free(10)))
                .isEmpty();
        String key = key(supervisor);
        assertThat(office.refusal(other, () -> tasks.assign(appeal, key))).isInstanceOf(DecidedBefore.class);
        end(officer, officer, 0);
        office.does(supervisor, () -> tasks.claim(appeal));
    }

    @Test
    void what_was_refused_in_somebodys_place_neither_of_the_two_judges() {
        Actor fresh = office.person("850101351", Role.SUPERVISOR);
        claim(supervisor);
        enter(supervisor, supervisor, other, 0, 0);
        office.act(other, reference, "reject", null, "لا بلاغ");
        office.at(Fixtures.NOW.plus(Duration.ofDays(1)));
        Reference appeal = lodged();
        for (Actor official : List.of(supervisor, other)) {
            assertThat(office.refusal(official, () -> tasks.claim(appeal))).isInstanceOf(DecidedBefore.class);
            assertThat(office.as(official, () -> office.bean(TaskQueries.class).free(10)))
                    .isEmpty();
        }
        assertThat(office.as(fresh, () -> office.bean(TaskQueries.class).free(10)))
                .containsExactly(appeal);
        office.does(fresh, () -> tasks.claim(appeal));
    }

    @Test
    void of_two_leaves_at_the_same_moment_that_contradict_each_other_one_is_entered() throws Exception {
        String one = key(officer);
        String two = key(colleague);
        assertThat(atOnce(
                        () -> outcome(officer, () -> leaves.enter("iga", one, two, TODAY, TODAY)),
                        () -> outcome(colleague, () -> leaves.enter("iga", two, one, TODAY, TODAY))))
                .containsOnlyOnce("done");
        assertThat(office.as(officer, () -> leaves.list(office.body()))).hasSize(1);
    }

    @Test
    void of_the_official_and_the_stand_in_who_decide_at_the_same_moment_one_does() throws Exception {
        claim(officer);
        enter(officer, officer, colleague, 0, 2);
        assertThat(atOnce(
                        () -> outcome(officer, () -> office.act(officer, reference, "approve", null, null)),
                        () -> outcome(colleague, () -> office.act(colleague, reference, "approve", null, null))))
                .containsOnlyOnce("done");
        assertThat(last().to()).isEqualTo(RequestStatus.COMPLETED);
    }

    private String outcome(Actor actor, Runnable work) {
        try {
            office.does(actor, work);
            return "done";
        } catch (Problem refused) {
            return refused.code();
        }
    }

    private static List<String> atOnce(Callable<String> one, Callable<String> two) throws Exception {
        var pool = Executors.newFixedThreadPool(2);
        try {
            var outcomes = new ArrayList<String>();
            for (var outcome : pool.invokeAll(List.of(one, two))) {
                outcomes.add(outcome.get());
            }
            return outcomes;
        } finally {
            pool.shutdown();
        }
    }
}
