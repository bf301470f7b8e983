package org.dilmun.ejb.request;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.access.Role;
import org.dilmun.domain.directory.Fee;
import org.dilmun.domain.directory.FeeReturn;
import org.dilmun.domain.directory.ServiceDescriptor;
import org.dilmun.domain.directory.Withdrawal;
import org.dilmun.domain.directory.Workflow;
import org.dilmun.domain.kernel.Problem;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.payment.CardEvidence;
import org.dilmun.domain.payment.PaymentAttempt;
import org.dilmun.domain.request.ChangedMeanwhile;
import org.dilmun.domain.request.MoveRefused;
import org.dilmun.domain.request.Request;
import org.dilmun.domain.request.RequestStatus;
import org.dilmun.ejb.access.Refused;
import org.dilmun.ejb.payment.Answer;
import org.dilmun.ejb.payment.PaymentGateway.Capture;
import org.dilmun.ejb.persistence.OnDatabase;
import org.dilmun.ejb.request.Withdrawals.Standing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dilmun.ejb.request.Fixtures.ID_CARD;
import static org.dilmun.ejb.request.Fixtures.NOW;

/** How long an applicant may take a request back, as the service says, and what happens at its edges. */
@OnDatabase
class WithdrawalsTest {

    private static final String NUMBER = "920704565";
    private static final Capture CAPTURE = new Capture(
            "S1", Money.parse("BHD 4.500"), new CardEvidence("411111******1111", "visa", "730908000001", "A1B2C3"));

    private final TestOffice office = new TestOffice();

    private Requests requests;
    private RequestQueries queries;
    private Actor applicant;
    private Actor officer;

    @BeforeEach
    void arrange() {
        office.collecting()
                .open(
                        ID_CARD,
                        service("two-days", Fee.UNSTATED, new Withdrawal(null, 48, null)),
                        service("day-of-payment", ID_CARD.fee(), new Withdrawal(null, 24, Withdrawal.After.PAYMENT)),
                        service("until-paid", ID_CARD.fee(), new Withdrawal("payment", null, null)));
        applicant = office.person(NUMBER);
        officer = office.person("850101346", Role.OFFICER);
        requests = office.bean(Requests.class);
        queries = office.bean(RequestQueries.class);
    }

    @AfterEach
    void close() {
        office.close();
    }

    private static ServiceDescriptor service(String code, Fee fee, Withdrawal rule) {
        var refund = new Workflow.Refund(FeeReturn.FULL, null);
        var workflow = new Workflow("WDR", ID_CARD.workflow().steps(), refund, rule);
        return Fixtures.likeIdCard(code, ID_CARD.name(), fee, workflow, null);
    }

    private Request submit(String service) {
        return office.submit(applicant, office.filledIn(applicant, service, "post"));
    }

    private Request read(Reference reference) {
        return office.as(applicant, () -> queries.getOwn(reference));
    }

    private Optional<Standing> standing(Request request) {
        return office.as(applicant, () -> office.bean(Withdrawals.class).of(queries.getOwn(request.reference())));
    }

    private void pay(Request request) {
        PaymentAttempt attempt = office.startPaying(applicant, office.order(request));
        office.settle(attempt, new Answer.Yes<>(CAPTURE));
    }

    private Request withdraw(Request request) {
        int shown = read(request.reference()).version();
        return office.as(applicant, () -> requests.withdraw(request.reference(), shown, FeeReturn.FULL));
    }

    private Problem refusal(Request request) {
        return office.refusal(applicant, () -> withdraw(request));
    }

    @Test
    void who_sets_no_window_lets_people_withdraw_until_the_decision() {
        Request request = submit(ID_CARD.code());
        assertThat(standing(request)).contains(new Standing(true, null, FeeReturn.UNSTATED));
        pay(request);
        office.at(NOW.plus(Duration.ofDays(400)));
        assertThat(standing(request)).contains(new Standing(true, null, FeeReturn.UNSTATED));
        office.act(officer, request.reference(), "approve", null, "");
        assertThat(standing(request)).isEmpty();
        assertThat(refusal(request)).isInstanceOf(MoveRefused.class);
    }

    @Test
    void the_hours_count_from_the_submission_and_their_end_is_no_part_of_them() {
        Request request = submit("two-days");
        Request other = submit("two-days");
        Instant end = NOW.plus(Duration.ofDays(2));
        office.at(end.minusMillis(1));
        assertThat(standing(request)).contains(new Standing(true, end, FeeReturn.FULL));
        assertThat(withdraw(other).status()).isEqualTo(RequestStatus.WITHDRAWN);

        office.at(end);
        assertThat(standing(request)).contains(new Standing(false, end, FeeReturn.FULL));
        assertThat(refusal(request)).isInstanceOf(WithdrawalClosed.class);
        assertThat(read(request.reference()).status()).isEqualTo(RequestStatus.OPEN);
        assertThat(office.audited(request.reference())).doesNotContain("request.withdraw");
    }

    @Test
    void hours_that_count_from_the_payment_do_not_run_before_it() {
        Request request = submit("day-of-payment");
        office.at(NOW.plus(Duration.ofDays(10)));
        assertThat(standing(request)).contains(new Standing(true, null, FeeReturn.FULL));
        pay(request);
        Instant end = NOW.plus(Duration.ofDays(11));
        assertThat(standing(request)).contains(new Standing(true, end, FeeReturn.FULL));
        office.at(end);
        assertThat(refusal(request)).isInstanceOf(WithdrawalClosed.class);
    }

    @Test
    void a_case_that_has_passed_its_last_step_for_it_stays() {
        Request request = submit("until-paid");
        assertThat(standing(request)).contains(new Standing(true, null, FeeReturn.FULL));
        pay(request);
        assertThat(standing(request)).contains(new Standing(false, null, FeeReturn.FULL));
        assertThat(refusal(request)).isInstanceOf(WithdrawalClosed.class);
        office.act(officer, request.reference(), "return", null, "أرفق صورة");
        assertThat(refusal(request)).isInstanceOf(WithdrawalClosed.class);
    }

    @Test
    void a_counter_withdraws_by_the_same_rule_for_the_applicant_and_for_nobody_else() {
        Counter counter = office.bean(Counter.class);
        Actor client = Actor.client(7, office.body(), Set.of("requests.write"));
        Actor foreign = Actor.client(8, office.body() + 1, Set.of("requests.write"));
        Reference reference = submit("two-days").reference();
        int shown = read(reference).version();
        assertThat(office.refusal(client, () -> counter.withdraw(reference, "850312345", shown, FeeReturn.FULL)))
                .isInstanceOf(ApplicantUnknown.class);
        assertThat(office.refusal(foreign, () -> counter.withdraw(reference, NUMBER, shown, FeeReturn.FULL)))
                .isInstanceOf(Refused.class);
        assertThat(office.refusal(client, () -> counter.withdraw(reference, NUMBER, shown, FeeReturn.NONE)))
                .isInstanceOf(ChangedMeanwhile.class);
        office.at(NOW.plus(Duration.ofDays(2)));
        assertThat(office.refusal(client, () -> counter.withdraw(reference, NUMBER, shown, FeeReturn.FULL)))
                .isInstanceOf(WithdrawalClosed.class);
        office.at(NOW);
        office.does(client, () -> counter.withdraw(reference, NUMBER, shown, FeeReturn.FULL));
        assertThat(read(reference).history()).last().satisfies(entry -> assertThat(entry.actor())
                .isEqualTo("client:7"));
    }

    @Test
    void of_a_withdrawal_and_a_decision_at_once_one_counts() throws Exception {
        for (int round = 0; round < 40; round++) {
            Reference reference = submit("two-days").reference();
            int shown = read(reference).version();
            Map<String, Boolean> done = atOnce(
                    () -> office.as(applicant, () -> requests.withdraw(reference, shown, FeeReturn.FULL)),
                    () -> office.as(officer, () -> requests.act(reference, shown, "approve", null, "")));
            assertThat(done.values()).as("round %d", round).containsExactlyInAnyOrder(true, false);
            assertThat(read(reference).status())
                    .isEqualTo(done.get("first") ? RequestStatus.WITHDRAWN : RequestStatus.COMPLETED);
        }
    }

    @Test
    void of_a_withdrawal_and_the_capture_that_ends_its_window_one_counts_and_no_money_is_lost() throws Exception {
        for (int round = 0; round < 40; round++) {
            Request request = submit("until-paid");
            PaymentAttempt attempt = office.startPaying(applicant, office.order(request));
            int shown = read(request.reference()).version();
            Map<String, Boolean> done = atOnce(
                    () -> office.as(applicant, () -> requests.withdraw(request.reference(), shown, FeeReturn.FULL)),
                    () -> {
                        office.settle(attempt, new Answer.Yes<>(CAPTURE));
                        return null;
                    });
            assertThat(done.get("second")).as("the money is always recorded").isTrue();
            assertThat(read(request.reference()).status())
                    .as("round %d", round)
                    .isEqualTo(done.get("first") ? RequestStatus.WITHDRAWN : RequestStatus.OPEN);
            assertThat(refunds(request)).isEqualTo(done.get("first") ? 1 : 0);
        }
    }

    private long refunds(Request request) {
        return office.database().inTransaction(() -> office.database()
                .entityManager()
                .createQuery(
                        "select count(r) from Refund r, PaymentOrder o where r.orderId = o.id and o.purposeId = :id",
                        Long.class)
                .setParameter("id", request.id())
                .getSingleResult());
    }

    /** @return which of both was done; the other was told that the case has changed, and nothing else */
    private static Map<String, Boolean> atOnce(Callable<?> first, Callable<?> second) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            var start = new CyclicBarrier(2);
            List<Future<Boolean>> both =
                    List.of(threads.submit(() -> done(start, first)), threads.submit(() -> done(start, second)));
            return Map.of(
                    "first",
                    both.get(0).get(20, TimeUnit.SECONDS),
                    "second",
                    both.get(1).get(20, TimeUnit.SECONDS));
        } finally {
            threads.shutdownNow();
        }
    }

    private static boolean done(CyclicBarrier start, Callable<?> work) throws Exception {
        start.await();
        try {
            work.call();
            return true;
        } catch (ChangedMeanwhile slower) {
            return false;
        }
    }
}
