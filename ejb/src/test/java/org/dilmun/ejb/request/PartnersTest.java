package org.dilmun.ejb.request;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.access.Channel;
import org.dilmun.domain.access.Role;
import org.dilmun.domain.directory.Workflow.Overdue;
import org.dilmun.domain.identity.Assurance;
import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.domain.kernel.NotFound;
import org.dilmun.domain.kernel.Problem;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.request.CaseNote;
import org.dilmun.domain.request.Request;
import org.dilmun.domain.request.RequestStatus;
import org.dilmun.ejb.access.Access;
import org.dilmun.ejb.access.Refused;
import org.dilmun.ejb.party.Bodies;
import org.dilmun.ejb.party.Partners;
import org.dilmun.ejb.persistence.OnDatabase;

import static org.assertj.core.api.Assertions.assertThat;

/** A step that an organisation outside government does, which the applicant chose or the code of the service names. */
@OnDatabase
class PartnersTest {

    private final TestOffice office = new TestOffice();

    private Actor applicant;
    private Actor officer;
    private Actor supervisor;
    private Actor registrar;
    private Actor elsewhere;

    @BeforeEach
    void arrange() {
        office.collecting()
                .handling(new ServiceHandler() {

                    @Override
                    public String service() {
                        return "recorded";
                    }

                    @Override
                    public Optional<String> partner(Request request, String step) {
                        return Optional.of("club");
                    }
                })
                .open(
                        Fixtures.partnered("chosen", "delivery", null),
                        Fixtures.partnered("recorded", null, null),
                        Fixtures.partnered("late", "delivery", Overdue.ESCALATE));
        office.database().inTransaction(() -> office.bean(Bodies.class)
                .takeOverPartners(List.of(partner("centre"), partner("club"))));
        applicant = office.person("850101345");
        officer = office.person("850101346", Role.OFFICER);
        supervisor = office.person("850101347", Role.SUPERVISOR);
        registrar = of("centre", "850101348");
        elsewhere = of("club", "850101349");
    }

    @AfterEach
    void close() {
        office.close();
    }

    private static Partners.PartnerData partner(String code) {
        return new Partners.PartnerData(code, LocalizedText.of("دار " + code, "Home " + code), "day-club", "iga");
    }

    private Actor of(String code, String number) {
        long person = office.person(number).id();
        return office.database().inTransaction(() -> {
            long partner = office.bean(Bodies.class).get(code).id();
            office.bean(Access.class).grant(person, partner, Role.PARTNER);
            return Actor.person(person, Assurance.BASIC, Map.of(partner, Set.of(Role.PARTNER)), Channel.PORTAL);
        });
    }

    private Reference submitted(String service, String delivery) {
        return office.submit(applicant, office.filledIn(applicant, service, delivery))
                .reference();
    }

    private List<Reference> inbox(Actor person) {
        return office
                .as(person, () -> office.bean(TaskQueries.class)
                        .inbox(Inbox.Filter.ANY, Inbox.Order.DUE, Inbox.Cursor.START, 10))
                .rows()
                .stream()
                .map(TaskRow::reference)
                .toList();
    }

    private Request seenBy(Actor person, Reference reference) {
        return office.as(person, () -> office.bean(RequestQueries.class).getOfBody(reference));
    }

    private Problem unseenBy(Actor person, Reference reference) {
        return office.refusal(person, () -> office.bean(RequestQueries.class).getOfBody(reference));
    }

    private Sight sight(Actor person, Reference reference) {
        return office.as(person, () -> {
            RequestQueries queries = office.bean(RequestQueries.class);
            return queries.sight(queries.getOfBody(reference));
        });
    }

    @Test
    void the_partner_that_was_chosen_does_the_step_and_then_the_body_goes_on() {
        Reference reference = submitted("chosen", "centre");
        assertThat(inbox(registrar)).containsExactly(reference);
        assertThat(inbox(elsewhere)).isEmpty();
        assertThat(inbox(officer)).isEmpty();

        office.does(registrar, () -> office.bean(Tasks.class).claim(reference));
        assertThat(office.as(officer, () -> office.bean(RequestQueries.class).pendingTask(seenNow(reference))))
                .hasValueSatisfying(task -> assertThat(task.claimedBy()).isEqualTo(registrar.id()));
        assertThat(office.act(registrar, reference, "confirm", null, "").step()).isEqualTo("review");
        assertThat(inbox(registrar)).isEmpty();
        assertThat(inbox(officer)).containsExactly(reference);
        assertThat(office.act(officer, reference, "approve", null, "").status()).isEqualTo(RequestStatus.COMPLETED);
        assertThat(seenBy(registrar, reference).reference()).isEqualTo(reference);
    }

    private Request seenNow(Reference reference) {
        return office.bean(RequestQueries.class).getOfBody(reference);
    }

    @Test
    void a_partner_sees_the_answers_that_its_step_names_and_nothing_else() {
        Reference reference = submitted("chosen", "centre");
        Sight seen = sight(registrar, reference);
        assertThat(seen.whole()).isFalse();
        assertThat(seen.shows("reason")).isTrue();
        assertThat(seen.shows("delivery")).isFalse();
        assertThat(sight(officer, reference).whole()).isTrue();

        office.act(registrar, reference, "confirm", null, "");
        office.act(officer, reference, "reject", null, "ليس من المنطقة");
        Sight afterwards = sight(registrar, reference);
        assertThat(seenBy(registrar, reference).history())
                .filteredOn(afterwards::tells)
                .allSatisfy(entry -> assertThat(entry.step()).isEqualTo("place"));

        assertThat(unseenBy(elsewhere, reference)).isInstanceOf(Refused.class);
        RequestQueries queries = office.bean(RequestQueries.class);
        assertThat(office.refusal(registrar, () -> queries.getShared(reference)))
                .isInstanceOf(Refused.class);
        assertThat(office.refusal(registrar, () -> queries.attachment(reference, "delivery")))
                .isInstanceOf(NotFound.class);
        assertThat(office.refusal(
                        registrar, () -> office.bean(ApplicantNumbers.class).reveal(reference)))
                .isInstanceOf(Refused.class);
    }

    @Test
    void nobody_but_the_partner_decides_its_step_and_the_partner_decides_no_other() {
        Reference reference = submitted("chosen", "centre");
        int shown = version(reference);
        for (Actor other : List.of(officer, supervisor, elsewhere)) {
            assertThat(office.refusal(
                            other, () -> office.bean(Requests.class).act(reference, shown, "confirm", null, "")))
                    .isInstanceOf(Refused.class);
        }
        office.act(registrar, reference, "confirm", null, "");
        int confirmed = version(reference);
        assertThat(office.refusal(
                        registrar, () -> office.bean(Requests.class).act(reference, confirmed, "approve", null, "")))
                .isInstanceOf(Refused.class);
        assertThat(office.refusal(registrar, () -> office.bean(Tasks.class).takeOver(reference)))
                .isInstanceOf(Refused.class);
    }

    private int version(Reference reference) {
        return office.database()
                .inTransaction(() -> office.bean(Cases.class).lock(reference).version());
    }

    @Test
    void where_no_partner_is_named_the_body_does_the_step_itself() {
        Reference reference = submitted("chosen", "post");
        assertThat(inbox(officer)).containsExactly(reference);
        assertThat(inbox(registrar)).isEmpty();
        assertThat(office.act(officer, reference, "confirm", null, "").step()).isEqualTo("review");
    }

    @Test
    void the_code_of_a_service_may_name_the_partner() {
        Reference reference = submitted("recorded", "centre");
        assertThat(inbox(elsewhere)).containsExactly(reference);
        assertThat(inbox(registrar)).isEmpty();
    }

    @Test
    void a_supervisor_takes_the_step_over_and_the_partner_has_it_no_more() {
        Reference reference = submitted("chosen", "centre");
        office.does(registrar, () -> office.bean(Tasks.class).claim(reference));
        assertThat(office.refusal(officer, () -> office.bean(Tasks.class).takeOver(reference)))
                .isInstanceOf(Refused.class);
        office.does(supervisor, () -> office.bean(Tasks.class).takeOver(reference));
        assertThat(inbox(registrar)).isEmpty();
        assertThat(unseenBy(registrar, reference)).isInstanceOf(Refused.class);
        assertThat(office.audited(reference)).contains("task.take-over");
        assertThat(office.act(officer, reference, "confirm", null, "").step()).isEqualTo("review");
        assertThat(office.refusal(supervisor, () -> office.bean(Tasks.class).takeOver(reference)))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void what_a_partner_leaves_lying_comes_to_the_supervisors_of_the_body() {
        Reference reference = submitted("late", "centre");
        office.at(office.now().plus(Duration.ofDays(7)));
        OverdueTasks overdue = office.bean(OverdueTasks.class);
        office.does(Actor.NOBODY, () -> overdue.list(WatchedTask.START, 10).forEach(overdue::seeTo));
        assertThat(inbox(registrar)).isEmpty();
        assertThat(office.as(supervisor, () -> office.bean(TaskQueries.class)
                                .inbox(
                                        new Inbox.Filter(null, null, null, true),
                                        Inbox.Order.DUE,
                                        Inbox.Cursor.START,
                                        10))
                        .rows())
                .extracting(TaskRow::reference)
                .containsExactly(reference);
    }

    @Test
    void the_applicant_who_chooses_another_partner_takes_the_case_from_the_first() {
        Reference reference = submitted("chosen", "centre");
        office.act(registrar, reference, "full", null, "لا مكان هذا العام");
        assertThat(seenBy(registrar, reference).status()).isEqualTo(RequestStatus.RETURNED);
        office.as(applicant, () -> office.bean(Drafts.class).save(reference, "delivery", Map.of("delivery", "post")));
        office.as(applicant, () -> office.bean(Requests.class)
                .resubmit(
                        reference,
                        office.bean(RequestQueries.class).getOwn(reference).answersHash(),
                        ""));
        assertThat(inbox(registrar)).isEmpty();
        assertThat(unseenBy(registrar, reference)).isInstanceOf(Refused.class);
        assertThat(inbox(officer)).containsExactly(reference);
    }

    @Test
    void notes_of_the_partner_and_of_the_body_stay_with_each() {
        Reference reference = submitted("chosen", "centre");
        CaseNotes notes = office.bean(CaseNotes.class);
        office.does(registrar, () -> notes.write(reference, "مكان واحد متبق", ""));
        office.does(officer, () -> notes.write(reference, "يُسأل الباحث", ""));
        assertThat(office.as(registrar, () -> notes.list(seenNow(reference))))
                .extracting(CaseNote::text)
                .containsExactly("مكان واحد متبق");
        assertThat(office.as(officer, () -> notes.list(seenNow(reference))))
                .extracting(CaseNote::text)
                .containsExactly("يُسأل الباحث");
    }

    @Test
    void of_the_partners_decision_and_the_taking_over_at_the_same_moment_one_counts() throws Exception {
        Reference reference = submitted("chosen", "centre");
        int shown = version(reference);
        var start = new CyclicBarrier(2);
        var pool = Executors.newFixedThreadPool(2);
        try {
            Callable<Boolean> decision = () -> tried(
                    start, registrar, () -> office.bean(Requests.class).act(reference, shown, "confirm", null, ""));
            Callable<Boolean> takeOver = () ->
                    tried(start, supervisor, () -> office.bean(Tasks.class).takeOver(reference));
            var first = pool.submit(decision);
            var second = pool.submit(takeOver);
            assertThat(first.get()).isNotEqualTo(second.get());
        } finally {
            pool.shutdown();
        }
        assertThat(inbox(officer)).containsExactly(reference); // at the next step, or at this one
    }

    private boolean tried(CyclicBarrier start, Actor actor, Runnable work) throws Exception {
        start.await();
        try {
            office.does(actor, work);
            return true;
        } catch (Problem refused) {
            return false;
        }
    }
}
