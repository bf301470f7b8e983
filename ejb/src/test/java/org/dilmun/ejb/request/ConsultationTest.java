package org.dilmun.ejb.request;

import java.time.Instant;
import java.util.List;
import java.util.Map;
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
import org.dilmun.domain.directory.Workflow.Opinion;
import org.dilmun.domain.directory.Workflow.Overdue;
import org.dilmun.domain.directory.Workflow.Rule;
import org.dilmun.domain.identity.Assurance;
import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.request.ChangedMeanwhile;
import org.dilmun.domain.request.HistoryEntry;
import org.dilmun.domain.request.Request;
import org.dilmun.domain.request.RequestStatus;
import org.dilmun.ejb.access.Access;
import org.dilmun.ejb.access.Refused;
import org.dilmun.ejb.party.Bodies;
import org.dilmun.ejb.persistence.OnDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** A step that asks two other bodies at once. */
@OnDatabase
class ConsultationTest {

    private final TestOffice office = new TestOffice();

    private Actor applicant;
    private Actor officer;
    private Actor electricity;
    private Actor traffic;
    private Actor environment;

    @BeforeEach
    void arrange() {
        office.database().inTransaction(() -> office.bean(Bodies.class)
                .takeOver(List.of(body("ewa"), body("gdt"), body("sce"))));
        office.collecting()
                .open(
                        Fixtures.consulting("all", Rule.ALL, null),
                        Fixtures.consulting("any", Rule.ANY, null),
                        Fixtures.consulting("silence", Rule.ALL, Overdue.APPROVE));
        applicant = office.person("850101345");
        officer = office.person("850101346", Role.OFFICER);
        electricity = officerOf("ewa", "850101347");
        traffic = officerOf("gdt", "850101348");
        environment = officerOf("sce", "850101349");
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

    private Actor officerOf(String code, String number) {
        long person = office.person(number).id();
        return office.database().inTransaction(() -> {
            long body = office.bean(Bodies.class).get(code).id();
            office.bean(Access.class).grant(person, body, Role.OFFICER);
            return Actor.person(person, Assurance.BASIC, Map.of(body, Set.of(Role.OFFICER)), Channel.PORTAL);
        });
    }

    private Request asked(String service) {
        return shown(office.submit(applicant, office.filledIn(applicant, service, "centre"))
                .reference());
    }

    private Request shown(Reference reference) {
        return office.as(applicant, () -> office.bean(RequestQueries.class).getOwn(reference));
    }

    private List<Reference> inbox(Actor official) {
        return office
                .as(official, () -> office.bean(TaskQueries.class)
                        .inbox(Inbox.Filter.ANY, Inbox.Order.DUE, Inbox.Cursor.START, 10))
                .rows()
                .stream()
                .map(TaskRow::reference)
                .toList();
    }

    private void says(Actor official, Request shown, String opinion, String reason) {
        office.as(official, () -> office.bean(Requests.class)
                .act(shown.reference(), shown.version(), opinion, null, reason));
    }

    @Test
    void both_bodies_are_asked_at_once_and_when_both_agree_the_case_goes_on_to_its_own_body() {
        Request shown = asked("all");
        Reference reference = shown.reference();
        assertThat(inbox(electricity)).containsExactly(reference);
        assertThat(inbox(traffic)).containsExactly(reference);
        assertThat(inbox(officer)).isEmpty();

        says(electricity, shown, "agree", "");
        assertThat(inbox(electricity)).isEmpty();
        assertThat(shown(reference).step()).isEqualTo("opinions");
        says(traffic, shown, "agree", ""); // the version from before the other opinion, as the page still shows it
        assertThat(shown(reference).step()).isEqualTo("review");
        assertThat(inbox(officer)).containsExactly(reference);
        long ewa = electricity.roles().keySet().iterator().next();
        long gdt = traffic.roles().keySet().iterator().next();
        assertThat(shown(reference).history())
                .filteredOn(entry -> entry.opinion().isPresent())
                .extracting(entry -> entry.opinion().get(), HistoryEntry::opinionBody, HistoryEntry::actor)
                .containsExactly(
                        tuple(Opinion.AGREE, ewa, electricity.recorded()),
                        tuple(Opinion.AGREE, gdt, traffic.recorded()));
        assertThat(office.act(officer, reference, "approve", null, "").status()).isEqualTo(RequestStatus.COMPLETED);
    }

    @Test
    void an_objection_says_why_settles_it_where_all_have_to_agree_and_after_the_answer_all_are_asked_again() {
        Request shown = asked("all");
        Reference reference = shown.reference();
        assertThat(office.refusal(traffic, () -> office.bean(Requests.class)
                        .act(reference, shown.version(), "object", null, " ")))
                .isInstanceOf(ReasonMissing.class);
        says(electricity, shown, "agree", "");
        says(traffic, shown, "object", "المسار يقطع طريقًا رئيسيًا");
        Request returned = shown(reference);
        assertThat(returned.status()).isEqualTo(RequestStatus.RETURNED);
        assertThat(returned.history()
                        .get(returned.history().size() - 1)
                        .reason()
                        .words())
                .isEqualTo("المسار يقطع طريقًا رئيسيًا");

        office.as(applicant, () -> office.bean(Requests.class)
                .resubmit(
                        reference,
                        office.bean(RequestQueries.class).getOwn(reference).answersHash(),
                        "غيّرت المسار"));
        assertThat(inbox(electricity)).containsExactly(reference);
        assertThat(inbox(traffic)).containsExactly(reference);
        says(traffic, shown(reference), "agree", "");
        assertThat(shown(reference).step()).isEqualTo("opinions");
        says(electricity, shown(reference), "agree", "");
        assertThat(shown(reference).step()).isEqualTo("review");
    }

    @Test
    void where_one_agreement_is_enough_the_others_have_nothing_to_do_any_more() {
        Request shown = asked("any");
        says(electricity, shown, "agree", "");
        assertThat(shown(shown.reference()).step()).isEqualTo("review");
        assertThat(inbox(traffic)).isEmpty();
        assertThat(office.refusal(traffic, () -> office.bean(Requests.class)
                        .act(shown.reference(), shown.version(), "object", null, "سبب")))
                .isInstanceOf(Refused.class);
    }

    @Test
    void of_two_last_opinions_at_the_same_moment_one_takes_the_case_on_and_once() throws Exception {
        Request shown = asked("all");
        var start = new CyclicBarrier(2);
        var pool = Executors.newFixedThreadPool(2);
        try {
            List<Callable<Void>> both = List.of(opinion(electricity, shown, start), opinion(traffic, shown, start));
            for (var done : pool.invokeAll(both)) {
                done.get();
            }
        } finally {
            pool.shutdown();
        }
        assertThat(shown(shown.reference()).history())
                .filteredOn(entry -> "review".equals(entry.step()))
                .hasSize(1);
        assertThat(inbox(officer)).containsExactly(shown.reference());
    }

    private Callable<Void> opinion(Actor official, Request shown, CyclicBarrier start) {
        return () -> {
            start.await();
            says(official, shown, "agree", "");
            return null;
        };
    }

    @Test
    void who_is_asked_sees_the_case_and_speaks_for_the_own_body_alone() {
        Request shown = asked("all");
        Reference reference = shown.reference();
        RequestQueries queries = office.bean(RequestQueries.class);
        assertThat(office.as(electricity, () -> queries.getOfBody(reference)).reference())
                .isEqualTo(reference);
        assertThat(office.refusal(environment, () -> queries.getOfBody(reference)))
                .isInstanceOf(Refused.class);
        assertThat(office.refusal(environment, () -> office.bean(Requests.class)
                        .act(reference, shown.version(), "agree", null, "")))
                .isInstanceOf(Refused.class);
        assertThat(office.refusal(
                        officer, () -> office.bean(Requests.class).act(reference, shown.version(), "agree", null, "")))
                .isInstanceOf(Refused.class);
        office.does(electricity, () -> office.bean(Tasks.class).claim(reference));
        says(traffic, shown, "agree", "");
        assertThat(office.refusal(
                        traffic, () -> office.bean(Requests.class).act(reference, shown.version(), "agree", null, "")))
                .isInstanceOf(Refused.class);
        assertThat(shown(reference).step()).isEqualTo("opinions");
    }

    @Test
    void what_was_more_than_an_opinion_makes_the_shown_case_stale() {
        Request shown = asked("all");
        Reference reference = shown.reference();
        says(traffic, shown, "object", "سبب");
        office.as(applicant, () -> office.bean(Requests.class)
                .resubmit(
                        reference,
                        office.bean(RequestQueries.class).getOwn(reference).answersHash(),
                        null));
        assertThat(office.refusal(electricity, () -> office.bean(Requests.class)
                        .act(reference, shown.version(), "agree", null, "")))
                .isInstanceOf(ChangedMeanwhile.class);
    }

    @Test
    void the_silence_of_a_body_counts_as_agreement_where_the_descriptor_says_so() {
        Request shown = asked("silence");
        says(electricity, shown, "agree", "");
        office.at(Instant.parse("2017-11-08T08:00:00Z"));
        office.does(Actor.NOBODY, () -> office.bean(SeeToOverdueTasks.class).work());
        Request now = shown(shown.reference());
        assertThat(now.step()).isEqualTo("review");
        assertThat(now.history())
                .filteredOn(entry -> entry.opinion().isPresent())
                .extracting(HistoryEntry::actor)
                .containsExactly(electricity.recorded(), "system:overdue");
    }
}
