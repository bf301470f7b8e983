package org.dilmun.ejb.request;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.access.Role;
import org.dilmun.domain.directory.FeeReturn;
import org.dilmun.domain.directory.Workflow;
import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.request.ChangedMeanwhile;
import org.dilmun.domain.request.HistoryEntry;
import org.dilmun.domain.request.Request;
import org.dilmun.domain.request.RequestStatus;
import org.dilmun.ejb.persistence.OnDatabase;

import static org.assertj.core.api.Assertions.assertThat;

/** What happens to cases whose officers let the time pass. Submitted on a Sunday, they are due on the Tuesday. */
@OnDatabase
class OverdueTasksTest {

    private static final LocalizedText TIME_UP = LocalizedText.of(
            "انقضت المهلة دون استكمال المتطلبات.", "The time passed and the requirements were not met.");
    private static final Instant TUESDAY_EVENING = Instant.parse("2017-11-07T20:00:00Z");
    private static final Instant WEDNESDAY = Instant.parse("2017-11-07T21:00:00Z");

    private final TestOffice office = new TestOffice();
    private final HeardMoves heard = new HeardMoves();

    private Actor applicant;
    private Actor officer;
    private Actor supervisor;

    @BeforeEach
    void arrange() {
        office.database().with(CaseListeners.class, heard);
        office.collecting()
                .open(
                        Fixtures.overdue("silent", null, null),
                        Fixtures.overdue("remind", Workflow.Overdue.REMIND, null),
                        Fixtures.overdue("escalate", Workflow.Overdue.ESCALATE, null),
                        Fixtures.overdue("reject", Workflow.Overdue.REJECT, TIME_UP),
                        Fixtures.overdue("approve", Workflow.Overdue.APPROVE, null));
        applicant = office.person("850101345");
        officer = office.person("850101346", Role.OFFICER);
        supervisor = office.person("850101348", Role.SUPERVISOR);
    }

    @AfterEach
    void close() {
        office.close();
    }

    private Reference submitted(String service) {
        return office.submit(applicant, office.filledIn(applicant, service, "centre"))
                .reference();
    }

    private void runJob(Instant at) {
        office.at(at);
        office.does(Actor.NOBODY, () -> office.bean(SeeToOverdueTasks.class).work());
    }

    private Request shown(Reference reference) {
        return office.as(applicant, () -> office.bean(RequestQueries.class).getOwn(reference));
    }

    private HistoryEntry last(Reference reference) {
        List<HistoryEntry> history = shown(reference).history();
        return history.get(history.size() - 1);
    }

    private List<TaskRow> inbox(Actor official, Inbox.Filter filter) {
        return office.as(official, () -> office.bean(TaskQueries.class)
                        .inbox(filter, Inbox.Order.DUE, Inbox.Cursor.START, 10))
                .rows();
    }

    @Test
    void where_the_descriptor_says_nothing_the_case_only_shows_as_late() {
        Reference silent = submitted("silent");
        runJob(WEDNESDAY);
        assertThat(shown(silent).status()).isEqualTo(RequestStatus.OPEN);
        assertThat(office.audited(silent)).containsExactly("request.submit");
    }

    @Test
    void a_reminder_goes_out_once_when_the_last_day_has_passed() {
        Reference late = submitted("remind");
        runJob(TUESDAY_EVENING);
        assertThat(heard.moves()).containsExactly("DRAFT -> OPEN");
        runJob(WEDNESDAY);
        runJob(WEDNESDAY.plusSeconds(86_400));
        assertThat(heard.moves()).containsExactly("DRAFT -> OPEN", "overdue review");
        assertThat(office.audited(late)).containsExactly("request.submit", "task.remind");
        assertThat(shown(late).status()).isEqualTo(RequestStatus.OPEN);
    }

    @Test
    void an_escalated_task_stands_in_the_view_of_what_was_escalated_and_stays_to_be_done() {
        Reference late = submitted("escalate");
        submitted("silent");
        var escalated = new Inbox.Filter(null, null, null, true);
        runJob(TUESDAY_EVENING);
        assertThat(inbox(supervisor, escalated)).isEmpty();
        runJob(WEDNESDAY);
        assertThat(inbox(supervisor, escalated)).singleElement().satisfies(row -> {
            assertThat(row.reference()).isEqualTo(late);
            assertThat(row.escalatedAt()).isEqualTo(WEDNESDAY);
        });
        assertThat(inbox(supervisor, Inbox.Filter.ANY)).hasSize(2);
        office.act(officer, late, "approve", null, "");
        assertThat(inbox(supervisor, escalated)).isEmpty();
        assertThat(office.audited(late)).containsExactly("request.submit", "task.escalate", "request.approve");
    }

    @Test
    void the_system_rejects_as_an_officer_would_and_the_history_says_that_it_did() {
        Reference late = submitted("reject");
        runJob(WEDNESDAY);
        assertThat(shown(late).status()).isEqualTo(RequestStatus.REJECTED);
        assertThat(last(late).actor()).isEqualTo("system:overdue");
        assertThat(last(late).part()).isEqualTo(HistoryEntry.Part.PLATFORM);
        assertThat(last(late).reason().saved()).isEqualTo(TIME_UP);
        assertThat(heard.moves()).containsExactly("DRAFT -> OPEN", "OPEN -> REJECTED");
        assertThat(office.audited(late)).containsExactly("request.submit", "request.reject");
    }

    @Test
    void the_system_approves_even_what_an_officer_has_taken_and_the_officer_comes_too_late() {
        Reference late = submitted("approve");
        office.does(officer, () -> office.bean(Tasks.class).claim(late));
        int shown = shown(late).version();
        runJob(WEDNESDAY);
        assertThat(shown(late).status()).isEqualTo(RequestStatus.COMPLETED);
        assertThat(last(late).actor()).isEqualTo("system:overdue");
        assertThat(office.refusal(officer, () -> office.bean(Requests.class).act(late, shown, "reject", null, "سبب")))
                .isInstanceOf(ChangedMeanwhile.class);
        assertThat(inbox(officer, Inbox.Filter.ANY)).isEmpty();
    }

    @Test
    void nothing_happens_on_a_day_off_and_nothing_to_what_was_decided_or_withdrawn_in_time() {
        office.at(Instant.parse("2017-11-07T08:00:00Z")); // due on Thursday
        Reference open = submitted("reject");
        Reference approved = submitted("reject");
        Reference withdrawn = submitted("reject");
        office.act(officer, approved, "approve", null, "");
        int version = shown(withdrawn).version();
        office.as(applicant, () -> office.bean(Requests.class).withdraw(withdrawn, version, FeeReturn.UNSTATED));
        runJob(Instant.parse("2017-11-11T08:00:00Z")); // Saturday
        assertThat(shown(open).status()).isEqualTo(RequestStatus.OPEN);
        runJob(Instant.parse("2017-11-12T08:00:00Z"));
        assertThat(shown(open).status()).isEqualTo(RequestStatus.REJECTED);
        assertThat(shown(approved).status()).isEqualTo(RequestStatus.COMPLETED);
        assertThat(shown(withdrawn).status()).isEqualTo(RequestStatus.WITHDRAWN);
    }

    @Test
    void two_nodes_that_come_to_the_same_task_at_once_decide_once() throws Exception {
        Reference late = submitted("approve");
        office.at(WEDNESDAY);
        OverdueTasks overdue = office.bean(OverdueTasks.class);
        WatchedTask task = office.as(Actor.NOBODY, () -> overdue.list(WatchedTask.START, 10))
                .get(0);
        var start = new CyclicBarrier(2);
        Callable<Void> node = () -> {
            start.await();
            office.does(Actor.NOBODY, () -> overdue.seeTo(task));
            return null;
        };
        var pool = Executors.newFixedThreadPool(2);
        try {
            for (var done : pool.invokeAll(List.of(node, node))) {
                done.get();
            }
        } finally {
            pool.shutdown();
        }
        assertThat(office.audited(late)).containsExactly("request.submit", "request.approve");
        assertThat(shown(late).history())
                .filteredOn(entry -> entry.to() == RequestStatus.COMPLETED)
                .hasSize(1);
        assertThat(heard.moves()).containsExactly("DRAFT -> OPEN", "OPEN -> COMPLETED");
    }

    @Test
    void a_stretch_of_the_list_goes_on_where_the_one_before_ended() {
        submitted("remind");
        submitted("escalate");
        submitted("remind");
        office.at(WEDNESDAY);
        OverdueTasks overdue = office.bean(OverdueTasks.class);
        List<WatchedTask> all = office.as(Actor.NOBODY, () -> overdue.list(WatchedTask.START, 10));
        assertThat(all).hasSize(3);
        assertThat(office.as(Actor.NOBODY, () -> overdue.list(all.get(1), 10))).isEqualTo(all.subList(2, 3));
        assertThat(office.as(Actor.NOBODY, () -> overdue.list(WatchedTask.START, 2)))
                .isEqualTo(all.subList(0, 2));
    }
}
