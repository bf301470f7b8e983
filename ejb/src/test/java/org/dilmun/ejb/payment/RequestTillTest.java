package org.dilmun.ejb.payment;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.directory.FeeReturn;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.ledger.JournalEntry;
import org.dilmun.domain.ledger.LedgerAccount;
import org.dilmun.domain.payment.CardEvidence;
import org.dilmun.domain.payment.PaymentAttempt;
import org.dilmun.domain.payment.PaymentMoveRefused;
import org.dilmun.domain.payment.PaymentOrder;
import org.dilmun.domain.payment.Purpose;
import org.dilmun.domain.payment.Refund;
import org.dilmun.domain.payment.RefundCause;
import org.dilmun.domain.request.ChangedMeanwhile;
import org.dilmun.domain.request.Charge;
import org.dilmun.domain.request.Request;
import org.dilmun.domain.request.RequestStatus;
import org.dilmun.domain.request.Task;
import org.dilmun.domain.request.WaitingOn;
import org.dilmun.ejb.access.Refused;
import org.dilmun.ejb.party.Bodies;
import org.dilmun.ejb.payment.OwnPayment.State;
import org.dilmun.ejb.payment.PaymentGateway.Capture;
import org.dilmun.ejb.persistence.OnDatabase;
import org.dilmun.ejb.persistence.TestDatabase;
import org.dilmun.ejb.request.Cases;
import org.dilmun.ejb.request.RequestQueries;
import org.dilmun.ejb.request.Requests;
import org.dilmun.ejb.request.TestOffice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.dilmun.ejb.request.Fixtures.ID_CARD;

/** Cases and payments, joined as in the product; only the gateway is played. */
@OnDatabase
class RequestTillTest {

    private static final Capture CAPTURE = new Capture(
            "S1", Money.parse("BHD 4.500"), new CardEvidence("411111******1111", "visa", "730908000001", "A1B2C3"));

    private final TestOffice office = new TestOffice();
    private final TestDatabase database = office.database();

    private Requests requests;
    private RequestQueries requestQueries;
    private PaymentQueries queries;
    private Actor applicant;
    private Actor neighbour;

    @BeforeEach
    void arrange() {
        office.collecting().open(ID_CARD);
        applicant = office.person("850101345");
        neighbour = office.person("850101346");
        requests = office.bean(Requests.class);
        requestQueries = office.bean(RequestQueries.class);
        queries = office.bean(PaymentQueries.class);
    }

    @AfterEach
    void close() {
        office.close();
    }

    private <T> T as(Actor actor, Supplier<T> work) {
        return office.as(actor, work);
    }

    private Request submit(String delivery) {
        return office.submit(applicant, office.filledIn(applicant, ID_CARD.code(), delivery));
    }

    private PaymentOrder order(Request request) {
        return office.order(request);
    }

    private OwnPayment own(PaymentOrder order) {
        return as(applicant, () -> queries.getOwn(order.reference()));
    }

    private PaymentAttempt start(PaymentOrder order) {
        return office.startPaying(applicant, order);
    }

    private void settle(PaymentAttempt attempt, Answer<Capture> answer) {
        office.settle(attempt, answer);
    }

    @Test
    void a_case_that_comes_to_its_payment_opens_an_order_of_its_charges() {
        Request request = submit("post");
        PaymentOrder order = order(request);
        assertThat(order.amount()).isEqualTo(Money.parse("BHD 4.500"));
        assertThat(order.purpose()).isEqualTo(new Purpose("request", request.id()));
        assertThat(order.bodyId()).isEqualTo(request.bodyId());
        assertThat(order.description().in("en")).isEqualTo("Replacement of a lost or damaged ID card");
        assertThat(own(order).charges())
                .extracting(Charge::amount)
                .containsExactly(Money.parse("BHD 4.000"), Money.parse("BHD 0.500"));
        assertThat(own(order).request()).hasValue(request.reference());
    }

    @Test
    void the_capture_takes_the_case_on_and_nothing_else_does() {
        Request request = submit("post");
        PaymentAttempt attempt = start(order(request));
        settle(attempt, new Answer.Unknown<>(true));
        assertThat(read(request).waitingOn()).isEqualTo(WaitingOn.PAYMENT);

        settle(attempt, new Answer.Yes<>(CAPTURE));
        assertThat(read(request).waitingOn()).isEqualTo(WaitingOn.BODY);
        assertThat(read(request).step()).isEqualTo("review");
        assertThat(own(order(request)).state()).isEqualTo(State.PAID);
        assertThat(own(order(request)).takings().captured())
                .extracting(PaymentAttempt::reference)
                .containsExactly(attempt.reference());
    }

    @Test
    void without_a_gateway_nothing_is_submitted_that_costs_something() {
        office.closeGateway();
        assertThatThrownBy(() -> submit("post")).isInstanceOf(TillClosed.class);
        assertThat(as(applicant, requestQueries::listOwn))
                .extracting(Request::status)
                .containsExactly(RequestStatus.DRAFT);
    }

    @Test
    void an_order_is_open_to_its_payer_only() {
        PaymentOrder order = order(submit("post"));
        assertThatThrownBy(() -> as(neighbour, () -> queries.getOwn(order.reference())))
                .isInstanceOf(Refused.class);
    }

    @Test
    void the_payer_sees_what_became_of_the_last_attempt_and_when_not_to_pay_again() {
        PaymentOrder order = order(submit("post"));
        assertThat(own(order).state()).isEqualTo(State.OPEN);
        PaymentAttempt first = start(order);
        assertThat(own(order).state()).isEqualTo(State.OPEN);
        settle(first, new Answer.No<>(Answer.Reason.DECLINED, "51"));
        assertThat(own(order).state()).isEqualTo(State.DECLINED);
        settle(start(order), new Answer.No<>(Answer.Reason.CANCELLED, null));
        assertThat(own(order).state()).isEqualTo(State.ABANDONED);

        PaymentAttempt third = start(order);
        office.at(office.now().plus(Duration.ofMinutes(15)));
        assertThat(own(order).state())
                .as("the page has closed, and nobody has said what happened")
                .isEqualTo(State.UNKNOWN);
        settle(third, new Answer.Yes<>(CAPTURE));
        assertThat(own(order).state()).isEqualTo(State.PAID);
    }

    @Test
    void nobody_can_pay_for_a_withdrawn_case_and_money_under_way_is_not_lost() {
        Request request = submit("post");
        PaymentAttempt attempt = start(order(request));
        int shown = read(request).version();
        as(applicant, () -> requests.withdraw(request.reference(), shown, FeeReturn.UNSTATED));
        assertThat(own(order(request)).state()).isEqualTo(State.CANCELLED);
        assertThatThrownBy(() -> start(order(request))).isInstanceOf(PaymentMoveRefused.class);

        settle(attempt, new Answer.Yes<>(CAPTURE));
        assertThat(read(request).status()).isEqualTo(RequestStatus.WITHDRAWN);
        assertThat(entries()).containsExactly("CAPTURE 1200 2400 BHD 4.500", "REFUND_OWED 2400 2300 BHD 4.500");
        assertThat(refund().cause()).isEqualTo(RefundCause.NOT_AWAITED);
        assertThat(refund().requestedBy()).isEqualTo("system:payment");
        assertThat(refund().inquiry().nextAt()).as("it is sent at once").isEqualTo(office.now());
    }

    @Test
    void a_fee_that_the_service_returns_is_owed_with_the_withdrawal() {
        Request request = paid();
        assertThat(withdrawal(request, "full")).isEqualTo(FeeReturn.FULL);
        assertThat(refund().cause()).isEqualTo(RefundCause.WITHDRAWN);
        assertThat(refund().reason()).isNull();
        long body = request.bodyId();
        assertThat(entries())
                .containsExactlyInAnyOrder(
                        "CAPTURE 1200 2100/" + body + " BHD 4.000",
                        "CAPTURE 1200 2100/" + post() + " BHD 0.500",
                        "REFUND_OWED 2100/" + body + " 2300 BHD 4.000",
                        "REFUND_OWED 2100/" + post() + " 2300 BHD 0.500");
    }

    /** Who delivers, and gets what that costs. */
    private long post() {
        return database.inTransaction(
                () -> office.bean(Bodies.class).get("post").id());
    }

    @Test
    void once_an_officer_has_begun_nothing_is_promised_any_more() {
        Request request = paid();
        database.inTransaction(() -> database.entityManager()
                .createQuery("select t from Task t", Task.class)
                .getSingleResult()
                .claim(neighbour));
        assertThat(withdrawal(request, "full")).isEqualTo(FeeReturn.UNSTATED);
        assertThat(own(order(request)).state()).isEqualTo(State.PAID);
    }

    @Test
    void a_fee_of_which_nothing_is_stated_stays_with_the_body() {
        Request request = paid();
        assertThat(withdrawal(request, null)).isEqualTo(FeeReturn.UNSTATED);
        assertThat(entries())
                .containsExactlyInAnyOrder(
                        "CAPTURE 1200 2100/" + request.bodyId() + " BHD 4.000",
                        "CAPTURE 1200 2100/" + post() + " BHD 0.500");
        assertThat(own(order(request)).state()).isEqualTo(State.PAID);
    }

    @Test
    void a_withdrawal_that_was_shown_another_promise_is_refused() {
        Request request = paid();
        int shown = read(request).version();
        assertThatThrownBy(() -> as(applicant, () -> requests.withdraw(request.reference(), shown, FeeReturn.FULL)))
                .isInstanceOf(ChangedMeanwhile.class);
        assertThat(read(request).status()).isEqualTo(RequestStatus.OPEN);
    }

    @Test
    void a_withdrawal_and_the_capture_at_once_never_wait_for_each_other_for_ever() throws Exception {
        var threads = Executors.newFixedThreadPool(2);
        try {
            for (int round = 0; round < 40; round++) {
                Request request = submit("post");
                PaymentAttempt attempt = start(order(request));
                int shown = read(request).version();
                var start = new CyclicBarrier(2);
                Future<?> withdrawal = threads.submit(() -> {
                    start.await();
                    return as(applicant, () -> requests.withdraw(request.reference(), shown, FeeReturn.UNSTATED));
                });
                Future<?> capture = threads.submit(() -> {
                    start.await();
                    settle(attempt, new Answer.Yes<>(CAPTURE));
                    return null;
                });
                capture.get(8, TimeUnit.SECONDS);
                boolean withdrawn = refusal(withdrawal).isEmpty();
                assertThat(read(request).status())
                        .as("round %d", round)
                        .isEqualTo(withdrawn ? RequestStatus.WITHDRAWN : RequestStatus.OPEN);
                assertThat(own(order(request)).state()).isEqualTo(withdrawn ? State.CANCELLED : State.PAID);
            }
        } finally {
            threads.shutdownNow();
        }
        var all = entries();
        assertThat(all)
                .as("each once; what the delivery costs comes beside it")
                .filteredOn(entry -> entry.startsWith("CAPTURE") && !entry.endsWith(" BHD 0.500"))
                .hasSize(40);
        assertThat(all.stream().filter(entry -> entry.equals("CAPTURE 1200 2400 BHD 4.500")))
                .as("what came for a withdrawn case is owed back")
                .hasSameSizeAs(all.stream()
                        .filter(entry -> entry.equals("REFUND_OWED 2400 2300 BHD 4.500"))
                        .toList());
    }

    /** @return why it was refused: the capture was faster; anything else fails */
    private static Optional<ChangedMeanwhile> refusal(Future<?> withdrawal) throws Exception {
        try {
            withdrawal.get(8, TimeUnit.SECONDS);
            return Optional.empty();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ChangedMeanwhile slower) {
                return Optional.of(slower);
            }
            throw e;
        }
    }

    private Request paid() {
        Request request = submit("post");
        settle(start(order(request)), new Answer.Yes<>(CAPTURE));
        return request;
    }

    /** Withdraws from a service whose body has stated that rule, or none. */
    private FeeReturn withdrawal(Request request, String rule) {
        if (rule != null) {
            database.inTransaction(() -> keepToVersionWith(request, "\"refund\":{\"withdrawn\":\"" + rule + "\"}"));
        }
        FeeReturn fee = as(applicant, () -> database.bean(Cases.class).feeWhenWithdrawn(read(request.reference())));
        int shown = read(request).version();
        as(applicant, () -> requests.withdraw(request.reference(), shown, fee));
        return fee;
    }

    /** A version never changes: the case gets another one. */
    private void keepToVersionWith(Request request, String rule) {
        database.entityManager()
                .createNativeQuery(
                        "insert into service_version (id, code, version_no, content_hash, origin, content, created_at)"
                                + " select id + 1, code, version_no + 1, content_hash, origin, replace(content, ?1, ?2), created_at"
                                + " from service_version where id = ?3")
                .setParameter(1, "\"prefix\":\"IDC\"")
                .setParameter(2, "\"prefix\":\"IDC\"," + rule)
                .setParameter(3, request.versionId())
                .executeUpdate();
        database.entityManager()
                .createNativeQuery("update request set service_version_id = service_version_id + 1 where id = ?1")
                .setParameter(1, request.id())
                .executeUpdate();
    }

    private Request read(Reference reference) {
        return requestQueries.getOwn(reference);
    }

    private Refund refund() {
        return database.inTransaction(() -> database.entityManager()
                .createQuery("select r from Refund r", Refund.class)
                .getSingleResult());
    }

    /** Kind, debit, credit and amount of each entry, in the order of the journal. */
    private List<String> entries() {
        return database.inTransaction(() -> database.entityManager()
                .createQuery("select e from JournalEntry e order by e.id", JournalEntry.class)
                .getResultStream()
                .flatMap(entry -> entry.movements().stream()
                        .map(moved -> entry.kind() + " " + number(moved.debit()) + " " + number(moved.credit()) + " "
                                + moved.amount()))
                .toList());
    }

    private static String number(LedgerAccount account) {
        return account.chart().number() + (account.bodyId() == null ? "" : "/" + account.bodyId());
    }

    private Request read(Request request) {
        return as(applicant, () -> requestQueries.getOwn(request.reference()));
    }
}
