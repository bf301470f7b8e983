package org.dilmun.ejb.request;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.access.Channel;
import org.dilmun.domain.access.Role;
import org.dilmun.domain.directory.FeeReturn;
import org.dilmun.domain.kernel.Problem;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.request.HistoryEntry;
import org.dilmun.domain.request.NotAppealable;
import org.dilmun.domain.request.Request;
import org.dilmun.domain.request.RequestStatus;
import org.dilmun.domain.request.WaitingOn;
import org.dilmun.ejb.access.DecidedBefore;
import org.dilmun.ejb.access.Refused;
import org.dilmun.ejb.persistence.OnDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dilmun.ejb.request.Fixtures.ID_CARD;

/** What an applicant can do against a refusal, and who may decide about it. */
@OnDatabase
class AppealsTest {

    private static final String NUMBER = "920704565";
    private static final Map<String, String> GROUNDS = Map.of("grounds", "البلاغ كان مرفقًا بالطلب.");

    private final TestOffice office = new TestOffice();
    private final HeardMoves heard = new HeardMoves();

    private Appeals appeals;
    private Drafts drafts;
    private Tasks tasks;
    private TaskQueries taskQueries;
    private RequestQueries queries;
    private Actor applicant;
    private Actor officer;
    private Actor supervisor;
    private Actor colleague;

    @BeforeEach
    void arrange() {
        office.database().with(CaseListeners.class, heard).with(PaymentStep.class, (request, charges) -> {});
        office.open(ID_CARD);
        applicant = office.person(NUMBER);
        officer = office.person("850101346", Role.OFFICER);
        supervisor = office.person("850101347", Role.SUPERVISOR);
        colleague = office.person("850101348", Role.SUPERVISOR);
        appeals = office.bean(Appeals.class);
        drafts = office.bean(Drafts.class);
        tasks = office.bean(Tasks.class);
        taskQueries = office.bean(TaskQueries.class);
        queries = office.bean(RequestQueries.class);
    }

    @AfterEach
    void close() {
        office.close();
    }

    private <T> T as(Actor actor, Supplier<T> work) {
        return office.as(actor, work);
    }

    private Request own(Reference reference) {
        return as(applicant, () -> queries.getOwn(reference));
    }

    private Reference refusedBy(Actor official) {
        Reference reference = office.inReview(applicant).reference();
        office.act(official, reference, "reject", null, "لا يوجد بلاغ");
        return reference;
    }

    private Reference begun(Reference refused) {
        Reference draft = as(applicant, () -> appeals.begin(refused)).reference();
        as(applicant, () -> drafts.save(draft, "appeal", GROUNDS));
        return draft;
    }

    private Reference lodged(Reference refused) {
        return office.submit(applicant, begun(refused)).reference();
    }

    private Problem refusal(Actor actor, Runnable work) {
        return office.refusal(actor, work);
    }

    private Appeals.Standing standing(Reference reference) {
        return as(applicant, () -> appeals.of(queries.getOwn(reference)));
    }

    @Test
    void an_appeal_is_a_case_of_its_own_that_goes_to_a_supervisor() {
        Reference refused = refusedBy(officer);
        Reference appeal = lodged(refused);
        Request submitted = own(appeal);
        assertThat(appeal.value()).startsWith("APL-17-");
        assertThat(submitted.status()).isEqualTo(RequestStatus.OPEN);
        assertThat(submitted.step()).isEqualTo("appeal");
        assertThat(submitted.waitingOn()).isEqualTo(WaitingOn.BODY);
        assertThat(as(supervisor, () -> taskQueries.free(10))).containsExactly(appeal);
        assertThat(as(officer, () -> taskQueries.free(10))).isEmpty();
        assertThat(as(supervisor, () -> office.bean(Cases.class)
                        .pendingTask(submitted, supervisor)
                        .dueOn()))
                .contains(LocalDate.of(2017, 11, 19));
        assertThat(as(
                        applicant,
                        () -> office.bean(Cases.class).service(submitted).name().in("en")))
                .isEqualTo("Appeal: Replacement of a lost or damaged ID card");
        assertThat(standing(refused).appeals()).extracting(Request::reference).containsExactly(appeal);
        assertThat(standing(appeal).refused().reference()).isEqualTo(refused);
        assertThat(office.audited(refused)).contains("request.appeal");
    }

    @Test
    void who_refused_decides_neither_the_appeal_nor_the_case_that_it_opens_again() {
        Reference refused = refusedBy(supervisor);
        Reference appeal = lodged(refused);
        assertThat(refusal(supervisor, () -> tasks.claim(appeal))).isInstanceOf(DecidedBefore.class);
        assertThat(refusal(supervisor, () -> office.act(supervisor, appeal, "dismiss", null, "سبب")))
                .isInstanceOf(DecidedBefore.class);
        String key = key(supervisor);
        assertThat(refusal(colleague, () -> tasks.assign(appeal, key))).isInstanceOf(DecidedBefore.class);
        assertThat(as(supervisor, () -> taskQueries.free(10))).isEmpty();
        assertThat(as(supervisor, () -> taskQueries.following(refused, Inbox.Filter.ANY, Inbox.Order.DUE)))
                .isEmpty();

        office.act(colleague, appeal, "uphold", null, "البلاغ مرفق");
        assertThat(refusal(supervisor, () -> tasks.claim(refused))).isInstanceOf(DecidedBefore.class);
        assertThat(as(supervisor, () -> taskQueries.free(10))).isEmpty();
        assertThat(as(officer, () -> taskQueries.free(10))).containsExactly(refused);
        office.does(officer, () -> tasks.claim(refused));
    }

    private String key(Actor official) {
        return as(colleague, () -> office.bean(Team.class).list(office.body())).stream()
                .filter(member -> member.partyId() == official.id())
                .findFirst()
                .orElseThrow()
                .key();
    }

    @Test
    void an_appeal_that_is_upheld_opens_the_case_at_the_step_that_refused_it_and_it_can_be_approved() {
        Reference refused = refusedBy(officer);
        Reference appeal = lodged(refused);
        office.at(Instant.parse("2017-11-12T08:00:00Z"));
        office.act(supervisor, appeal, "uphold", null, "البلاغ مرفق");

        Request open = own(refused);
        assertThat(open.status()).isEqualTo(RequestStatus.OPEN);
        assertThat(open.step()).isEqualTo("review");
        assertThat(open.closedAt()).isNull();
        HistoryEntry reopened = open.history().get(open.history().size() - 2);
        assertThat(reopened.from()).isEqualTo(RequestStatus.REJECTED);
        assertThat(reopened.actor()).isEqualTo(supervisor.recorded());
        assertThat(reopened.reason().words()).isEqualTo("البلاغ مرفق");
        assertThat(as(applicant, () -> office.bean(Cases.class).expectedOn(open)))
                .contains(LocalDate.of(2017, 11, 15));
        assertThat(own(appeal).status()).isEqualTo(RequestStatus.COMPLETED);
        assertThat(heard.moves()).endsWith("REJECTED -> OPEN", "OPEN -> COMPLETED");

        office.act(supervisor, refused, "approve", null, "");
        assertThat(own(refused).status()).isEqualTo(RequestStatus.COMPLETED);
        assertThat(office.audited(refused)).contains("request.reopen");
    }

    @Test
    void an_appeal_that_is_dismissed_is_final() {
        Reference refused = refusedBy(officer);
        Reference appeal = lodged(refused);
        office.act(supervisor, appeal, "dismiss", null, "القرار صحيح");
        assertThat(own(refused).status()).isEqualTo(RequestStatus.REJECTED);
        assertThat(standing(refused).until()).isNull();
        assertThat(standing(appeal).until()).isNull();
        assertThat(refusal(applicant, () -> appeals.begin(refused))).isInstanceOf(NotAppealable.class);
        assertThat(refusal(applicant, () -> appeals.begin(appeal))).isInstanceOf(NotAppealable.class);
    }

    @Test
    void what_is_refused_again_after_an_appeal_was_upheld_can_be_appealed_again() {
        Reference refused = refusedBy(officer);
        office.act(supervisor, lodged(refused), "uphold", null, "البلاغ مرفق");
        office.act(supervisor, refused, "reject", null, "البلاغ باسم شخص آخر");
        Reference second = lodged(refused);
        assertThat(refusal(supervisor, () -> tasks.claim(second))).isInstanceOf(DecidedBefore.class);
        office.does(colleague, () -> tasks.claim(second));
    }

    @Test
    void the_last_day_of_an_appeal_is_the_thirtieth_in_the_time_of_the_country() {
        Reference refused = refusedBy(officer);
        assertThat(standing(refused).until()).isEqualTo(LocalDate.of(2017, 12, 5));
        Reference draft = begun(refused);
        office.at(Instant.parse("2017-12-05T20:59:59Z"));
        assertThat(standing(refused).until()).isEqualTo(LocalDate.of(2017, 12, 5));

        office.at(Instant.parse("2017-12-05T21:00:00Z"));
        assertThat(standing(refused).until()).isNull();
        assertThat(refusal(applicant, () -> office.submit(applicant, draft))).isInstanceOf(AppealTooLate.class);
        assertThat(refusal(applicant, () -> appeals.begin(refused))).isInstanceOf(AppealTooLate.class);

        office.at(Instant.parse("2017-12-05T20:59:59Z"));
        assertThat(office.submit(applicant, draft).status()).isEqualTo(RequestStatus.OPEN);
    }

    @Test
    void an_appeal_goes_on_as_it_was_begun_and_one_that_is_withdrawn_leaves_the_way_open() {
        Reference refused = refusedBy(officer);
        Reference draft = begun(refused);
        assertThat(as(applicant, () -> appeals.begin(refused)).reference()).isEqualTo(draft);
        assertThat(as(applicant, () -> drafts.start(ID_CARD.code())).reference())
                .isNotEqualTo(draft);
        assertThat(standing(refused).appeals()).isEmpty();

        office.submit(applicant, draft);
        assertThat(refusal(applicant, () -> appeals.begin(refused))).isInstanceOf(NotAppealable.class);
        as(applicant, () -> office.bean(Requests.class)
                .withdraw(draft, queries.getOwn(draft).version(), FeeReturn.UNSTATED));
        assertThat(lodged(refused)).isNotEqualTo(draft);
    }

    @Test
    void only_the_applicant_appeals_and_only_against_a_refusal() {
        Reference refused = refusedBy(officer);
        assertThat(refusal(officer, () -> appeals.begin(refused))).isInstanceOf(Refused.class);
        Reference open = office.inReview(applicant).reference();
        assertThat(refusal(applicant, () -> appeals.begin(open))).isInstanceOf(NotAppealable.class);
    }

    @Test
    void a_counter_appeals_for_the_applicant_of_the_case_and_for_nobody_else() {
        Reference refused = refusedBy(officer);
        Actor client = Actor.client(7, office.body(), Set.of("requests.write"));
        Counter counter = office.bean(Counter.class);
        assertThat(refusal(client, () -> counter.appeal(refused, "850312345", GROUNDS)))
                .isInstanceOf(ApplicantUnknown.class);
        assertThat(refusal(client, () -> counter.appeal(refused, NUMBER, Map.of())))
                .isInstanceOf(AnswersRefused.class);
        Actor foreign = Actor.client(8, office.body() + 1, Set.of("requests.write"));
        assertThat(refusal(foreign, () -> counter.appeal(refused, NUMBER, GROUNDS)))
                .isInstanceOf(Refused.class);

        Request appeal = as(client, () -> counter.appeal(refused, NUMBER, GROUNDS));
        assertThat(appeal.applicantId()).isEqualTo(applicant.id());
        assertThat(appeal.channel()).isEqualTo(Channel.COUNTER);
        assertThat(appeal.submittedBy()).isEqualTo("client:7");
    }

    @Test
    void of_two_appeals_at_the_same_moment_one_is_taken() throws Exception {
        Reference refused = refusedBy(officer);
        Reference draft = begun(refused);
        Actor client = Actor.client(7, office.body(), Set.of("requests.write"));
        List<Callable<String>> both = List.of(
                () -> outcome(() -> office.submit(applicant, draft)),
                () -> outcome(() -> as(client, () -> office.bean(Counter.class).appeal(refused, NUMBER, GROUNDS))));
        var pool = Executors.newFixedThreadPool(2);
        try {
            var outcomes = new ArrayList<String>();
            for (var outcome : pool.invokeAll(both)) {
                outcomes.add(outcome.get());
            }
            assertThat(outcomes).containsExactlyInAnyOrder("OPEN", "request-not-appealable");
        } finally {
            pool.shutdown();
        }
    }

    private static String outcome(Supplier<Request> work) {
        try {
            return work.get().status().name();
        } catch (Problem refused) {
            return refused.code();
        }
    }
}
