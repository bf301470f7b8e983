package org.dilmun.ejb.request;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.access.Channel;
import org.dilmun.domain.access.Role;
import org.dilmun.domain.directory.FeeReturn;
import org.dilmun.domain.directory.ServiceDescriptor;
import org.dilmun.domain.directory.Structured;
import org.dilmun.domain.identity.Assurance;
import org.dilmun.domain.kernel.Problem;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.party.Person;
import org.dilmun.domain.request.ChangedMeanwhile;
import org.dilmun.domain.request.HistoryEntry;
import org.dilmun.domain.request.Request;
import org.dilmun.domain.request.RequestStatus;
import org.dilmun.domain.request.Signature;
import org.dilmun.domain.request.SignatureNotAsked;
import org.dilmun.domain.request.SignatureState;
import org.dilmun.domain.request.WaitingOn;
import org.dilmun.ejb.access.OwnCase;
import org.dilmun.ejb.access.Refused;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.directory.DescriptorReader;
import org.dilmun.ejb.directory.Terms;
import org.dilmun.ejb.obligation.Obligation;
import org.dilmun.ejb.party.TestRegister;
import org.dilmun.ejb.persistence.OnDatabase;

import static org.assertj.core.api.Assertions.assertThat;

/** A case that others sign with its applicant. */
@OnDatabase
class SignaturesTest {

    private static final String SERVICE =
            """
            code: CODE
            name: {ar: تصريح مشترك, en: Joint permit}
            body: iga
            audience: [citizen, resident]
            category: civil-status
            channels: [portal, counter]
            assurance: ASSURANCE
            form:
              pages:
                - id: all
                  title: {ar: الطلب, en: Request}
                  fields:
                    - {id: purpose, type: text, required: true, label: {ar: الغرض, en: Purpose}}
                    - {id: partners, type: signers, required: true, max: 3, label: {ar: الشركاء, en: Partners}}
            workflow:
              prefix: JNT
              steps:
                - id: signatures
                  kind: signatures
                  label: {ar: التوقيع, en: Signatures}
                  signatures: {field: partners, rule: RULE, refused: REFUSED, refusedReason: {ar: لم يوقّعوا., en: They did not sign.}}
                  due: 2
                  OVERDUE
                - id: review
                  kind: task
                  label: {ar: المراجعة, en: Review}
                  role: officer
                  actions:
                    - {id: approve, label: {ar: الموافقة, en: Approve}, to: completed}
                    - {id: return, label: {ar: الإعادة, en: Return}, to: returned, reason: true}
                    - {id: reject, label: {ar: الرفض, en: Reject}, to: rejected, reason: true}
            """;

    private static final String REJECTS =
            "overdue: reject\n      overdueReason: {ar: انقضت المدة., en: The time has passed.}";

    private final TestOffice office = new TestOffice();
    private final TestRegister register = new TestRegister(office.database());
    private final HeardMoves heard = new HeardMoves();

    private Drafts drafts;
    private Signatures signatures;
    private SignatureRounds rounds;
    private Actor applicant;
    private Actor officer;
    private Person first;
    private Person second;

    @BeforeEach
    void arrange() {
        office.database().with(PaymentStep.class, (request, charges) -> {}).with(CaseListeners.class, heard);
        office.open(
                service("joint-all", "basic", "all", "returned", REJECTS),
                service("joint-any", "basic", "any", "rejected", "overdue: remind"),
                service("joint-sure", "advanced", "all", "rejected", "overdue: remind"));
        drafts = office.bean(Drafts.class);
        signatures = office.bean(Signatures.class);
        rounds = office.bean(SignatureRounds.class);
        applicant = office.person("920704565");
        officer = office.person("850101346", Role.OFFICER);
        first = register.woman("1980-05-01");
        second = register.man("1990-06-02");
    }

    @AfterEach
    void close() {
        office.close();
    }

    private ServiceDescriptor service(String code, String assurance, String rule, String refused, String overdue) {
        String text = SERVICE.replace("CODE", code)
                .replace("ASSURANCE", assurance)
                .replace("RULE", rule)
                .replace("REFUSED", refused)
                .replace("OVERDUE", overdue);
        var reader = new DescriptorReader(Set.of("iga"), Terms.of(office.bean(Country.class)));
        var reading = reader.read("services/iga/" + code + ".yaml", text, Set.of(code), Set.of(), Set.of());
        assertThat(reading.mistakes()).isEmpty();
        return reading.descriptor();
    }

    private static Actor actor(Person person) {
        return Actor.person(person.id(), Assurance.BASIC, Map.of(), Channel.PORTAL);
    }

    private Map<String, String> answers(String purpose, String... numbers) {
        return Map.of("purpose", purpose, "partners", Structured.write(List.of(numbers)));
    }

    private Reference draft(String code, Person... signers) {
        Reference draft = office.as(applicant, () -> drafts.start(code)).reference();
        String[] numbers = List.of(signers).stream().map(register::number).toArray(String[]::new);
        office.as(applicant, () -> drafts.save(draft, "all", answers("Stall", numbers)));
        return draft;
    }

    private Request submitted(String code, Person... signers) {
        Reference reference = office.submit(applicant, draft(code, signers)).reference();
        return own(reference);
    }

    private Request own(Reference reference) {
        return office.as(applicant, () -> office.bean(RequestQueries.class).getOwn(reference));
    }

    private void sign(Person signer, Request shown) {
        office.does(actor(signer), () -> signatures.sign(shown.reference(), shown.signedHash()));
    }

    private void refuse(Person signer, Request shown) {
        office.does(actor(signer), () -> signatures.refuse(shown.reference(), shown.signedHash(), " لا أوافق "));
    }

    private Problem refusal(Person signer, Request shown) {
        return office.refusal(actor(signer), () -> signatures.sign(shown.reference(), shown.signedHash()));
    }

    private List<SignatureState> states(Request request) {
        return office.as(Actor.NOBODY, () -> rounds.current(request)).stream()
                .map(Signature::state)
                .toList();
    }

    private Request resubmitted(Reference reference) {
        office.as(applicant, () -> office.bean(Requests.class)
                .resubmit(
                        reference,
                        office.bean(RequestQueries.class).getOwn(reference).answersHash(),
                        "غيّرت"));
        return own(reference);
    }

    private List<Obligation> due(Person person) {
        return office.as(
                actor(person), () -> office.bean(SignatureObligations.class).obligations(person.id()));
    }

    private void goOverdue() {
        office.at(office.now().plus(Duration.ofDays(7)));
        office.does(
                Actor.NOBODY, () -> office.bean(SeeToOverdueSignatures.class).work());
    }

    @Test
    void when_all_have_signed_the_case_goes_to_its_body_and_says_what_was_signed() {
        Request shown = submitted("joint-all", first, second);
        assertThat(shown.waitingOn()).isEqualTo(WaitingOn.SIGNERS);
        assertThat(shown.signers()).containsExactlyInAnyOrder(first.id(), second.id());
        assertThat(Structured.choices(shown.answers().get("partners")).orElseThrow())
                .hasSize(2)
                .allMatch(reference -> reference.startsWith("NMD-17-"));
        assertThat(shown.answers().toString()).doesNotContain(register.number(first), register.number(second));
        assertThat(due(first)).singleElement().satisfies(obligation -> {
            assertThat(obligation.kind()).isEqualTo(Obligation.Kind.SIGN);
            assertThat(obligation.path()).isEqualTo("/my/signatures/" + shown.reference());
        });

        office.at(office.now().plus(Duration.ofHours(30)));
        sign(first, shown);
        assertThat(own(shown.reference()).step()).isEqualTo("signatures");
        assertThat(due(first)).isEmpty();
        sign(second, shown);
        Request now = own(shown.reference());
        assertThat(now.step()).isEqualTo("review");
        assertThat(now.waitingOn()).isEqualTo(WaitingOn.BODY);
        assertThat(now.pendingSince()).isEqualTo(office.now());
        assertThat(now.history())
                .filteredOn(entry -> entry.signature().isPresent())
                .allMatch(entry -> entry.part() == HistoryEntry.Part.SIGNER)
                .extracting(HistoryEntry::actor)
                .containsExactly("person:" + first.id(), "person:" + second.id());
        assertThat(office.as(Actor.NOBODY, () -> rounds.current(now)))
                .extracting(Signature::contentHash)
                .containsOnly(shown.signedHash());
        assertThat(heard.moves())
                .contains("signed " + first.id(), "signed " + second.id())
                .endsWith("OPEN -> OPEN");
        assertThat(office.audited(shown.reference())).contains("request.sign", "request.signatures-given");
    }

    @Test
    void who_cannot_sign_is_told_beside_the_question_and_nobody_learns_why() {
        Reference draft = office.as(applicant, () -> drafts.start("joint-all")).reference();
        Person child = register.man("2010-01-01");
        Person dead = register.man("1950-01-01");
        office.database().inTransaction(() -> office.database()
                .entityManager()
                .createNativeQuery("update person set died_on = ?1 where id = ?2")
                .setParameter(1, java.sql.Date.valueOf("2017-01-01"))
                .setParameter(2, dead.id())
                .executeUpdate());
        String unknown = "900101121"; // as the country's rule has it, and nobody's
        String good = register.number(first);
        assertThat(found(draft, register.number(child))).isEqualTo("field-signer-unknown");
        assertThat(found(draft, register.number(dead))).isEqualTo("field-signer-unknown");
        assertThat(found(draft, good, "abc")).isEqualTo("field-personal-number-malformed");
        assertThat(found(draft, good, "920704565")).isEqualTo("field-signer-own");
        assertThat(found(draft, good, "  " + good)).isEqualTo("field-signer-twice");
        assertThat(found(draft, good, good + "1", "1", "2")).isEqualTo("field-signers-too-many");
        assertThat(found(draft)).isEqualTo("field-required");
        assertThat(found(draft, unknown)).isEqualTo("field-signer-unknown");
        assertThat(office.as(Actor.NOBODY, () -> office.database()
                        .entityManager()
                        .createQuery("select count(n) from NamedPerson n", Long.class)
                        .getSingleResult()))
                .isZero();
    }

    private String found(Reference draft, String... numbers) {
        var refused =
                (AnswersRefused) office.refusal(applicant, () -> drafts.save(draft, "all", answers("Stall", numbers)));
        assertThat(refused.violations()).containsOnlyKeys("partners");
        return refused.violations().get("partners");
    }

    @Test
    void what_stands_for_somebody_is_of_no_use_to_others() {
        String reference = Structured.choices(
                        own(draft("joint-all", first)).answers().get("partners"))
                .orElseThrow()
                .get(0);
        Actor other = office.person("880100036");
        Reference draft = office.as(other, () -> drafts.start("joint-all")).reference();
        var refused =
                (AnswersRefused) office.refusal(other, () -> drafts.save(draft, "all", answers("Stall", reference)));
        assertThat(refused.violations()).containsEntry("partners", "field-personal-number-malformed");
    }

    @Test
    void one_refusal_gives_the_case_back_and_then_everybody_is_asked_anew() {
        Request shown = submitted("joint-all", first, second);
        sign(first, shown);
        refuse(second, shown);
        Request returned = own(shown.reference());
        assertThat(returned.status()).isEqualTo(RequestStatus.RETURNED);
        HistoryEntry last = returned.history().get(returned.history().size() - 1);
        assertThat(last.reason().in(office.bean(Country.class).languages().get(0)))
                .isEqualTo("لم يوقّعوا.");
        assertThat(returned.history())
                .anyMatch(entry -> entry.signature().isPresent()
                        && "لا أوافق".equals(entry.reason().words()));
        assertThat(refusal(first, shown)).isInstanceOf(SignatureNotAsked.class);

        Request again = resubmitted(shown.reference());
        assertThat(again.waitingOn()).isEqualTo(WaitingOn.SIGNERS);
        assertThat(states(again)).containsExactly(SignatureState.ASKED, SignatureState.ASKED);
        sign(second, again);
        sign(first, again);
        assertThat(own(shown.reference()).step()).isEqualTo("review");
    }

    @Test
    void where_one_is_enough_the_others_have_nothing_to_do_any_more() {
        Request shown = submitted("joint-any", first, second);
        refuse(first, shown);
        assertThat(own(shown.reference()).step()).isEqualTo("signatures");
        sign(second, shown);
        assertThat(own(shown.reference()).step()).isEqualTo("review");

        Request other = submitted("joint-any", first, second);
        sign(second, other);
        assertThat(states(other)).containsExactlyInAnyOrder(SignatureState.ENDED, SignatureState.SIGNED);
        assertThat(refusal(first, other)).isInstanceOf(SignatureNotAsked.class);
        assertThat(heard.moves()).contains("signature ended " + first.id());
    }

    @Test
    void where_one_is_enough_the_case_is_rejected_with_the_last_refusal() {
        Request shown = submitted("joint-any", first, second);
        refuse(first, shown);
        refuse(second, shown);
        assertThat(own(shown.reference()).status()).isEqualTo(RequestStatus.REJECTED);
    }

    @Test
    void what_an_officer_gave_back_is_signed_anew_if_it_says_something_else_and_goes_on_where_it_was() {
        Request shown = submitted("joint-all", first, second);
        Reference reference = shown.reference();
        sign(first, shown);
        sign(second, shown);
        office.act(officer, reference, "return", null, "أي غرض؟");
        assertThat(resubmitted(reference).step()).as("nothing has changed").isEqualTo("review");

        office.act(officer, reference, "return", null, "أي غرض؟");
        Map<String, String> others = answers("Shop", register.number(first), register.number(second));
        office.as(applicant, () -> drafts.save(reference, "all", others));
        Request changed = resubmitted(reference);
        assertThat(changed.step()).isEqualTo("signatures");
        assertThat(office.refusal(actor(first), () -> signatures.sign(reference, shown.signedHash())))
                .as("the page from before")
                .isInstanceOf(ChangedMeanwhile.class);
        sign(first, changed);
        assertThat(own(reference).step()).isEqualTo("signatures");
        sign(second, changed);
        assertThat(own(reference).step()).isEqualTo("review");
        assertThat(office.act(officer, reference, "approve", null, "").status()).isEqualTo(RequestStatus.COMPLETED);
        Request completed = own(reference);
        assertThat(office.as(
                        Actor.NOBODY, () -> office.bean(CorrectableFields.class).of(completed)))
                .as("nobody alone corrects what several have signed")
                .isEmpty();
    }

    @Test
    void who_is_not_named_any_more_sees_and_signs_nothing() {
        Request shown = submitted("joint-all", first);
        refuse(first, shown);
        Map<String, String> another = answers("Stall", register.number(second));
        office.as(applicant, () -> drafts.save(shown.reference(), "all", another));
        Request again = resubmitted(shown.reference());
        assertThat(refusal(first, again)).isInstanceOf(Refused.class);
        assertThat(office.refusal(
                        actor(first), () -> office.bean(RequestQueries.class).getToSign(again.reference())))
                .isInstanceOf(Refused.class);
        sign(second, again);
        assertThat(own(shown.reference()).step()).isEqualTo("review");
    }

    @Test
    void nobody_else_sees_or_signs_it_and_nobody_signs_twice() {
        Request shown = submitted("joint-all", first, second);
        Person stranger = register.man("1970-01-01");
        assertThat(refusal(stranger, shown)).isInstanceOf(Refused.class);
        RequestQueries queries = office.bean(RequestQueries.class);
        assertThat(office.refusal(actor(stranger), () -> queries.getToSign(shown.reference())))
                .isInstanceOf(Refused.class);
        assertThat(office.refusal(applicant, () -> queries.getToSign(shown.reference())))
                .isInstanceOf(Refused.class);
        assertThat(office.refusal(actor(first), () -> queries.getOwn(shown.reference())))
                .isInstanceOf(Refused.class);
        assertThat(office.as(actor(first), () -> queries.getToSign(shown.reference()))
                        .reference())
                .isEqualTo(shown.reference());
        sign(first, shown);
        assertThat(refusal(first, shown)).isInstanceOf(SignatureNotAsked.class);
        assertThat(office.refusal(actor(second), () -> signatures.refuse(shown.reference(), shown.signedHash(), "  ")))
                .isInstanceOf(ReasonMissing.class);
    }

    @Test
    void who_signs_has_signed_in_as_strongly_as_the_service_demands() {
        applicant = Actor.person(applicant.id(), Assurance.ADVANCED, Map.of(), Channel.PORTAL);
        Request shown = submitted("joint-sure", first);
        assertThat(refusal(first, shown)).isInstanceOf(AssuranceTooLow.class);
        Actor sure = Actor.person(first.id(), Assurance.ADVANCED, Map.of(), Channel.PORTAL);
        office.does(sure, () -> signatures.sign(shown.reference(), shown.signedHash()));
        assertThat(own(shown.reference()).step()).isEqualTo("review");
    }

    @Test
    void when_the_time_is_up_the_case_is_rejected_once_where_the_descriptor_says_so() {
        Request shown = submitted("joint-all", first, second);
        sign(first, shown);
        goOverdue();
        Request rejected = own(shown.reference());
        assertThat(rejected.status()).isEqualTo(RequestStatus.REJECTED);
        assertThat(rejected.history().get(rejected.history().size() - 1).actor())
                .isEqualTo("system:overdue");
        assertThat(states(rejected)).containsExactlyInAnyOrder(SignatureState.SIGNED, SignatureState.ENDED);
        goOverdue();
        assertThat(own(shown.reference()).history()).hasSameSizeAs(rejected.history());
    }

    @Test
    void or_everybody_who_has_not_signed_is_reminded_once() {
        Request shown = submitted("joint-any", first, second);
        refuse(first, shown);
        goOverdue();
        goOverdue();
        assertThat(heard.moves())
                .filteredOn(move -> move.startsWith("signer reminded"))
                .containsExactly("signer reminded " + second.id());
        assertThat(own(shown.reference()).status()).isEqualTo(RequestStatus.OPEN);
    }

    @Test
    void the_applicant_reminds_once_a_day_those_who_have_not_signed() {
        Request shown = submitted("joint-all", first, second);
        Reference reference = shown.reference();
        assertThat(office.refusal(applicant, () -> signatures.remind(reference)))
                .isInstanceOf(SignersReminded.class);
        sign(first, shown);
        office.at(office.now().plus(Duration.ofHours(24)));
        office.does(applicant, () -> signatures.remind(reference));
        assertThat(heard.moves()).endsWith("signer reminded " + second.id());
        assertThat(office.refusal(applicant, () -> signatures.remind(reference)))
                .isInstanceOf(SignersReminded.class);
        assertThat(office.refusal(actor(first), () -> signatures.remind(reference)))
                .isInstanceOf(Refused.class);
    }

    @Test
    void a_withdrawal_ends_what_was_asked() {
        Request shown = submitted("joint-all", first, second);
        sign(first, shown);
        withdraw(own(shown.reference()));
        assertThat(refusal(second, shown)).isInstanceOf(SignatureNotAsked.class);
        assertThat(due(second)).isEmpty();
        assertThat(heard.moves()).contains("signature ended " + second.id());
    }

    private void withdraw(Request shown) {
        office.as(applicant, () -> office.bean(Requests.class)
                .withdraw(shown.reference(), shown.version(), FeeReturn.UNSTATED));
    }

    @Test
    void of_two_last_signatures_at_the_same_moment_one_takes_the_case_on_and_once() throws Exception {
        Request shown = submitted("joint-all", first, second);
        atOnce(() -> sign(first, shown), () -> sign(second, shown));
        Request now = own(shown.reference());
        assertThat(now.step()).isEqualTo("review");
        assertThat(now.history())
                .filteredOn(entry -> "review".equals(entry.step()))
                .hasSize(1);
        assertThat(states(now)).containsOnly(SignatureState.SIGNED);
    }

    @Test
    void of_a_last_signature_and_a_withdrawal_at_the_same_moment_one_counts() throws Exception {
        Request shown = submitted("joint-all", first);
        atOnce(() -> sign(first, shown), () -> withdraw(shown));
        Request now = own(shown.reference());
        boolean signed = now.status() == RequestStatus.OPEN;
        assertThat(now.status()).isIn(RequestStatus.OPEN, RequestStatus.WITHDRAWN);
        assertThat(states(now)).containsExactly(signed ? SignatureState.SIGNED : SignatureState.ENDED);
        assertThat(now.step()).isEqualTo(signed ? "review" : "signatures");
    }

    @Test
    void of_a_last_signature_and_the_end_of_its_time_at_the_same_moment_one_counts() throws Exception {
        Request shown = submitted("joint-all", first);
        office.at(office.now().plus(Duration.ofDays(7)));
        OverdueSignatures overdue = office.bean(OverdueSignatures.class);
        atOnce(() -> sign(first, shown), () -> office.does(Actor.system("overdue"), () -> overdue.seeTo(shown.id())));
        Request now = own(shown.reference());
        boolean signed = now.status() == RequestStatus.OPEN;
        assertThat(now.status()).isIn(RequestStatus.OPEN, RequestStatus.REJECTED);
        assertThat(states(now)).containsExactly(signed ? SignatureState.SIGNED : SignatureState.ENDED);
    }

    /** Each on a thread of its own; that one of them is refused is part of the matter. */
    private static void atOnce(Runnable one, Runnable other) throws Exception {
        var start = new CyclicBarrier(2);
        var pool = Executors.newFixedThreadPool(2);
        try {
            for (Future<Void> done : pool.invokeAll(List.of(each(one, start), each(other, start)))) {
                done.get();
            }
        } finally {
            pool.shutdownNow();
        }
    }

    private static Callable<Void> each(Runnable work, CyclicBarrier start) {
        return () -> {
            start.await();
            try {
                work.run();
            } catch (Problem refused) {
                assertThat(refused).isInstanceOfAny(SignatureNotAsked.class, ChangedMeanwhile.class);
            }
            return null;
        };
    }

    @Test
    void an_official_who_signs_it_does_not_decide_about_it() {
        Person colleague = register.woman("1985-01-01");
        Actor official = Actor.person(
                colleague.id(), Assurance.BASIC, Map.of(office.body(), Set.of(Role.OFFICER)), Channel.PORTAL);
        Request shown = submitted("joint-all", colleague);
        sign(colleague, shown);
        assertThat(office.refusal(official, () -> office.bean(Tasks.class).claim(shown.reference())))
                .isInstanceOf(OwnCase.class);
        assertThat(own(shown.reference()).concerned()).containsExactlyInAnyOrder(applicant.id(), colleague.id());
    }

    @Test
    void with_other_signers_it_is_another_request_and_with_the_same_a_second_one() {
        submitted("joint-all", first);
        assertThat(handIn(draft("joint-all", second))).isNull();
        assertThat(handIn(draft("joint-all", first))).isInstanceOf(DuplicateRequest.class);
    }

    /** @return how it is refused; null if it is not */
    private Problem handIn(Reference draft) {
        try {
            office.as(applicant, () -> office.bean(Requests.class)
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
    void a_counter_names_who_signs_by_their_numbers() {
        Actor client = Actor.client(7, office.body(), Set.of("requests.write", "requests.read"));
        Map<String, ?> answers = Map.of("purpose", "Stall", "partners", List.of(register.number(first)));
        Request request =
                office.as(client, () -> office.bean(Counter.class).apply("920704565", "joint-all", answers, false));
        assertThat(request.signers()).containsExactly(first.id());
        assertThat(request.answers().toString()).doesNotContain(register.number(first));
        sign(first, own(request.reference()));
        assertThat(own(request.reference()).step()).isEqualTo("review");
    }

    @Test
    void the_promise_of_the_body_counts_from_the_last_signature() {
        Request shown = submitted("joint-all", first);
        assertThat(office.as(Actor.NOBODY, () -> office.bean(Cases.class).expectedOn(shown)))
                .isEmpty();
        Instant later = office.now().plus(Duration.ofHours(20));
        office.at(later);
        sign(first, shown);
        assertThat(own(shown.reference()).pendingSince()).isEqualTo(later);
    }
}
