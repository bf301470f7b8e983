package org.dilmun.ejb.request;

import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.access.Role;
import org.dilmun.domain.expression.ExpressionFailed;
import org.dilmun.domain.kernel.NotFound;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.party.Person;
import org.dilmun.domain.request.Request;
import org.dilmun.domain.request.RequestStatus;
import org.dilmun.domain.request.SupportTask;
import org.dilmun.domain.request.SupportTask.Failure;
import org.dilmun.domain.request.SupportTask.Operation;
import org.dilmun.domain.request.WaitingOn;
import org.dilmun.ejb.access.Refused;
import org.dilmun.ejb.operations.Diagnostic;
import org.dilmun.ejb.persistence.OnDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.dilmun.ejb.request.Fixtures.ID_CARD;

/** The code of a service fails. That the note of it outlives the work that is lost, {@code SupportIT} shows. */
@OnDatabase
class SupportTasksTest {

    private final TestOffice office = new TestOffice();
    private final Moody moody = new Moody();

    private SupportTasks support;
    private Actor applicant;
    private Actor officer;
    private Actor operator;

    /** A service whose code throws what it likes, after it has written something. */
    private final class Moody implements ServiceHandler {

        private Operation fails;

        @Override
        public String service() {
            return ID_CARD.code();
        }

        @Override
        public Map<String, String> prefill(Person person) {
            fail(Operation.PREFILL);
            return Map.of();
        }

        @Override
        public Map<String, String> validate(Request request) {
            fail(Operation.VALIDATE);
            return Map.of();
        }

        @Override
        public void complete(Request request) {
            office.database()
                    .entityManager()
                    .createNativeQuery("update job_lease set last_failure = 'touched' where job_name = 'figures'")
                    .executeUpdate();
            fail(Operation.COMPLETE);
        }

        private void fail(Operation operation) {
            if (operation == fails) {
                throw new UnsupportedOperationException("not today");
            }
        }
    }

    @BeforeEach
    void arrange() {
        office.handling(moody).database().with(PaymentStep.class, (request, charges) -> {});
        office.open(ID_CARD);
        support = office.bean(SupportTasks.class);
        applicant = office.person("850101345");
        officer = office.person("850101347", Role.OFFICER);
        operator = office.person("850101348", Role.OPERATOR);
    }

    @AfterEach
    void close() {
        office.close();
    }

    private Request own(Reference reference) {
        return office.as(applicant, () -> office.bean(RequestQueries.class).getOwn(reference));
    }

    private String touched() {
        return office.database().inTransaction(() -> (String) office.database()
                .entityManager()
                .createNativeQuery("select last_failure from job_lease where job_name = 'figures'")
                .getSingleResult());
    }

    private Failure failure(Operation operation, Reference reference) {
        return new Failure(operation, reference, ID_CARD.code(), "org.example.Moody", "e".repeat(600));
    }

    private SupportTask noted(Operation operation, Reference reference) {
        office.does(officer, () -> support.told(failure(operation, reference), new IllegalStateException()));
        return office.as(operator, () -> support.list(10)).get(0);
    }

    @Test
    void a_decision_that_fails_leaves_the_case_where_it_was() {
        Request shown = office.inReview(applicant);
        moody.fails = Operation.COMPLETE;
        assertThatThrownBy(() -> office.act(officer, shown.reference(), "approve", null, ""))
                .isInstanceOf(ServiceFailed.class);
        Request after = own(shown.reference());
        assertThat(after.status()).isEqualTo(RequestStatus.OPEN);
        assertThat(after.version()).isEqualTo(shown.version());
        assertThat(after.history()).hasSameSizeAs(shown.history());
        assertThat(touched()).isNull();
        moody.fails = null;
        office.act(officer, shown.reference(), "approve", null, "");
        assertThat(own(shown.reference()).status()).isEqualTo(RequestStatus.COMPLETED);
        assertThat(touched()).isEqualTo("touched");
    }

    @Test
    void nothing_is_begun_or_submitted_past_a_code_that_fails() {
        Reference draft = office.filledIn(applicant, ID_CARD.code(), "centre");
        moody.fails = Operation.VALIDATE;
        assertThatThrownBy(() -> office.submit(applicant, draft)).isInstanceOf(ServiceFailed.class);
        assertThat(own(draft).status()).isEqualTo(RequestStatus.DRAFT);
        moody.fails = Operation.PREFILL;
        assertThat(office.refusal(officer, () -> office.bean(Drafts.class).start(ID_CARD.code())))
                .isInstanceOf(ServiceFailed.class);
    }

    @Test
    void what_fails_again_is_the_same_task_and_another_operation_is_another() {
        Reference reference = office.inReview(applicant).reference();
        noted(Operation.COMPLETE, reference);
        SupportTask again = noted(Operation.COMPLETE, reference);
        assertThat(again.times()).isEqualTo(2);
        assertThat(again.stopped()).isEqualTo(officer.recorded());
        assertThat(again.error()).hasSize(500);
        noted(Operation.PREFILL, null);
        noted(Operation.PREFILL, null);
        assertThat(office.as(operator, () -> support.list(10))).hasSize(2);
    }

    @Test
    void it_is_for_operators_and_closed_when_it_is_mended() {
        Reference reference = office.inReview(applicant).reference();
        SupportTask task = noted(Operation.COMPLETE, reference);
        assertThat(office.refusal(officer, () -> support.list(10))).isInstanceOf(Refused.class);
        assertThat(office.refusal(officer, () -> support.get(task.id()))).isInstanceOf(Refused.class);
        office.does(operator, () -> support.tried(task.id(), false));
        assertThat(office.as(operator, () -> support.list(10))).hasSize(1);
        office.does(operator, () -> support.tried(task.id(), true));
        assertThat(office.as(operator, () -> support.list(10))).isEmpty();
        assertThat(office.refusal(operator, () -> support.get(task.id()))).isInstanceOf(NotFound.class);
        assertThat(office.audited(reference)).endsWith("support.retry", "support.retry");
        assertThat(noted(Operation.COMPLETE, reference).times()).isEqualTo(1);
    }

    @Test
    void a_trial_does_it_and_takes_it_back() {
        Request shown = office.inReview(applicant);
        SupportTask task = noted(Operation.COMPLETE, shown.reference());
        SupportTrial trial = office.bean(SupportTrial.class);
        assertThatThrownBy(() -> office.does(operator, () -> trial.carryOut(task)))
                .isInstanceOf(SupportTrial.Passed.class);
        assertThat(touched()).isNull();
        moody.fails = Operation.COMPLETE;
        assertThatThrownBy(() -> office.does(operator, () -> trial.carryOut(task)))
                .isInstanceOf(ServiceFailed.class);
        assertThat(own(shown.reference()).status()).isEqualTo(RequestStatus.OPEN);
    }

    @Test
    void money_for_a_case_that_cannot_go_on_is_kept_and_takes_it_on_afterwards() {
        Request waiting = office.submit(applicant, office.filledIn(applicant, ID_CARD.code(), "centre"));
        SupportTask task = noted(Operation.COMPLETE, waiting.reference());
        office.does(Actor.NOBODY, () -> office.bean(Requests.class).paid(waiting.id()));
        assertThat(own(waiting.reference()).waitingOn()).isEqualTo(WaitingOn.PAYMENT);
        assertThat(office.audited(waiting.reference())).endsWith("request.paid-held");
        assertThat(office.as(operator, () -> support.get(task.id())).isPaid()).isTrue();
        office.does(operator, () -> support.tried(task.id(), true));
        office.does(operator, () -> office.bean(Requests.class).goOnPaid(waiting.reference()));
        assertThat(own(waiting.reference()).waitingOn()).isNotEqualTo(WaitingOn.PAYMENT);
    }

    @Test
    void an_expression_that_fails_is_told_too() {
        Reference draft = office.filledIn(applicant, ID_CARD.code(), "centre");
        assertThat(office.refusal(
                        applicant, () -> office.bean(Expressions.class).guarded(ID_CARD.code(), draft, () -> {
                            throw new ExpressionFailed("a / b", new ArithmeticException());
                        })))
                .isInstanceOf(ServiceFailed.class);
        SupportTask task = noted(Operation.EXPRESSION, draft);
        assertThatThrownBy(() -> office.does(
                        operator, () -> office.bean(SupportTrial.class).carryOut(task)))
                .isInstanceOf(SupportTrial.Passed.class);
        assertThat(task.reference()).isEqualTo(draft);
    }

    @Test
    void the_operator_sees_that_something_failed() {
        noted(Operation.PREFILL, null);
        assertThat(office.as(
                        operator, () -> office.bean(SupportDiagnostics.class).read(office.now())))
                .singleElement()
                .satisfies(line -> assertThat(line.state()).isEqualTo(Diagnostic.State.BAD));
    }
}
