package org.dilmun.ejb.request;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.access.Channel;
import org.dilmun.domain.access.Role;
import org.dilmun.domain.directory.FeeReturn;
import org.dilmun.domain.identity.Assurance;
import org.dilmun.domain.kernel.NotFound;
import org.dilmun.domain.kernel.Problem;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.party.Person;
import org.dilmun.domain.request.ChangedMeanwhile;
import org.dilmun.domain.request.Charge;
import org.dilmun.domain.request.FeeAssessment;
import org.dilmun.domain.request.HistoryEntry;
import org.dilmun.domain.request.MoveRefused;
import org.dilmun.domain.request.NotAnswerable;
import org.dilmun.domain.request.Request;
import org.dilmun.domain.request.RequestStatus;
import org.dilmun.domain.request.Task;
import org.dilmun.domain.request.TaskTaken;
import org.dilmun.domain.request.WaitingOn;
import org.dilmun.ejb.access.OwnCase;
import org.dilmun.ejb.access.Refused;
import org.dilmun.ejb.persistence.OnDatabase;
import org.dilmun.ejb.persistence.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.dilmun.ejb.request.Fixtures.ID_CARD;
import static org.dilmun.ejb.request.Fixtures.NOW;

@OnDatabase
class RequestsTest {

    private static final Map<String, String> LOST = Map.of("reason", "lost", "happened_on", "2017-11-01");
    private static final byte[] REPORT = TestFiles.PDF;

    private final TestOffice office = new TestOffice();
    private final TestDatabase database = office.database();
    private final Till till = new Till();
    private final CardRegister register = new CardRegister();
    private final HeardMoves heard = new HeardMoves();

    private Requests requests;
    private Drafts drafts;
    private Tasks tasks;
    private TaskQueries taskQueries;
    private RequestQueries queries;
    private Actor applicant;
    private Actor officer;
    private Actor colleague;
    private Actor supervisor;

    /** A till that only remembers what it was asked to collect. */
    private static final class Till implements PaymentStep {

        private final List<Charge> asked = new ArrayList<>();

        @Override
        public void open(Request request, FeeAssessment fee) {
            asked.addAll(fee.due());
        }
    }

    /** The service's own rules, as a sector has them. */
    private static final class CardRegister implements ServiceHandler {

        private final List<Reference> completed = new ArrayList<>();

        @Override
        public String service() {
            return "id-card-replacement";
        }

        @Override
        public Map<String, String> prefill(Person person) {
            return Map.of("delivery", "post", "name", "not a question");
        }

        @Override
        public Map<String, String> validate(Request request) {
            return "stop".equals(request.answers().get("details")) ? Map.of("details", "card-blocked") : Map.of();
        }

        @Override
        public void complete(Request request) {
            completed.add(request.reference());
        }
    }

    @BeforeEach
    void arrange() {
        database.with(CaseListeners.class, heard).with(PaymentStep.class, till);
        office.handling(register).open(ID_CARD);
        applicant = office.person("850101345");
        officer = office.person("850101346", Role.OFFICER);
        colleague = office.person("850101347", Role.OFFICER);
        supervisor = office.person("850101348", Role.SUPERVISOR);
        requests = office.bean(Requests.class);
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

    private Reference filledIn() {
        return office.filledIn(applicant, ID_CARD.code(), "centre");
    }

    private Request submit(Reference draft) {
        return office.submit(applicant, draft);
    }

    private Request inReview() {
        return office.inReview(applicant);
    }

    private Request own(Reference reference) {
        return as(applicant, () -> queries.getOwn(reference));
    }

    private List<TaskRow> inbox(Actor actor) {
        return as(actor, () -> taskQueries.inbox(Inbox.Filter.ANY, Inbox.Order.DUE, Inbox.Cursor.START, 10))
                .rows();
    }

    private Problem refusal(Actor actor, Runnable work) {
        return office.refusal(actor, work);
    }

    @Test
    void a_case_goes_from_draft_over_payment_and_review_to_its_completion() {
        Request submitted = submit(filledIn());
        assertThat(submitted.waitingOn()).isEqualTo(WaitingOn.PAYMENT);
        assertThat(till.asked).extracting(Charge::amount).containsExactly(Money.parse("BHD 4.000"));
        assertThat(inbox(officer)).isEmpty();

        as(Actor.NOBODY, () -> {
            requests.paid(submitted.id());
            requests.paid(submitted.id());
            return null;
        });
        assertThat(inbox(officer)).singleElement().satisfies(row -> {
            assertThat(row.reference()).isEqualTo(submitted.reference());
            assertThat(row.dueOn()).contains(LocalDate.of(2017, 11, 7));
        });

        Request shown = as(officer, () -> queries.getOfBody(submitted.reference()));
        as(officer, () -> requests.act(shown.reference(), shown.version(), "approve", null, ""));
        Request done = own(submitted.reference());
        assertThat(done.status()).isEqualTo(RequestStatus.COMPLETED);
        assertThat(done.closedAt()).isEqualTo(NOW);
        assertThat(done.history())
                .extracting(HistoryEntry::actor)
                .containsExactly(applicant.recorded(), applicant.recorded(), "system:payment", officer.recorded());
        assertThat(register.completed).containsExactly(submitted.reference());
        assertThat(inbox(officer)).isEmpty();
        assertThat(audited(submitted.reference()))
                .containsExactly("request.submit", "request.paid", "request.paid-not-awaited", "request.approve");
    }

    private List<String> audited(Reference reference) {
        return office.audited(reference);
    }

    @Test
    void listeners_hear_once_of_each_act_and_not_of_what_was_refused() {
        Request waiting = inReview();
        as(officer, () -> requests.act(waiting.reference(), waiting.version(), "approve", null, ""));
        assertThat(refusal(officer, () -> requests.act(waiting.reference(), waiting.version(), "approve", null, "")))
                .isInstanceOf(ChangedMeanwhile.class);

        assertThat(heard.moves()).containsExactly("DRAFT -> OPEN", "OPEN -> OPEN", "OPEN -> COMPLETED");
    }

    @Test
    void of_two_officers_who_act_on_one_version_the_second_is_refused() {
        Request shown = inReview();
        as(officer, () -> requests.act(shown.reference(), shown.version(), "return", null, "صورة أوضح"));
        assertThat(refusal(colleague, () -> requests.act(shown.reference(), shown.version(), "approve", null, "")))
                .isInstanceOf(ChangedMeanwhile.class);
        Request now = own(shown.reference());
        assertThat(now.status()).isEqualTo(RequestStatus.RETURNED);
        assertThat(now.historySince(shown.version()))
                .singleElement()
                .satisfies(entry -> assertThat(entry.reason().words()).isEqualTo("صورة أوضح"));
    }

    @Test
    void of_two_officers_who_act_at_the_same_moment_one_is_refused() throws Exception {
        Request shown = inReview();
        var pool = Executors.newFixedThreadPool(2);
        try {
            List<Callable<String>> both =
                    List.of(() -> outcome(officer, shown, "approve"), () -> outcome(colleague, shown, "reject"));
            var outcomes = new ArrayList<String>();
            for (var outcome : pool.invokeAll(both)) {
                outcomes.add(outcome.get());
            }
            assertThat(outcomes).containsExactlyInAnyOrder("done", "request-changed-meanwhile");
        } finally {
            pool.shutdown();
        }
    }

    private String outcome(Actor actor, Request shown, String action) {
        try {
            as(actor, () -> requests.act(shown.reference(), shown.version(), action, null, "سبب"));
            return "done";
        } catch (Problem e) {
            return e.code();
        }
    }

    private Optional<Reference> following(Actor actor, Reference done, Inbox.Holder holder) {
        var filter = new Inbox.Filter(null, holder, null);
        return as(actor, () -> taskQueries.following(done, filter, Inbox.Order.DUE))
                .map(TaskRow::reference);
    }

    @Test
    void after_a_decision_the_next_case_of_the_list_that_the_officer_may_do_is_offered_and_not_claimed() {
        Reference first = inReview().reference();
        Reference taken = inReview().reference();
        Reference mine = inReview().reference();
        Reference free = inReview().reference();
        does(colleague, () -> tasks.claim(taken));
        does(officer, () -> tasks.claim(mine));
        int shown = own(first).version();
        as(officer, () -> requests.act(first, shown, "approve", null, ""));

        assertThat(following(officer, first, null)).contains(mine);
        assertThat(following(officer, first, Inbox.Holder.NOBODY)).contains(free);
        assertThat(following(officer, mine, null)).contains(free);
        assertThat(following(officer, mine, Inbox.Holder.ME)).isEmpty();
        assertThat(following(officer, free, null)).isEmpty();
        assertThat(following(applicant, first, null)).isEmpty();
        assertThat(inbox(officer))
                .filteredOn(row -> row.reference().equals(free))
                .allMatch(row -> row.claimedBy() == null);

        var both = Actor.person(applicant.id(), Assurance.BASIC, officer.roles(), Channel.PORTAL);
        assertThat(following(both, first, null)).isEmpty();
    }

    private void does(Actor actor, Runnable work) {
        office.does(actor, work);
    }

    @Test
    void a_returned_case_is_corrected_and_goes_on_where_it_was() {
        Request shown = inReview();
        as(officer, () -> requests.act(shown.reference(), shown.version(), "return", null, "متى حدث ذلك؟"));
        as(
                applicant,
                () -> drafts.save(
                        shown.reference(), "reason", Map.of("reason", "damaged", "happened_on", "2017-11-02")));
        Request again = as(
                applicant,
                () -> requests.resubmit(
                        shown.reference(), queries.getOwn(shown.reference()).answersHash(), " كان ذلك يوم الخميس. "));
        assertThat(again.history()).extracting(entry -> entry.reason().words()).contains("كان ذلك يوم الخميس.");
        assertThat(again.step()).isEqualTo("review");
        assertThat(again.waitingOn()).isEqualTo(WaitingOn.BODY);
        assertThat(inbox(colleague)).hasSize(1);
        assertThat(till.asked).hasSize(1);
    }

    @Test
    void a_returned_case_cannot_be_made_dearer_or_cheaper() {
        Request shown = inReview();
        as(officer, () -> requests.act(shown.reference(), shown.version(), "return", null, "سبب"));
        assertThat(refusal(applicant, () -> drafts.save(shown.reference(), "delivery", Map.of("delivery", "post"))))
                .isInstanceOf(FeeFixed.class);
    }

    @Test
    void what_the_state_knows_is_filled_in_and_a_begun_draft_goes_on() {
        Request draft = as(applicant, () -> drafts.start("id-card-replacement"));
        assertThat(draft.answers()).isEqualTo(Map.of("delivery", "post"));
        assertThat(as(applicant, () -> drafts.start("id-card-replacement")).reference())
                .isEqualTo(draft.reference());
    }

    @Test
    void what_is_signed_is_what_was_shown() {
        Reference draft = filledIn();
        String shown = own(draft).answersHash();
        as(applicant, () -> drafts.save(draft, "delivery", Map.of("delivery", "post")));
        assertThat(refusal(applicant, () -> requests.submit(draft, shown, false)))
                .isInstanceOf(ChangedMeanwhile.class);
    }

    @Test
    void an_incomplete_draft_and_one_that_the_service_refuses_are_not_taken() {
        Reference draft =
                as(applicant, () -> drafts.start("id-card-replacement")).reference();
        assertThat(refusal(
                        applicant,
                        () -> requests.submit(draft, queries.getOwn(draft).answersHash(), false)))
                .isInstanceOf(AnswersRefused.class);
        as(
                applicant,
                () -> drafts.save(
                        draft, "reason", Map.of("reason", "lost", "happened_on", "2017-11-01", "details", "stop")));
        assertThat(refusal(
                                applicant,
                                () -> requests.submit(
                                        draft, queries.getOwn(draft).answersHash(), false))
                        .facts())
                .containsEntry("violations", Map.of("details", "card-blocked"));
    }

    @Test
    void a_file_comes_with_its_page_and_can_be_read_back() {
        Reference draft =
                as(applicant, () -> drafts.start("id-card-replacement")).reference();
        byte[] large = TestFiles.pdf(2_500_000);
        as(applicant, () -> database.bean(Attachments.class)
                .attach(draft, "police_report", "old.pdf", TestFiles.stream(REPORT)));
        as(applicant, () -> database.bean(Attachments.class)
                .attach(draft, "police_report", "report.pdf", TestFiles.stream(large)));
        as(applicant, () -> drafts.save(draft, "reason", Map.of("reason", "stolen", "happened_on", "2017-11-01")));
        var files = as(applicant, () -> queries.attachments(queries.getOwn(draft)));
        assertThat(files).singleElement().satisfies(file -> {
            assertThat(file.file().name()).isEqualTo("report.pdf");
            byte[] kept = as(
                    applicant, () -> database.bean(Blobs.class).get(file.file().blobHash()));
            assertThat(kept).isEqualTo(large);
        });
    }

    @Test
    void strangers_neither_read_nor_act() {
        Request shown = inReview();
        Reference reference = shown.reference();
        assertThat(refusal(colleague, () -> queries.getOwn(reference))).isInstanceOf(Refused.class);
        assertThat(refusal(applicant, () -> requests.act(reference, shown.version(), "approve", null, "")))
                .isInstanceOf(Refused.class);
        assertThat(refusal(colleague, () -> requests.withdraw(reference, shown.version(), FeeReturn.UNSTATED)))
                .isInstanceOf(Refused.class);
        assertThat(refusal(applicant, () -> drafts.save(reference, "reason", LOST)))
                .isInstanceOf(NotAnswerable.class);
    }

    @Test
    void nobody_decides_their_own_case() {
        Request shown = inReview();
        var both = Actor.person(applicant.id(), Assurance.BASIC, officer.roles(), Channel.PORTAL);
        assertThat(refusal(both, () -> requests.act(shown.reference(), shown.version(), "approve", null, "")))
                .isInstanceOf(OwnCase.class);
    }

    @Test
    void an_officer_does_only_what_the_step_allows_and_says_why() {
        Request shown = inReview();
        assertThat(refusal(officer, () -> requests.act(shown.reference(), shown.version(), "reject", null, " ")))
                .isInstanceOf(ReasonMissing.class);
        assertThat(refusal(officer, () -> requests.act(shown.reference(), shown.version(), "print", null, "")))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void a_claimed_case_is_left_to_its_officer_until_a_supervisor_puts_it_back() {
        Request shown = inReview();
        Reference reference = shown.reference();
        claim(officer, reference);
        assertThat(refusal(colleague, () -> requests.act(reference, shown.version(), "approve", null, "")))
                .isInstanceOf(TaskTaken.class);
        assertThat(refusal(colleague, () -> tasks.release(reference))).isInstanceOf(Refused.class);
        as(supervisor, () -> {
            tasks.release(reference);
            return null;
        });
        claim(colleague, reference);
        assertThat(inbox(officer)).extracting(TaskRow::state).containsExactly(Task.State.CLAIMED);
    }

    private void claim(Actor actor, Reference reference) {
        as(actor, () -> {
            tasks.claim(reference);
            return null;
        });
    }

    @Test
    void a_withdrawn_case_leaves_the_inbox_and_cannot_come_back() {
        Request shown = inReview();
        Request withdrawn =
                as(applicant, () -> requests.withdraw(shown.reference(), shown.version(), FeeReturn.UNSTATED));
        assertThat(inbox(officer)).isEmpty();
        assertThat(refusal(applicant, () -> requests.resubmit(shown.reference(), withdrawn.answersHash(), null)))
                .isInstanceOf(MoveRefused.class);
    }

    @Test
    void the_inbox_pages_by_due_date_and_narrows() {
        var submitted = new ArrayList<Reference>();
        for (int i = 0; i < 5; i++) {
            submitted.add(inReview().reference());
        }
        claim(officer, submitted.get(3));
        var seen = new ArrayList<Reference>();
        Inbox page = as(officer, () -> taskQueries.inbox(Inbox.Filter.ANY, Inbox.Order.DUE, Inbox.Cursor.START, 2));
        while (true) {
            page.rows().forEach(row -> seen.add(row.reference()));
            if (page.next().isEmpty()) {
                break;
            }
            var after = page.next().get();
            page = as(officer, () -> taskQueries.inbox(Inbox.Filter.ANY, Inbox.Order.DUE, after, 2));
        }
        assertThat(seen).isEqualTo(submitted);
        var mine = new Inbox.Filter("id-card-replacement", Inbox.Holder.ME, LocalDate.of(2017, 11, 7));
        assertThat(as(officer, () -> taskQueries.inbox(mine, Inbox.Order.DUE, Inbox.Cursor.START, 9))
                        .rows())
                .extracting(TaskRow::reference)
                .containsExactly(submitted.get(3));
        assertThat(inbox(applicant)).isEmpty();
    }

    @Test
    void the_inbox_pages_over_tasks_that_came_at_the_same_moment_by_either_order() {
        var submitted = new ArrayList<Reference>();
        for (int i = 0; i < 3; i++) {
            submitted.add(inReview().reference());
        }
        for (Inbox.Order order : Inbox.Order.values()) {
            Inbox first = as(officer, () -> taskQueries.inbox(Inbox.Filter.ANY, order, Inbox.Cursor.START, 2));
            var after = first.next().orElseThrow();
            Inbox second = as(officer, () -> taskQueries.inbox(Inbox.Filter.ANY, order, after, 2));
            assertThat(first.rows()).extracting(TaskRow::reference).isEqualTo(submitted.subList(0, 2));
            assertThat(second.rows()).extracting(TaskRow::reference).isEqualTo(submitted.subList(2, 3));
            assertThat(second.next()).isEmpty();
        }
    }

    @Test
    void two_officers_who_ask_for_the_next_task_at_once_get_different_ones() throws Exception {
        inReview();
        inReview();
        NextTask next = nextTask();
        var start = new CyclicBarrier(2);
        var pool = Executors.newFixedThreadPool(2);
        try {
            var got = pool.invokeAll(Stream.of(officer, colleague)
                    .<Callable<Optional<Reference>>>map(actor -> () -> {
                        office.callsNow(actor);
                        start.await();
                        return next.claim();
                    })
                    .toList());
            assertThat(Set.of(got.get(0).get().orElseThrow(), got.get(1).get().orElseThrow()))
                    .hasSize(2);
        } finally {
            pool.shutdown();
        }
        office.callsNow(supervisor);
        assertThat(next.claim()).isEmpty();
    }

    @Test
    void nobody_gets_their_own_case_as_the_next_task() {
        Reference reference = inReview().reference();
        office.callsNow(Actor.person(applicant.id(), Assurance.BASIC, officer.roles(), Channel.PORTAL));
        assertThat(nextTask().claim()).isEmpty();
        office.callsNow(officer);
        assertThat(nextTask().claim()).contains(reference);
    }

    /** Each of its calls is a transaction of its own, as in the container. */
    private NextTask nextTask() {
        return database.with(TaskQueries.class, new TaskQueries() {
                    @Override
                    public List<Reference> free(int most) {
                        return database.inTransaction(() -> taskQueries.free(most));
                    }
                })
                .with(Tasks.class, new Tasks() {
                    @Override
                    public void claim(Reference reference) {
                        database.inTransaction(() -> tasks.claim(reference));
                    }
                })
                .bean(NextTask.class);
    }

    @Test
    void a_weak_sign_in_is_not_enough() {
        var weak = Actor.person(applicant.id(), Assurance.NONE, Map.of(), Channel.PORTAL);
        assertThatThrownBy(() -> as(weak, () -> drafts.start("id-card-replacement")))
                .isInstanceOf(AssuranceTooLow.class);
    }
}
