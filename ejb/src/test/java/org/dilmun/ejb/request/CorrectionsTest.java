package org.dilmun.ejb.request;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.access.Role;
import org.dilmun.domain.directory.CorrectionRule;
import org.dilmun.domain.directory.FeeReturn;
import org.dilmun.domain.directory.Field;
import org.dilmun.domain.directory.ServiceDescriptor;
import org.dilmun.domain.kernel.Json;
import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.domain.kernel.Problem;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.request.NotCorrectable;
import org.dilmun.domain.request.Request;
import org.dilmun.domain.request.RequestStatus;
import org.dilmun.domain.request.WaitingOn;
import org.dilmun.ejb.access.Refused;
import org.dilmun.ejb.persistence.OnDatabase;
import org.dilmun.ejb.request.Corrections.Change;
import org.dilmun.ejb.request.Corrections.Standing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dilmun.ejb.request.Fixtures.ID_CARD;

/** What an applicant can have put right of a completed case, who decides about it, and what stays of what was recorded first. */
@OnDatabase
class CorrectionsTest {

    private static final byte[] PDF = TestFiles.PDF;
    private static final CorrectionRule NOTHING_SAID = new CorrectionRule(null, null, null, null, null);
    private static final Map<String, String> THE_DAY = Map.of("happened_on", "2017-10-30", "details", "سهو");

    private final TestOffice office = new TestOffice();
    private final Register register = new Register();

    private Corrections corrections;
    private CompletedRecords records;
    private Drafts drafts;
    private RequestQueries queries;
    private Actor applicant;
    private Actor officer;
    private Actor supervisor;

    /** A registry that takes over two answers, and corrects one of them. */
    private static final class Register implements ServiceHandler {

        private final List<String> corrected = new ArrayList<>();

        @Override
        public String service() {
            return "registered";
        }

        @Override
        public Set<String> fields() {
            return Set.of("reason", "happened_on");
        }

        @Override
        public Set<String> corrects() {
            return Set.of("happened_on");
        }

        @Override
        public void correct(Request completed, Map<String, String> answers) {
            corrected.add(completed.answers().get("happened_on") + " -> " + answers.get("happened_on"));
        }
    }

    @BeforeEach
    void arrange() {
        office.database().with(PaymentStep.class, (request, charges) -> {});
        office.handling(register)
                .open(
                        ID_CARD,
                        service("silent", NOTHING_SAID),
                        service("closed", new CorrectionRule(null, 0, null, null, null)),
                        service("registered", of("reason", "happened_on", "details")),
                        service("branching", of("reason")),
                        service("priced", of("delivery")),
                        service(
                                "for-a-fee",
                                new CorrectionRule(
                                        List.of("details"),
                                        5,
                                        "1.500",
                                        LocalizedText.of("نسخة من البلاغ", "Copy of the report"),
                                        Role.OFFICER)));
        applicant = office.person("850101345");
        officer = office.person("850101346", Role.OFFICER);
        supervisor = office.person("850101347", Role.SUPERVISOR);
        corrections = office.bean(Corrections.class);
        records = office.bean(CompletedRecords.class);
        drafts = office.bean(Drafts.class);
        queries = office.bean(RequestQueries.class);
    }

    @AfterEach
    void close() {
        office.close();
    }

    private static CorrectionRule of(String... fields) {
        return new CorrectionRule(List.of(fields), null, null, null, null);
    }

    private static ServiceDescriptor service(String code, CorrectionRule rule) {
        ServiceDescriptor like =
                Fixtures.likeIdCard(code, ID_CARD.name(), ID_CARD.fee(), ID_CARD.workflow(), ID_CARD.outcome());
        String text = Json.write(like);
        return Json.read("{\"correction\":" + Json.write(rule) + "," + text.substring(1), ServiceDescriptor.class);
    }

    private <T> T as(Actor actor, Supplier<T> work) {
        return office.as(actor, work);
    }

    private Request own(Reference reference) {
        return as(applicant, () -> queries.getOwn(reference));
    }

    private Reference completed(String service) {
        Request request = office.submit(applicant, office.filledIn(applicant, service, "centre"));
        office.does(Actor.NOBODY, () -> office.bean(Requests.class).paid(request.id()));
        office.act(officer, request.reference(), "approve", null, "");
        return request.reference();
    }

    private Reference begun(Reference completed, Map<String, String> answers) {
        Reference draft = as(applicant, () -> corrections.begin(completed)).reference();
        as(applicant, () -> office.bean(Attachments.class)
                .attach(draft, "correction_evidence", "paper.pdf", TestFiles.stream(PDF)));
        var all = new HashMap<>(own(draft).answers());
        all.put("correction_grounds", "كتبت اليوم خطأً.");
        all.putAll(answers);
        as(applicant, () -> drafts.save(draft, "correction", all));
        return draft;
    }

    private Reference submitted(Reference completed, Map<String, String> answers) {
        return office.submit(applicant, begun(completed, answers)).reference();
    }

    private Problem refusal(Reference completed, Map<String, String> answers) {
        Reference draft = begun(completed, answers);
        return office.refusal(applicant, () -> office.submit(applicant, draft));
    }

    private Standing standing(Reference reference) {
        return as(applicant, () -> corrections.of(queries.getOwn(reference)));
    }

    private Map<String, String> recorded(Reference completed) {
        return as(applicant, () -> records.now(queries.getOwn(completed)));
    }

    private List<String> changes(Reference correction) {
        return as(applicant, () -> corrections.changes(queries.getOwn(correction))).stream()
                .map(CorrectionsTest::text)
                .toList();
    }

    private static String text(Change change) {
        return change.field().id() + ": " + change.before() + " -> " + change.after();
    }

    private List<String> asked(Reference correction) {
        return as(applicant, () -> office.bean(Cases.class)
                .service(queries.getOwn(correction))
                .form()
                .fields()
                .map(Field::id)
                .toList());
    }

    @Test
    void a_correction_is_a_case_of_its_own_and_leaves_what_was_recorded_beside_what_is_right() {
        Reference completed = completed(ID_CARD.code());
        Reference draft = as(applicant, () -> corrections.begin(completed)).reference();
        assertThat(own(draft).answers()).isEqualTo(Map.of("happened_on", "2017-11-01"));
        Reference correction = submitted(completed, THE_DAY);
        assertThat(correction).isEqualTo(draft);
        assertThat(correction.value()).startsWith("COR-17-");
        assertThat(as(applicant, () -> office.bean(Cases.class)
                        .service(queries.getOwn(correction))
                        .name()
                        .in("en")))
                .isEqualTo("Correction: Replacement of a lost or damaged ID card");
        assertThat(changes(correction))
                .containsExactly("happened_on: 2017-11-01 -> 2017-10-30", "details: null -> سهو");
        assertThat(recorded(completed)).containsEntry("happened_on", "2017-11-01");

        office.act(supervisor, correction, "correct", null, "");
        assertThat(own(completed).answers())
                .containsEntry("happened_on", "2017-11-01")
                .doesNotContainKey("details");
        assertThat(recorded(completed))
                .isEqualTo(
                        Map.of("reason", "lost", "happened_on", "2017-10-30", "details", "سهو", "delivery", "centre"));
        assertThat(changes(correction))
                .containsExactly("happened_on: 2017-11-01 -> 2017-10-30", "details: null -> سهو");
        assertThat(office.audited(completed)).contains("request.ask-correction", "request.correct");
        assertThat(standing(completed).corrections())
                .extracting(Request::reference)
                .containsExactly(correction);
        assertThat(standing(correction).corrected().reference()).isEqualTo(completed);

        Reference second = submitted(completed, Map.of("happened_on", "2017-10-29", "details", ""));
        office.act(supervisor, second, "correct", null, "");
        assertThat(changes(second)).containsExactly("happened_on: 2017-10-30 -> 2017-10-29", "details: سهو -> null");
        assertThat(changes(correction)).contains("happened_on: 2017-11-01 -> 2017-10-30");
        assertThat(changes(completed)).containsExactly("happened_on: 2017-11-01 -> 2017-10-29");
        assertThat(recorded(completed)).doesNotContainKey("details");
    }

    @Test
    void a_supervisor_decides_about_it_unless_the_service_leaves_it_to_officers() {
        Reference correction = submitted(completed(ID_CARD.code()), THE_DAY);
        assertThat(own(correction).step()).isEqualTo("correction");
        assertThat(office.refusal(officer, () -> office.act(officer, correction, "correct", null, "")))
                .isInstanceOf(Refused.class);

        Reference other = submitted(completed("for-a-fee"), Map.of("details", "سهو"));
        long unpaid = own(other).id();
        office.does(Actor.NOBODY, () -> office.bean(Requests.class).paid(unpaid));
        office.act(officer, other, "correct", null, "");
        assertThat(own(other).status()).isEqualTo(RequestStatus.COMPLETED);
    }

    @Test
    void a_correction_costs_something_and_asks_for_a_document_where_the_service_says_so() {
        Reference correction = submitted(completed("for-a-fee"), Map.of("details", "سهو"));
        Request unpaid = own(correction);
        assertThat(unpaid.waitingOn()).isEqualTo(WaitingOn.PAYMENT);
        assertThat(office.bean(RequestFees.class).total(unpaid.fee().orElseThrow()))
                .isEqualTo(Money.parse("BHD 1.500"));
        assertThat(as(applicant, () -> office.bean(Cases.class)
                        .service(queries.getOwn(correction))
                        .form()
                        .field("correction_evidence")
                        .orElseThrow()
                        .label()
                        .in("en")))
                .isEqualTo("Copy of the report");
        Reference free = submitted(completed(ID_CARD.code()), THE_DAY);
        assertThat(own(free).waitingOn()).isEqualTo(WaitingOn.BODY);
    }

    @Test
    void a_service_that_says_nothing_opens_its_texts_and_a_registry_only_what_it_corrects() {
        Reference silent = completed("silent");
        Reference ofSilent = as(applicant, () -> corrections.begin(silent)).reference();
        assertThat(asked(ofSilent)).containsExactly("details", "correction_grounds", "correction_evidence");

        Reference registered = completed("registered");
        Reference correction = submitted(registered, THE_DAY);
        assertThat(asked(correction))
                .containsExactly("happened_on", "details", "correction_grounds", "correction_evidence");
        office.act(supervisor, correction, "correct", null, "");
        assertThat(register.corrected).containsExactly("2017-11-01 -> 2017-10-30");
    }

    @Test
    void the_last_day_of_a_correction_is_in_the_time_of_the_country() {
        Reference completed = completed(ID_CARD.code());
        assertThat(standing(completed).until()).isEqualTo(LocalDate.of(2017, 11, 8));
        Reference draft = begun(completed, THE_DAY);
        office.at(Instant.parse("2017-11-08T21:00:00Z"));
        assertThat(standing(completed).until()).isNull();
        assertThat(office.refusal(applicant, () -> office.submit(applicant, draft)))
                .isInstanceOf(CorrectionTooLate.class);
        assertThat(office.refusal(applicant, () -> corrections.begin(completed)))
                .isInstanceOf(CorrectionTooLate.class);
        office.at(Instant.parse("2017-11-08T20:59:59Z"));
        assertThat(office.submit(applicant, draft).status()).isEqualTo(RequestStatus.OPEN);
    }

    @Test
    void one_correction_is_under_way_at_a_time_and_one_that_came_to_nothing_leaves_the_way_open() {
        Reference completed = completed(ID_CARD.code());
        Reference first = submitted(completed, THE_DAY);
        assertThat(standing(completed).until()).isNull();
        assertThat(office.refusal(applicant, () -> corrections.begin(completed)))
                .isInstanceOf(NotCorrectable.class);
        as(applicant, () -> office.bean(Requests.class)
                .withdraw(first, queries.getOwn(first).version(), FeeReturn.UNSTATED));
        Reference second = submitted(completed, THE_DAY);
        office.act(supervisor, second, "refuse", null, "الوثيقة غير مقروءة");
        assertThat(recorded(completed)).containsEntry("happened_on", "2017-11-01");
        assertThat(as(applicant, () -> office.bean(Appeals.class).begin(second)).isAppeal())
                .isTrue();
        assertThat(submitted(completed, THE_DAY)).isNotIn(first, second);
    }

    @Test
    void only_the_applicant_of_a_completed_case_has_it_corrected_and_not_where_nothing_is_taken() {
        Reference completed = completed(ID_CARD.code());
        assertThat(office.refusal(officer, () -> corrections.begin(completed))).isInstanceOf(Refused.class);
        Reference open = office.inReview(applicant).reference();
        assertThat(office.refusal(applicant, () -> corrections.begin(open))).isInstanceOf(NotCorrectable.class);
        Reference closed = completed("closed");
        assertThat(standing(closed).until()).isNull();
        assertThat(office.refusal(applicant, () -> corrections.begin(closed))).isInstanceOf(NotCorrectable.class);
        Reference correction = submitted(completed, THE_DAY);
        office.act(supervisor, correction, "correct", null, "");
        assertThat(office.refusal(applicant, () -> corrections.begin(correction)))
                .isInstanceOf(NotCorrectable.class);
    }

    @Test
    void what_would_be_recorded_is_judged_by_the_form_of_the_service() {
        Reference completed = completed(ID_CARD.code());
        assertThat(refusal(completed, Map.of())).isInstanceOf(NothingCorrected.class);
        office.at(Instant.parse("2017-11-07T08:00:00Z"));
        Problem afterTheSubmission = refusal(completed, Map.of("happened_on", "2017-11-06"));
        assertThat(afterTheSubmission).isInstanceOf(AnswersRefused.class);
        assertThat(((AnswersRefused) afterTheSubmission).violations()).containsOnlyKeys("happened_on");

        assertThat(refusal(completed("branching"), Map.of("reason", "stolen"))).isInstanceOf(CorrectionNeedsMore.class);
        assertThat(refusal(completed("priced"), Map.of("delivery", "post"))).isInstanceOf(FeeFixed.class);
    }

    @Test
    void of_two_beginnings_at_the_same_moment_one_draft_comes() throws Exception {
        Reference completed = completed(ID_CARD.code());
        Callable<Reference> begin =
                () -> as(applicant, () -> corrections.begin(completed)).reference();
        var pool = Executors.newFixedThreadPool(2);
        try {
            var begun = pool.invokeAll(List.of(begin, begin));
            assertThat(begun.get(0).get()).isEqualTo(begun.get(1).get());
        } finally {
            pool.shutdown();
        }
    }

    @Test
    void a_correction_is_no_request_that_somebody_may_have_forgotten() {
        Reference completed = completed(ID_CARD.code());
        Reference correction = submitted(completed, THE_DAY);
        Request draft = own(office.filledIn(applicant, ID_CARD.code(), "centre"));
        assertThat(draft.isApplication()).isTrue();
        assertThat(as(applicant, () -> office.bean(DuplicateCheck.class).find(draft)))
                .map(Request::reference)
                .contains(completed);
        Request itself = own(correction);
        assertThat(as(applicant, () -> office.bean(DuplicateCheck.class).find(itself)))
                .isEmpty();
    }
}
