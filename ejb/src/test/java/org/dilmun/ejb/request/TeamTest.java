package org.dilmun.ejb.request;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.access.Channel;
import org.dilmun.domain.access.Role;
import org.dilmun.domain.identity.Assurance;
import org.dilmun.domain.kernel.NotFound;
import org.dilmun.domain.party.PersonalNumber;
import org.dilmun.domain.request.Request;
import org.dilmun.domain.request.TaskTaken;
import org.dilmun.ejb.access.OwnCase;
import org.dilmun.ejb.access.Refused;
import org.dilmun.ejb.persistence.OnDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.dilmun.ejb.request.Fixtures.ID_CARD;

/** A supervisor sees what each official has in hand, and gives a task to another. */
@OnDatabase
class TeamTest {

    private final TestOffice office = new TestOffice();

    private Team team;
    private Tasks tasks;
    private Actor applicant;
    private Actor officer;
    private Actor colleague;
    private Actor supervisor;
    private Request request;

    @BeforeEach
    void arrange() {
        office.database().with(PaymentStep.class, (paid, charges) -> {});
        office.open(ID_CARD);
        team = office.bean(Team.class);
        tasks = office.bean(Tasks.class);
        applicant = office.person("850101345");
        officer = office.person("850101346", Role.OFFICER);
        colleague = office.person("850101347", Role.OFFICER);
        supervisor = office.person("850101348", Role.SUPERVISOR);
        office.person("850101349", Role.AUDITOR);
        request = office.inReview(applicant);
    }

    @AfterEach
    void close() {
        office.close();
    }

    private List<Team.Member> members() {
        return office.as(supervisor, () -> team.list(office.body()));
    }

    private String key(Actor official) {
        return members().stream()
                .filter(member -> member.partyId() == official.id())
                .findFirst()
                .orElseThrow()
                .key();
    }

    private void assign(Actor by, Actor to) {
        String key = key(to);
        office.does(by, () -> tasks.assign(request.reference(), key));
    }

    @Test
    void those_who_decide_cases_are_listed_with_what_they_have_in_hand_and_what_of_it_is_late() {
        office.does(officer, () -> tasks.claim(request.reference()));
        assertThat(members())
                .extracting(Team.Member::partyId, Team.Member::inHand, Team.Member::late)
                .containsExactlyInAnyOrder(
                        tuple(officer.id(), 1L, 0L), tuple(colleague.id(), 0L, 0L), tuple(supervisor.id(), 0L, 0L));
        office.at(office.now().plus(Duration.ofDays(30)));
        assertThat(members()).extracting(Team.Member::late).containsExactlyInAnyOrder(1L, 0L, 0L);
        assertThat(office.as(supervisor, () -> office.bean(TaskQueries.class).inHand(office.body(), officer.id(), 5)))
                .extracting(TaskRow::reference)
                .containsExactly(request.reference());
    }

    @Test
    void a_task_that_is_given_to_another_is_no_more_that_of_the_first() {
        office.does(officer, () -> tasks.claim(request.reference()));
        assign(supervisor, colleague);
        assertThat(office.refusal(officer, () -> tasks.claim(request.reference())))
                .isInstanceOf(TaskTaken.class);
        office.does(colleague, () -> tasks.claim(request.reference()));
        assertThat(office.audited(request.reference())).endsWith("task.claim", "task.assign", "task.claim");
    }

    @Test
    void nobody_but_a_supervisor_of_the_body_sees_the_team_or_gives_tasks() {
        String key = key(colleague);
        assertThat(office.refusal(officer, () -> team.list(office.body()))).isInstanceOf(Refused.class);
        assertThat(office.refusal(
                        officer, () -> office.bean(TaskQueries.class).inHand(office.body(), colleague.id(), 5)))
                .isInstanceOf(Refused.class);
        assertThat(office.refusal(officer, () -> tasks.assign(request.reference(), key)))
                .isInstanceOf(Refused.class);
    }

    @Test
    void a_task_goes_to_nobody_outside_the_body() {
        assertThat(office.refusal(supervisor, () -> tasks.assign(request.reference(), "0000000000000000")))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void nobody_gives_away_or_gets_the_task_of_an_application_of_their_own() {
        var both = office.person("850101352", Role.SUPERVISOR);
        Request own = office.inReview(Actor.person(both.id(), Assurance.BASIC, both.roles(), Channel.PORTAL));
        String key = key(officer);
        assertThat(office.refusal(both, () -> tasks.assign(own.reference(), key)))
                .isInstanceOf(OwnCase.class);
        String ownKey = key(both);
        assertThat(office.refusal(supervisor, () -> tasks.assign(own.reference(), ownKey)))
                .isInstanceOf(OwnCase.class);
    }

    @Test
    void each_look_at_a_whole_personal_number_is_recorded_and_strangers_have_none() {
        ApplicantNumbers numbers = office.bean(ApplicantNumbers.class);
        assertThat(office.as(officer, () -> numbers.reveal(request.reference())))
                .isEqualTo(new PersonalNumber("850101345"));
        assertThat(office.audited(request.reference())).endsWith("applicant.number-seen");
        Actor stranger = office.person("850101353");
        assertThat(office.refusal(stranger, () -> numbers.reveal(request.reference())))
                .isInstanceOf(Refused.class);
    }
}
