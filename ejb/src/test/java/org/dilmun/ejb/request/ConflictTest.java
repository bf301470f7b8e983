package org.dilmun.ejb.request;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.access.Role;
import org.dilmun.domain.kernel.NotFound;
import org.dilmun.domain.kernel.Problem;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.request.Request;
import org.dilmun.domain.request.RequestStatus;
import org.dilmun.ejb.access.FamilyCase;
import org.dilmun.ejb.access.OwnCase;
import org.dilmun.ejb.party.Kin;
import org.dilmun.ejb.party.People;
import org.dilmun.ejb.persistence.OnDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dilmun.ejb.request.Fixtures.ID_CARD;

/** Nobody decides about their own family. */
@OnDatabase
class ConflictTest {

    private final TestOffice office = new TestOffice();

    private Tasks tasks;
    private TaskQueries queries;
    private Actor applicant;
    private Actor spouse;
    private Actor colleague;
    private Actor supervisor;
    private Reference reference;

    @BeforeEach
    void arrange() {
        office.database().with(PaymentStep.class, (paid, charges) -> {});
        office.open(ID_CARD);
        tasks = office.bean(Tasks.class);
        queries = office.bean(TaskQueries.class);
        applicant = office.person("850101345");
        spouse = office.person("850101346", Role.OFFICER);
        colleague = office.person("850101347", Role.OFFICER);
        supervisor = office.person("850101348", Role.SUPERVISOR);
        reference = office.inReview(applicant).reference();
        marry(applicant, spouse);
    }

    @AfterEach
    void close() {
        office.close();
    }

    private void marry(Actor one, Actor other) {
        People people = office.bean(People.class);
        office.does(Actor.NOBODY, () -> office.bean(Kin.class)
                .recordMarriage(people.get(one.id()), people.get(other.id()), LocalDate.of(2010, 1, 1)));
    }

    private Problem refused(Actor official, Runnable work) {
        return office.refusal(official, work);
    }

    private String key(Actor official) {
        return office.as(supervisor, () -> office.bean(Team.class).list(office.body())).stream()
                .filter(member -> member.partyId() == official.id())
                .findFirst()
                .orElseThrow()
                .key();
    }

    @Test
    void who_is_married_to_the_applicant_neither_claims_nor_decides_and_the_refusal_is_audited() {
        assertThat(refused(spouse, () -> tasks.claim(reference))).isInstanceOf(FamilyCase.class);
        assertThat(refused(spouse, () -> decide(spouse))).isInstanceOf(FamilyCase.class);
        office.does(colleague, () -> tasks.claim(reference));
        assertThat(office.act(colleague, reference, "approve", null, null).status())
                .isEqualTo(RequestStatus.COMPLETED);
    }

    private void decide(Actor officer) {
        office.callsNow(officer);
        int shown = office.bean(RequestQueries.class).getOfBody(reference).version();
        office.bean(Requests.class).act(reference, shown, "approve", null, null);
    }

    @Test
    void the_task_is_not_given_to_them_and_they_give_it_to_nobody() {
        String theirs = key(spouse);
        assertThat(refused(supervisor, () -> tasks.assign(reference, theirs))).isInstanceOf(FamilyCase.class);
        marry(applicant, supervisor);
        String other = key(colleague);
        assertThat(refused(supervisor, () -> tasks.assign(reference, other))).isInstanceOf(FamilyCase.class);
    }

    @Test
    void who_married_after_the_task_was_claimed_does_not_decide_any_more() {
        office.does(colleague, () -> tasks.claim(reference));
        marry(applicant, colleague);
        assertThat(refused(colleague, () -> decide(colleague))).isInstanceOf(FamilyCase.class);
    }

    @Test
    void the_inbox_lists_it_for_all_and_offers_it_to_the_others_only() {
        assertThat(office.as(spouse, () -> queries.inbox(Inbox.Filter.ANY, Inbox.Order.DUE, Inbox.Cursor.START, 10))
                        .rows())
                .extracting(TaskRow::reference)
                .containsExactly(reference);
        assertThat(office.as(spouse, () -> queries.free(5))).isEmpty();
        assertThat(office.as(colleague, () -> queries.free(5))).containsExactly(reference);
        Reference before = office.inReview(office.person("850101350")).reference();
        office.does(spouse, () -> tasks.claim(before));
        office.act(spouse, before, "approve", null, null);
        assertThat(office.as(spouse, () -> queries.following(before, Inbox.Filter.ANY, Inbox.Order.DUE)))
                .isEmpty();
    }

    @Test
    void they_neither_read_nor_write_what_officials_tell_each_other_about_it() {
        CaseNotes notes = office.bean(CaseNotes.class);
        office.does(colleague, () -> notes.write(reference, "ملاحظة", ""));
        assertThat(refused(spouse, () -> notes.write(reference, "ملاحظة", ""))).isInstanceOf(FamilyCase.class);
        String theirs = key(spouse);
        assertThat(refused(colleague, () -> notes.write(reference, "ملاحظة", theirs)))
                .isInstanceOf(NotFound.class);
        Request request =
                office.as(spouse, () -> office.bean(RequestQueries.class).getOfBody(reference));
        assertThat(office.as(spouse, () -> notes.list(request))).isEmpty();
        assertThat(office.as(colleague, () -> notes.list(request))).hasSize(1);
    }

    @Test
    void nobody_reminds_them_of_it() {
        Request request =
                office.as(colleague, () -> office.bean(RequestQueries.class).getOfBody(reference));
        var task = office.as(colleague, () -> office.bean(RequestQueries.class).pendingTask(request))
                .orElseThrow();
        assertThat(office.as(colleague, () -> office.bean(Team.class).responsible(request, task)))
                .containsExactlyInAnyOrderElementsOf(List.of(colleague.id(), supervisor.id()));
    }

    @Test
    void ones_own_stays_ones_own() {
        Actor both = office.person("850101352", Role.OFFICER);
        Reference own = office.inReview(Actor.person(both.id(), both.assurance(), Map.of(), both.channel()))
                .reference();
        assertThat(refused(both, () -> tasks.claim(own))).isInstanceOf(OwnCase.class);
    }
}
