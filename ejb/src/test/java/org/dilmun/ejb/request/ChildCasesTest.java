package org.dilmun.ejb.request;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.access.Role;
import org.dilmun.domain.directory.AnswerValues;
import org.dilmun.domain.directory.ServiceDescriptor;
import org.dilmun.domain.kernel.Problem;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.party.Person;
import org.dilmun.domain.request.Request;
import org.dilmun.domain.request.RequestStatus;
import org.dilmun.ejb.access.FamilyCase;
import org.dilmun.ejb.party.Guardians;
import org.dilmun.ejb.party.People;
import org.dilmun.ejb.party.TestRegister;
import org.dilmun.ejb.persistence.OnDatabase;

import static org.assertj.core.api.Assertions.assertThat;

/** Somebody applies for a child: only its guardian, on each channel, and the case is the child's too. */
@OnDatabase
class ChildCasesTest {

    private static final String CODE = "birth-certificate-extract";
    private static final ServiceDescriptor EXTRACT = Fixtures.ofBahrain("iga", CODE);

    private final TestOffice office = new TestOffice();
    private final TestRegister register = new TestRegister(office.database());

    private Drafts drafts;
    private Guardians guardians;
    private Actor mother;
    private Actor officer;
    private Actor client;
    private Person son;
    private Person daughter;
    private Person stranger;

    @BeforeEach
    void arrange() {
        office.database().with(PaymentStep.class, (paid, charges) -> {});
        office.open(EXTRACT);
        drafts = office.bean(Drafts.class);
        guardians = office.bean(Guardians.class);
        mother = office.person("850312345");
        officer = office.person("850101346", Role.OFFICER);
        client = Actor.client(7, office.body(), Set.of("requests.write", "requests.read"));
        son = register.man("2008-02-29");
        daughter = register.woman("2010-12-31");
        stranger = register.man("2011-01-01");
        register.parents(son, person(mother));
        register.parents(daughter, person(mother));
        register.parents(stranger, person(office.person("850101347")));
    }

    @AfterEach
    void close() {
        office.close();
    }

    private Person person(Actor actor) {
        return office.as(Actor.NOBODY, () -> office.bean(People.class).get(actor.id()));
    }

    private String reference(Actor guardian, Person child) {
        return office.as(guardian, () -> guardians.wards(guardian.id())).stream()
                .filter(ward -> ward.person().id() == child.id())
                .findFirst()
                .orElseThrow()
                .reference();
    }

    private Reference filledIn(String child) {
        Reference draft = office.as(mother, () -> drafts.start(CODE)).reference();
        office.as(mother, () -> drafts.save(draft, "whose", Map.of("whose", "child", "child", child)));
        office.as(mother, () -> drafts.save(draft, "reason", Map.of("reason", "lost")));
        return draft;
    }

    private Request submitted(Person child) {
        return office.submit(mother, filledIn(reference(mother, child)));
    }

    private Request inSearch(Person child) {
        Request request = submitted(child);
        office.does(Actor.NOBODY, () -> office.bean(Requests.class).paid(request.id()));
        return request;
    }

    private static Map<String, String> violations(Problem refused) {
        assertThat(refused).isInstanceOf(AnswersRefused.class);
        return ((AnswersRefused) refused).violations();
    }

    @Test
    void a_guardian_applies_for_a_child_and_the_case_knows_both() {
        Request request = submitted(daughter);
        assertThat(request.applicantId()).isEqualTo(mother.id());
        assertThat(request.subjectId()).contains(daughter.id());
        assertThat(request.answers().get("child")).startsWith("GRD-17-");
        assertThat(request.answers()).containsEntry("child_born_on", "2010-12-31");
        assertThat(request.answers().toString()).doesNotContain(register.number(daughter));
    }

    @Test
    void for_oneself_it_is_for_nobody_else() {
        Reference draft = office.as(mother, () -> drafts.start(CODE)).reference();
        office.as(mother, () -> drafts.save(draft, "whose", Map.of("whose", "self")));
        office.as(mother, () -> drafts.save(draft, "reason", Map.of("reason", "copy")));
        Request request = office.submit(mother, draft);
        assertThat(request.subjectId()).isEmpty();
        assertThat(request.answers()).containsEntry("own_born_on", "1985-01-01").doesNotContainKey("child");
    }

    @Test
    void a_child_of_others_is_refused_beside_the_question() {
        Reference draft = office.as(mother, () -> drafts.start(CODE)).reference();
        for (String other : List.of(foreign(stranger), "GRD-17-0000-0000", register.number(daughter))) {
            assertThat(violations(office.refusal(
                            mother, () -> drafts.save(draft, "whose", Map.of("whose", "child", "child", other)))))
                    .containsExactly(Map.entry("child", "field-child-of-others"));
        }
    }

    /** A reference that is somebody's, and not the caller's. */
    private String foreign(Person child) {
        return office.as(Actor.NOBODY, () -> guardians.of(child))
                .get(0)
                .guardianship()
                .reference()
                .value();
    }

    @Test
    void whose_guardianship_has_ended_cannot_hand_in_what_was_begun() {
        Reference draft = filledIn(reference(mother, daughter));
        end(daughter);
        assertThat(violations(office.refusal(mother, () -> office.bean(Requests.class)
                        .submit(
                                draft,
                                office.bean(RequestQueries.class).getOwn(draft).answersHash(),
                                true))))
                .containsEntry("child", "field-child-of-others");
    }

    @Test
    void nor_what_was_given_back() {
        Request request = inSearch(daughter);
        office.does(officer, () -> office.bean(Tasks.class).claim(request.reference()));
        office.act(officer, request.reference(), "return", null, "وضّح.");
        end(daughter);
        assertThat(violations(office.refusal(mother, () -> office.bean(Requests.class)
                        .resubmit(
                                request.reference(),
                                office.bean(RequestQueries.class)
                                        .getOwn(request.reference())
                                        .answersHash(),
                                "هذا هو"))))
                .containsEntry("child", "field-child-of-others");
    }

    @Test
    void what_was_handed_in_goes_on_when_the_child_comes_of_age() {
        Request request = inSearch(son);
        office.at(Instant.parse("2026-03-01T08:00:00Z"));
        assertThat(office.as(mother, () -> guardians.wards(mother.id()))).hasSize(1);
        Request now = office.as(officer, () -> office.bean(RequestQueries.class).getOfBody(request.reference()));
        var values = new AnswerValues(EXTRACT.form(), now.answers(), office.as(officer, () -> office.bean(Cases.class)
                .facts(now)));
        assertThat(office.as(officer, () -> values.of("child.born_on"))).isEqualTo(LocalDate.of(2008, 2, 29));
        office.does(officer, () -> office.bean(Tasks.class).claim(request.reference()));
        assertThat(office.act(officer, request.reference(), "issue", null, null).status())
                .isEqualTo(RequestStatus.COMPLETED);
    }

    private void end(Person child) {
        office.does(Actor.NOBODY, () -> guardians
                .of(child)
                .forEach(standing -> guardians.end(standing.guardianship().reference())));
    }

    @Test
    void a_counter_names_the_child_by_its_number_and_is_refused_for_any_other() {
        Counter counter = office.bean(Counter.class);
        Map<String, String> answers = Map.of("whose", "child", "child", register.number(daughter), "reason", "damaged");
        Request request = office.as(client, () -> counter.apply("850312345", CODE, answers, false));
        assertThat(request.subjectId()).contains(daughter.id());
        assertThat(request.answers().get("child")).isEqualTo(reference(mother, daughter));
        Map<String, String> others = Map.of("whose", "child", "child", register.number(stranger), "reason", "damaged");
        assertThat(violations(office.refusal(client, () -> counter.apply("850312345", CODE, others, false))))
                .containsExactly(Map.entry("child", "field-child-of-others"));
    }

    @Test
    void for_another_child_it_is_another_request_and_for_the_same_a_second_one() {
        Request first = submitted(daughter);
        assertThat(handIn(filledIn(reference(mother, son)))).isNull();
        assertThat(handIn(filledIn(reference(mother, daughter))))
                .isInstanceOf(DuplicateRequest.class)
                .hasMessageContaining(first.reference().value());
    }

    /** @return how it is refused; null if it is not */
    private Problem handIn(Reference draft) {
        try {
            office.as(mother, () -> office.bean(Requests.class)
                    .submit(
                            draft,
                            office.bean(RequestQueries.class).getOwn(draft).answersHash(),
                            false));
            return null;
        } catch (Problem refused) {
            return refused;
        }
    }

    @Test
    void the_other_parent_decides_neither_the_case_nor_the_appeal_against_its_refusal() {
        register.parents(daughter, person(officer));
        Request request = inSearch(daughter);
        Tasks tasks = office.bean(Tasks.class);
        assertThat(office.refusal(officer, () -> tasks.claim(request.reference())))
                .isInstanceOf(FamilyCase.class);
        Actor colleague = office.person("850101348", Role.SUPERVISOR);
        office.does(colleague, () -> tasks.claim(request.reference()));
        Request rejected = office.act(colleague, request.reference(), "reject", null, "لا قيد.");
        Request appeal = Request.appeal(1, rejected.reference(), rejected, office.now());
        assertThat(appeal.concerned()).containsExactlyInAnyOrder(mother.id(), daughter.id());
    }
}
