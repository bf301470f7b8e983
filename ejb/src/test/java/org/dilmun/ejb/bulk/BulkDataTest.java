package org.dilmun.ejb.bulk;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.joda.money.Money;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.access.Channel;
import org.dilmun.domain.access.Role;
import org.dilmun.domain.directory.Facts;
import org.dilmun.domain.directory.ServiceVersion;
import org.dilmun.domain.identity.Assurance;
import org.dilmun.domain.identity.SignInOrigin;
import org.dilmun.domain.ledger.ChartAccount;
import org.dilmun.domain.party.Person;
import org.dilmun.domain.payment.AttemptStatus;
import org.dilmun.domain.payment.OrderStatus;
import org.dilmun.domain.payment.PaymentAttempt;
import org.dilmun.domain.payment.PaymentOrder;
import org.dilmun.domain.request.HistoryEntry;
import org.dilmun.domain.request.Request;
import org.dilmun.domain.request.RequestStatus;
import org.dilmun.domain.request.Task;
import org.dilmun.domain.request.WaitingOn;
import org.dilmun.ejb.access.Caller;
import org.dilmun.ejb.country.BusinessClock;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.identity.SignIns;
import org.dilmun.ejb.ledger.Ledger;
import org.dilmun.ejb.party.Bodies;
import org.dilmun.ejb.party.People;
import org.dilmun.ejb.persistence.OnDatabase;
import org.dilmun.ejb.persistence.TestDatabase;
import org.dilmun.ejb.request.FormValidator;
import org.dilmun.ejb.request.Inbox;
import org.dilmun.ejb.request.RequestFees;
import org.dilmun.ejb.request.TaskQueries;

import static org.assertj.core.api.Assertions.assertThat;

/** What is generated is what the product would have written. */
@OnDatabase
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BulkDataTest {

    private static final Instant UNTIL = Instant.parse("2017-11-05T08:00:00Z");
    private static final BulkData.Size SIZE = new BulkData.Size(120, 400, 7, UNTIL);

    private final Caller caller = new Caller();
    private final TestDatabase database = empty();
    private BulkData.Filled filled;

    private TestDatabase empty() {
        return new TestDatabase().with(Caller.class, caller).with(BusinessClock.class, () -> UNTIL);
    }

    @BeforeAll
    void fill() throws SQLException {
        filled = new BulkData(database, SIZE).fill();
    }

    @AfterAll
    void close() {
        database.close();
    }

    private <T> List<T> all(Class<T> type) {
        return database.entityManager()
                .createQuery("select x from " + type.getSimpleName() + " x", type)
                .getResultList();
    }

    @Test
    void it_is_as_much_as_was_asked_for() {
        assertThat(filled.rows())
                .containsEntry("person", 120L)
                .containsEntry("account", 120L)
                .containsEntry("request", 400L);
        database.inTransaction(() -> assertThat(all(Request.class))
                .extracting(Request::status)
                .contains(
                        RequestStatus.DRAFT,
                        RequestStatus.OPEN,
                        RequestStatus.RETURNED,
                        RequestStatus.COMPLETED,
                        RequestStatus.REJECTED,
                        RequestStatus.WITHDRAWN));
    }

    @Test
    void the_history_of_each_case_ends_where_the_case_stands() {
        database.inTransaction(() -> assertThat(all(Request.class)).allSatisfy(request -> {
            RequestStatus status = RequestStatus.DRAFT;
            int number = 0;
            Instant at = request.createdAt();
            for (HistoryEntry entry : request.history()) {
                assertThat(entry.number()).isEqualTo(++number);
                assertThat(entry.from()).isEqualTo(status);
                assertThat(entry.to() == RequestStatus.OPEN || entry.from().mayBecome(entry.to()))
                        .isTrue();
                assertThat(entry.at()).isAfterOrEqualTo(at);
                status = entry.to();
                at = entry.at();
            }
            assertThat(request.status()).isEqualTo(status);
            assertThat(request.closedAt() != null).isEqualTo(status.closed());
            assertThat(request.historySince(request.version())).isEmpty();
            assertThat(at).isBefore(UNTIL);
        }));
    }

    @Test
    void the_answers_of_each_case_are_what_its_form_accepts() {
        var validator = database.bean(FormValidator.class);
        database.inTransaction(() -> assertThat(all(Request.class)).allSatisfy(request -> assertThat(
                        validator.judge(service(request).descriptor().form(), facts(request), request.answers()))
                .isEqualTo(new FormValidator.Verdict(request.answers(), Map.of()))));
    }

    private Facts facts(Request request) {
        Person applicant = database.bean(People.class).get(request.applicantId());
        return new Facts(
                database.bean(Country.class)
                        .day(request.submittedAt() == null ? request.createdAt() : request.submittedAt()),
                applicant);
    }

    private ServiceVersion service(Request request) {
        return database.entityManager().find(ServiceVersion.class, request.versionId());
    }

    @Test
    void a_case_that_waits_for_its_body_has_the_one_open_task_and_no_other_has_any() {
        database.inTransaction(() -> {
            List<Task> pending = all(Task.class).stream()
                    .filter(task -> task.state().pending())
                    .toList();
            assertThat(pending)
                    .extracting(Task::requestId)
                    .containsExactlyInAnyOrderElementsOf(all(Request.class).stream()
                            .filter(request -> request.waitingOn() == WaitingOn.BODY)
                            .map(Request::id)
                            .toList());
            assertThat(pending)
                    .allSatisfy(task -> assertThat(task.dueOn()).isPresent())
                    .extracting(Task::state)
                    .contains(Task.State.OPEN, Task.State.CLAIMED);
        });
    }

    @Test
    void what_was_paid_stands_in_the_books() {
        var fees = database.bean(RequestFees.class);
        database.inTransaction(() -> {
            List<PaymentOrder> orders = all(PaymentOrder.class);
            assertThat(orders).allSatisfy(order -> {
                var request = database.entityManager()
                        .find(Request.class, order.purpose().id());
                assertThat(order.amount())
                        .isEqualTo(fees.total(
                                fees.assess(service(request).descriptor(), facts(request), request.answers())));
                assertThat(order.status() == OrderStatus.OPEN).isEqualTo(request.waitingOn() == WaitingOn.PAYMENT);
            });
            assertThat(all(PaymentAttempt.class).stream()
                            .filter(attempt -> attempt.status() == AttemptStatus.CAPTURED)
                            .map(PaymentAttempt::orderId))
                    .containsExactlyInAnyOrderElementsOf(
                            paid(orders).map(PaymentOrder::id).toList());
            Money taken = paid(orders).map(PaymentOrder::amount).reduce(Money.parse("BHD 0.000"), Money::plus);
            assertThat(taken).isGreaterThan(Money.parse("BHD 1000.000"));
            assertThat(database.bean(Ledger.class).trialBalance())
                    .isEqualTo(Map.of(ChartAccount.CARD_ACQUIRER, taken, ChartAccount.BODIES_PAYABLE, taken.negated()));
        });
    }

    private static Stream<PaymentOrder> paid(List<PaymentOrder> orders) {
        return orders.stream().filter(order -> order.status() == OrderStatus.PAID);
    }

    @Test
    void an_officer_signs_in_and_pages_through_the_tasks() {
        String number = filled.officers().get(0);
        database.inTransaction(() -> {
            var here = new SignInOrigin("", "127.0.0.1", "a mark");
            assertThat(database.bean(SignIns.class)
                            .signIn(number, BulkData.PASSWORD, here)
                            .session())
                    .isNotBlank();
            long body = database.bean(Bodies.class).get("iga").id();
            long officer =
                    database.bean(People.class).find(number).orElseThrow().id();
            caller.is(Actor.person(officer, Assurance.BASIC, Map.of(body, Set.of(Role.OFFICER)), Channel.PORTAL));
            var first =
                    database.bean(TaskQueries.class).inbox(Inbox.Filter.ANY, Inbox.Order.DUE, Inbox.Cursor.START, 25);
            assertThat(first.rows()).hasSize(25);
            assertThat(first.more()).isTrue();
        });
    }

    @Test
    void one_seed_gives_the_same_data_on_each_database() throws SQLException {
        try (TestDatabase other = empty()) {
            new BulkData(other, SIZE).fill();
            assertThat(dump(other)).isEqualTo(dump(database)).hasSizeGreaterThan(4_000);
        }
    }

    /** Without nonces and salts, and without the ids that the release's bodies and services have on a database. */
    private static List<String> dump(TestDatabase from) throws SQLException {
        var lines = new ArrayList<String>();
        for (String rows : List.of(
                "id, kind, name from party where kind = 'person'",
                "id, number_hash, birth_date, sex, citizen, address, phone from person",
                "id, party_id, assurance, created_at from account",
                "id, version, reference, applicant_id, status, step_id, answers, created_at, changed_at from request",
                "request_id, entry_no, happened_at, status_to, actor, reason, case_version from request_history",
                "id, version, request_id, due_on, task_state, claimed_by, created_at, ended_at from task",
                "id, version, reference, payer_id, amount_minor, purpose_id, order_status, changed_at from payment_order",
                "id, version, reference, order_id, attempt_status, gateway_session, ended_at from payment_attempt",
                "id, entry_kind, source_id, booked_at from journal_entry",
                "entry_id, posting_no, debit_account, credit_account, amount_minor from posting")) {
            dump(from, "select " + rows + " order by 1, 2", lines);
        }
        return lines;
    }

    private static void dump(TestDatabase from, String query, List<String> lines) throws SQLException {
        try (var connection = from.pool().getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(query)) {
            int columns = row.getMetaData().getColumnCount();
            while (row.next()) {
                var line = new StringBuilder();
                for (int i = 1; i <= columns; i++) {
                    line.append(row.getString(i)).append('|');
                }
                lines.add(line.toString());
            }
        }
    }
}
