package org.dilmun.ejb.request;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.access.Role;
import org.dilmun.domain.kernel.NotFound;
import org.dilmun.domain.kernel.Problem;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.request.NotAppealable;
import org.dilmun.domain.request.NotComplainable;
import org.dilmun.domain.request.Request;
import org.dilmun.domain.request.RequestStatus;
import org.dilmun.ejb.access.DecidedBefore;
import org.dilmun.ejb.access.Refused;
import org.dilmun.ejb.persistence.OnDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dilmun.ejb.request.Fixtures.ID_CARD;

/** What somebody can do who is not content, and who may answer them. */
@OnDatabase
class ComplaintsTest {

    private static final String CODE = "id-card-replacement";
    private static final Map<String, String> DELAY = Map.of("category", "delay", "what", "مضى أسبوعان دون رد.");

    private final TestOffice office = new TestOffice();

    private Complaints complaints;
    private RequestQueries queries;
    private TaskQueries tasks;
    private Actor applicant;
    private Actor supervisor;
    private Actor colleague;

    @BeforeEach
    void arrange() {
        office.database().with(PaymentStep.class, (request, charges) -> {});
        office.open(ID_CARD);
        applicant = office.person("920704565");
        supervisor = office.person("850101347", Role.SUPERVISOR);
        colleague = office.person("850101348", Role.SUPERVISOR);
        complaints = office.bean(Complaints.class);
        queries = office.bean(RequestQueries.class);
        tasks = office.bean(TaskQueries.class);
    }

    @AfterEach
    void close() {
        office.close();
    }

    private Reference begunAbout(Reference treated) {
        return office.as(applicant, () -> complaints.beginAbout(treated)).reference();
    }

    private Reference lodged(Reference draft) {
        office.as(applicant, () -> office.bean(Drafts.class).save(draft, "complaint", DELAY));
        return office.submit(applicant, draft).reference();
    }

    private Request own(Reference reference) {
        return office.as(applicant, () -> queries.getOwn(reference));
    }

    private Problem refusal(Actor actor, Runnable work) {
        return office.refusal(actor, work);
    }

    @Test
    void a_complaint_is_a_case_of_its_own_that_changes_nothing_in_the_other() {
        Reference treated = office.inReview(applicant).reference();
        Reference complaint = lodged(begunAbout(treated));
        Request submitted = own(complaint);
        assertThat(complaint.value()).startsWith("CMP-17-");
        assertThat(submitted.status()).isEqualTo(RequestStatus.OPEN);
        assertThat(submitted.step()).isEqualTo("complaint");
        assertThat(office.as(applicant, () -> office.bean(Cases.class)
                        .service(submitted)
                        .name()
                        .in("en")))
                .isEqualTo("Complaint: Replacement of a lost or damaged ID card");
        assertThat(office.as(supervisor, () -> office.bean(Cases.class)
                        .pendingTask(submitted, supervisor)
                        .dueOn()))
                .contains(LocalDate.of(2017, 11, 14));
        assertThat(office.as(applicant, () -> complaints.about(own(treated))))
                .extracting(Request::reference)
                .containsExactly(complaint);
        assertThat(office.as(applicant, () -> complaints.treated(submitted)))
                .map(Request::reference)
                .contains(treated);

        office.act(supervisor, complaint, "answer", null, "نعتذر عن التأخر، ويُبت في طلبك غدًا.");
        assertThat(own(complaint).status()).isEqualTo(RequestStatus.COMPLETED);
        assertThat(own(complaint).history().get(2).reason().words()).startsWith("نعتذر");
        assertThat(own(treated).status()).isEqualTo(RequestStatus.OPEN);
        assertThat(own(treated).history()).hasSize(3);
    }

    @Test
    void who_acted_in_the_request_answers_no_complaint_about_it() {
        Reference treated = office.inReview(applicant).reference();
        office.act(supervisor, treated, "return", null, "أين فقدت البطاقة؟");
        Reference complaint = lodged(begunAbout(treated));
        assertThat(refusal(supervisor, () -> office.bean(Tasks.class).claim(complaint)))
                .isInstanceOf(DecidedBefore.class);
        assertThat(refusal(supervisor, () -> office.act(supervisor, complaint, "dismiss", null, "سبب")))
                .isInstanceOf(DecidedBefore.class);
        assertThat(office.as(supervisor, () -> tasks.free(10))).isEmpty();
        assertThat(office.as(colleague, () -> tasks.free(10))).containsExactly(complaint);
        office.act(colleague, complaint, "dismiss", null, "طُلب منك إيضاح ولم يصل");
        assertThat(own(complaint).status()).isEqualTo(RequestStatus.REJECTED);
    }

    @Test
    void a_complaint_about_the_service_needs_no_request_and_goes_to_its_body() {
        Reference complaint = lodged(
                office.as(applicant, () -> complaints.begin(CODE)).reference());
        assertThat(own(complaint).bodyId()).isEqualTo(office.body());
        assertThat(office.as(applicant, () -> complaints.treated(own(complaint)))).isEmpty();
        assertThat(office.as(supervisor, () -> tasks.free(10))).containsExactly(complaint);
        assertThat(refusal(applicant, () -> complaints.begin("none"))).isInstanceOf(NotFound.class);
        assertThat(refusal(Actor.NOBODY, () -> complaints.begin(CODE))).isInstanceOf(Refused.class);
    }

    @Test
    void one_that_is_begun_is_gone_on_with_and_no_other_comes_before_its_answer() {
        Reference treated = office.inReview(applicant).reference();
        Reference draft = begunAbout(treated);
        assertThat(begunAbout(treated)).isEqualTo(draft);
        Reference aboutService =
                office.as(applicant, () -> complaints.begin(CODE)).reference();
        assertThat(aboutService).isNotEqualTo(draft);
        lodged(draft);
        assertThat(refusal(applicant, () -> complaints.beginAbout(treated))).isInstanceOf(ComplaintPending.class);
        assertThat(office.as(applicant, () -> complaints.begin(CODE)).reference())
                .isEqualTo(aboutService);
        office.act(supervisor, draft, "dismiss", null, "سبب");
        assertThat(begunAbout(treated)).isNotEqualTo(draft);
    }

    @Test
    void of_two_that_are_begun_at_the_same_moment_one_is_there() throws Exception {
        Callable<Reference> begin =
                () -> office.as(applicant, () -> complaints.begin(CODE)).reference();
        var both = Executors.newFixedThreadPool(2);
        try {
            List<Future<Reference>> begun = both.invokeAll(List.of(begin, begin));
            assertThat(begun.get(0).get()).isEqualTo(begun.get(1).get());
        } finally {
            both.shutdown();
        }
    }

    @Test
    void what_was_not_submitted_and_what_is_itself_an_appeal_or_a_complaint_is_nothing_to_complain_about() {
        Reference draft = office.filledIn(applicant, CODE, "post");
        assertThat(refusal(applicant, () -> complaints.beginAbout(draft))).isInstanceOf(NotComplainable.class);
        Reference refused = office.inReview(applicant).reference();
        office.act(supervisor, refused, "reject", null, "سبب");
        Reference complaint = lodged(begunAbout(refused));
        office.act(colleague, complaint, "dismiss", null, "سبب");
        assertThat(refusal(applicant, () -> complaints.beginAbout(complaint))).isInstanceOf(NotComplainable.class);
        assertThat(refusal(applicant, () -> office.bean(Appeals.class).begin(complaint)))
                .isInstanceOf(NotAppealable.class);
        Reference appeal = office.as(applicant, () -> office.bean(Appeals.class).begin(refused))
                .reference();
        assertThat(refusal(applicant, () -> complaints.beginAbout(appeal))).isInstanceOf(NotComplainable.class);
        assertThat(refusal(office.person("880100036"), () -> complaints.beginAbout(refused)))
                .isInstanceOf(Refused.class);
    }

    @Test
    void a_complaint_keeps_nobody_from_applying() {
        lodged(office.as(applicant, () -> complaints.begin(CODE)).reference());
        Reference draft = office.as(applicant, () -> office.bean(Drafts.class).start(CODE))
                .reference();
        assertThat(draft.value()).startsWith("IDC-");
        assertThat(office.as(applicant, () -> office.bean(DuplicateCheck.class).find(queries.getOwn(draft))))
                .isEmpty();
    }
}
