package org.dilmun.ejb.request;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;

import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.access.Channel;
import org.dilmun.domain.access.Role;
import org.dilmun.domain.directory.FeeReturn;
import org.dilmun.domain.directory.ServiceDescriptor;
import org.dilmun.domain.identity.Assurance;
import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.domain.kernel.Problem;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.ledger.EntryKind;
import org.dilmun.domain.ledger.JournalEntry;
import org.dilmun.domain.ledger.LedgerAccount;
import org.dilmun.domain.payment.CardEvidence;
import org.dilmun.domain.payment.OrderItem;
import org.dilmun.domain.payment.OrderStatus;
import org.dilmun.domain.payment.PaymentAttempt;
import org.dilmun.domain.payment.PaymentOrder;
import org.dilmun.domain.payment.Purpose;
import org.dilmun.domain.payment.Refund;
import org.dilmun.domain.payment.RefundCause;
import org.dilmun.domain.request.ChangedMeanwhile;
import org.dilmun.domain.request.Journey;
import org.dilmun.domain.request.JourneySubmitted;
import org.dilmun.domain.request.Request;
import org.dilmun.domain.request.RequestStatus;
import org.dilmun.domain.request.Task;
import org.dilmun.domain.request.WaitingOn;
import org.dilmun.ejb.access.Access;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.directory.DescriptorReader;
import org.dilmun.ejb.ledger.Ledger;
import org.dilmun.ejb.obligation.Obligation;
import org.dilmun.ejb.party.Bodies;
import org.dilmun.ejb.payment.Answer;
import org.dilmun.ejb.payment.MoneyBack;
import org.dilmun.ejb.payment.PaymentGateway.Capture;
import org.dilmun.ejb.payment.PaymentOfSeveral;
import org.dilmun.ejb.payment.RefundQueries;
import org.dilmun.ejb.payment.RefundRecords;
import org.dilmun.ejb.payment.RefundUnderWay;
import org.dilmun.ejb.payment.TillClosed;
import org.dilmun.ejb.persistence.OnDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** The journey of a newborn: two bodies, three parts of which two wait for the first, and one payment. */
@OnDatabase
class JourneysTest {

    private static final byte[] PDF = TestFiles.PDF;
    private static final byte[] PNG = TestFiles.PNG;
    private static final CardEvidence CARD = new CardEvidence("411111******1111", "visa", "730908000001", "A1B2C3");
    private static final Answer<String> DONE = new Answer.Yes<>("730908000002");

    private static final ServiceDescriptor[] SERVICES = services();

    private final TestOffice office = new TestOffice();
    private final HeardMoves heard = new HeardMoves();

    private Journeys journeys;
    private JourneyQueries queries;
    private Drafts drafts;
    private Actor applicant;
    private Actor registrar;
    private Actor doctor;
    private Reference reference;

    @BeforeEach
    void arrange() {
        office.database().with(CaseListeners.class, heard);
        office.database().inTransaction(() -> office.bean(Bodies.class)
                .takeOver(List.of(new Bodies.BodyData(
                        "moh",
                        LocalizedText.of("وزارة الصحة", "Ministry of Health"),
                        null,
                        "ministry",
                        LocalizedText.of("دور", "Role")))));
        office.collecting().open(SERVICES);
        applicant = office.person("850101345");
        registrar = office.person("850101346", Role.OFFICER);
        doctor = officerOf("moh", "850101347");
        journeys = office.bean(Journeys.class);
        queries = office.bean(JourneyQueries.class);
        drafts = office.bean(Drafts.class);
        reference = office.as(applicant, () -> journeys.start("newborn")).reference();
    }

    private static ServiceDescriptor[] services() {
        Set<String> codes = Set.of("newborn-number", "birth-certificate", "id-card-child");
        return DescriptorReader.readAll(Country.at("bh")).stream()
                .filter(service -> codes.contains(service.code()))
                .toArray(ServiceDescriptor[]::new);
    }

    private Actor officerOf(String code, String number) {
        long person = office.person(number).id();
        return office.database().inTransaction(() -> {
            long body = office.bean(Bodies.class).get(code).id();
            office.bean(Access.class).grant(person, body, Role.OFFICER);
            return Actor.person(person, Assurance.BASIC, Map.of(body, Set.of(Role.OFFICER)), Channel.PORTAL);
        });
    }

    @AfterEach
    void close() {
        office.close();
    }

    private JourneyQueries.Whole whole() {
        return office.as(applicant, () -> queries.getOwn(reference));
    }

    private Request part(String id) {
        return whole().part(id).orElseThrow();
    }

    private void save(String part, String page, Map<String, String> answers) {
        Reference draft = part(part).reference();
        office.does(applicant, () -> {
            var given = new HashMap<>(
                    office.bean(RequestQueries.class).getOwn(draft).answers());
            given.putAll(answers);
            drafts.save(draft, page, given);
        });
    }

    private void attach(String part, String field, String name, byte[] content) {
        Reference draft = part(part).reference();
        office.does(
                applicant, () -> office.bean(Attachments.class).attach(draft, field, name, TestFiles.stream(content)));
    }

    private void fillInNumber() {
        save(
                "number",
                "birth",
                Map.of(
                        "relation", "mother",
                        "other_parent", "علي أحمد",
                        "born_on", "2017-11-02",
                        "sex", "male",
                        "hospital", "السلمانية"));
        attach("number", "notification", "notification.pdf", PDF);
    }

    private void fillIn() {
        fillInNumber();
        save("certificate", "child", Map.of("child_name", "سلمان علي", "child_name_latin", "Salman Ali"));
        attach("certificate", "marriage_contract", "contract.pdf", PDF);
        attach("card", "photo", "photo.png", PNG);
    }

    private Journey handIn() {
        return journeys.submit(
                reference, JourneyQueries.answersHash(queries.getOwn(reference).parts()), false);
    }

    private Journey submit() {
        return office.as(applicant, this::handIn);
    }

    private Problem refusal(Runnable work) {
        return office.refusal(applicant, work);
    }

    private PaymentOrder order() {
        return office.database().inTransaction(() -> office.database()
                .entityManager()
                .createQuery("select o from PaymentOrder o", PaymentOrder.class)
                .getSingleResult());
    }

    private PaymentAttempt started() {
        return office.startPaying(applicant, order());
    }

    private void capture(PaymentAttempt attempt) {
        office.settle(attempt, new Answer.Yes<>(new Capture("S1", money("3.000"), CARD)));
    }

    private void pay() {
        capture(started());
    }

    private List<Refund> refunds() {
        PaymentOrder order = order();
        return office.database()
                .inTransaction(() -> office.bean(MoneyBack.class).takings(order).refunds());
    }

    private Money owedToBody() {
        return office.database().inTransaction(() -> office.bean(Ledger.class)
                .balance(LedgerAccount.payableTo(office.body()))
                .negated());
    }

    private long openTasks(String part) {
        Request request = part(part);
        return office.database().inTransaction(() -> office.database()
                .entityManager()
                .createQuery("select count(t) from Task t where t.requestId = :request and t.state = :open", Long.class)
                .setParameter("request", request.id())
                .setParameter("open", Task.State.OPEN)
                .getSingleResult());
    }

    private static Money money(String amount) {
        return Money.parse("BHD " + amount);
    }

    private List<RequestStatus> statuses() {
        return whole().parts().stream().map(Request::status).toList();
    }

    @Test
    void a_second_start_goes_on_with_the_first() {
        assertThat(office.as(applicant, () -> journeys.start("newborn")).reference())
                .isEqualTo(reference);
        assertThat(whole().parts())
                .extracting(Request::journeyPart, Request::serviceCode)
                .containsExactly(
                        tuple("number", "newborn-number"),
                        tuple("certificate", "birth-certificate"),
                        tuple("card", "id-card-child"));
    }

    @Test
    void an_application_for_one_of_its_services_alone_is_another_draft() {
        Request alone = office.as(applicant, () -> drafts.start("id-card-child"));
        assertThat(alone.isPart()).isFalse();
        assertThat(alone.reference()).isNotEqualTo(part("card").reference());
    }

    @Test
    void what_is_asked_once_answers_every_part_that_takes_it() {
        fillInNumber();
        assertThat(part("certificate").answers())
                .containsEntry("born_on", "2017-11-02")
                .containsEntry("sex", "male")
                .containsEntry("hospital", "السلمانية")
                .containsKey("notification");
        assertThat(part("card").answers()).isEqualTo(Map.of("born_on", "2017-11-02"));
        Request certificate = part("certificate");
        assertThat(office.as(applicant, () -> office.bean(RequestQueries.class).attachments(certificate)))
                .singleElement()
                .satisfies(file -> assertThat(file.file().name()).isEqualTo("notification.pdf"));

        save("number", "birth", Map.of("born_on", "2017-11-03"));
        assertThat(part("card").answers()).containsEntry("born_on", "2017-11-03");
    }

    @Test
    void all_parts_are_handed_in_together_with_one_order_of_what_each_costs() {
        fillIn();
        Journey submitted = submit();
        assertThat(submitted.isDraft()).isFalse();
        assertThat(whole().parts())
                .extracting(Request::status, Request::waitingOn)
                .containsExactly(
                        tuple(RequestStatus.OPEN, WaitingOn.BODY),
                        tuple(RequestStatus.OPEN, WaitingOn.PAYMENT),
                        tuple(RequestStatus.OPEN, WaitingOn.PAYMENT));
        assertThat(order().amount()).isEqualTo(money("3.000"));
        assertThat(order().purpose()).isEqualTo(new Purpose("journey", submitted.id()));
        assertThat(order().items().list())
                .extracting(item -> item.of().id(), OrderItem::amount)
                .containsExactly(
                        tuple(part("certificate").id(), money("1.000")),
                        tuple(part("card").id(), money("2.000")));
        assertThat(heard.moves()).containsExactly("DRAFT -> OPEN", "DRAFT -> OPEN", "DRAFT -> OPEN", "journey of 3");
        assertThat(office.audited(reference)).containsExactly("journey.submit");
        assertThat(office.as(applicant, () -> office.bean(CaseObligations.class).obligations(applicant.id())))
                .singleElement()
                .satisfies(due -> {
                    assertThat(due.kind()).isEqualTo(Obligation.Kind.PAY);
                    assertThat(due.amount()).isEqualTo(money("3.000"));
                    assertThat(due.path()).isEqualTo("/my/journeys/" + reference);
                });
    }

    @Test
    void if_one_part_is_refused_none_is_handed_in() {
        fillInNumber();
        assertThat(refusal(this::handIn)).isInstanceOf(AnswersRefused.class);
        assertThat(statuses()).containsOnly(RequestStatus.DRAFT);
        assertThat(whole().journey().isDraft()).isTrue();
        assertThat(openTasks("number")).isZero();
    }

    @Test
    void if_the_till_is_closed_none_is_handed_in() {
        fillIn();
        office.closeGateway();
        assertThat(refusal(this::handIn)).isInstanceOf(TillClosed.class);
        assertThat(statuses()).containsOnly(RequestStatus.DRAFT);
        assertThat(openTasks("number")).isZero();
    }

    @Test
    void what_is_declared_is_what_was_shown() {
        fillIn();
        String shown = JourneyQueries.answersHash(whole().parts());
        save("number", "birth", Map.of("hospital", "الملك حمد"));
        assertThat(refusal(() -> journeys.submit(reference, shown, false))).isInstanceOf(ChangedMeanwhile.class);
    }

    @Test
    void a_part_is_not_handed_in_alone() {
        fillIn();
        Request card = part("card");
        assertThat(refusal(() -> office.bean(Requests.class).submit(card.reference(), card.answersHash(), true)))
                .isInstanceOf(HandedInTogether.class);
    }

    @Test
    void of_two_submissions_at_the_same_moment_one_hands_in() throws Exception {
        fillIn();
        String shown = JourneyQueries.answersHash(whole().parts());
        var barrier = new CyclicBarrier(2);
        Callable<String> submitting = () -> {
            barrier.await();
            try {
                office.as(applicant, () -> journeys.submit(reference, shown, false));
                return "submitted";
            } catch (Problem refused) {
                return refused.code();
            }
        };
        assertThat(atOnce(submitting, submitting)).containsExactlyInAnyOrder("submitted", "journey-submitted");
        assertThat(order().amount()).isEqualTo(money("3.000"));
        assertThat(refusal(() -> journeys.submit(reference, shown, false))).isInstanceOf(JourneySubmitted.class);
    }

    @Test
    void a_capture_is_one_entry_and_the_parts_wait_for_the_one_that_they_need() {
        fillIn();
        submit();
        pay();
        assertThat(entries(EntryKind.CAPTURE)).isEqualTo(1);
        assertThat(owedToBody()).isEqualTo(money("3.000"));
        assertThat(part("certificate").isHeld()).isTrue();
        assertThat(part("certificate").step()).isEqualTo("registration");
        assertThat(part("card").isHeld()).isTrue();
        assertThat(openTasks("certificate")).isZero();
        Request card = part("card");
        assertThat(office.database()
                        .inTransaction(() -> office.bean(Cases.class).expectedOn(card)))
                .as("nobody can promise a day yet")
                .isEmpty();

        office.act(doctor, part("number").reference(), "confirm", null, "");
        assertThat(whole().parts())
                .extracting(Request::status, Request::waitingOn)
                .containsExactly(
                        tuple(RequestStatus.COMPLETED, null),
                        tuple(RequestStatus.OPEN, WaitingOn.BODY),
                        tuple(RequestStatus.OPEN, WaitingOn.BODY));
        assertThat(openTasks("certificate")).isEqualTo(1);
        assertThat(office.audited(part("card").reference())).contains("request.release");

        office.act(registrar, part("certificate").reference(), "register", null, "");
        office.act(registrar, part("card").reference(), "approve", null, "");
        assertThat(statuses()).containsOnly(RequestStatus.COMPLETED);
        assertThat(refunds()).isEmpty();
    }

    @Test
    void what_is_confirmed_before_the_payment_lets_the_parts_begin_with_it() {
        fillIn();
        submit();
        office.act(doctor, part("number").reference(), "confirm", null, "");
        assertThat(part("card").waitingOn()).isEqualTo(WaitingOn.PAYMENT);
        pay();
        assertThat(part("card").waitingOn()).isEqualTo(WaitingOn.BODY);
        assertThat(openTasks("card")).isEqualTo(1);
    }

    @Test
    void payment_and_confirmation_at_the_same_moment_leave_nothing_waiting() throws Exception {
        fillIn();
        submit();
        PaymentAttempt attempt = started();
        Reference number = part("number").reference();
        var barrier = new CyclicBarrier(2);
        atOnce(
                () -> {
                    barrier.await();
                    capture(attempt);
                    return "paid";
                },
                () -> {
                    barrier.await();
                    office.act(doctor, number, "confirm", null, "");
                    return "confirmed";
                });
        assertThat(part("certificate").waitingOn()).isEqualTo(WaitingOn.BODY);
        assertThat(openTasks("certificate")).isEqualTo(1);
        assertThat(openTasks("card")).isEqualTo(1);
    }

    @Test
    void if_the_needed_part_is_rejected_the_others_end_with_a_reason_and_each_fee_goes_back() {
        fillIn();
        submit();
        pay();
        office.act(doctor, part("number").reference(), "reject", null, "لا إخطار من المستشفى.");
        assertThat(statuses()).containsOnly(RequestStatus.REJECTED);
        Request card = part("card");
        assertThat(card.history()
                        .get(card.history().size() - 1)
                        .reason()
                        .saved()
                        .in("en"))
                .isEqualTo(
                        "The birth was not confirmed and no personal number was given, so the ID card cannot be issued.");
        assertThat(office.as(applicant, () -> office.bean(Appeals.class).until(card)))
                .as("the refusal of what it needs can be appealed")
                .isEmpty();

        assertThat(refunds())
                .extracting(refund -> refund.part().map(Purpose::id).orElse(null), Refund::cause)
                .containsExactlyInAnyOrder(
                        tuple(part("certificate").id(), RefundCause.REJECTED), tuple(card.id(), RefundCause.REJECTED));
        assertThat(owedToBody()).isEqualTo(money("0.000"));
        RefundRecords records = office.bean(RefundRecords.class);
        List<Refund> owed = refunds();
        assertThat(owed)
                .extracting(refund -> office.database()
                        .inTransaction(() -> records.undecided(refund.id()))
                        .orElseThrow()
                        .amount())
                .containsExactlyInAnyOrder(money("1.000"), money("2.000"));
        owed.forEach(refund -> office.does(Actor.NOBODY, () -> records.settle(refund.id(), DONE)));
        assertThat(order().status()).isEqualTo(OrderStatus.REFUNDED);
        assertThat(office
                        .database()
                        .inTransaction(() -> office.bean(Ledger.class).trialBalance())
                        .values()
                        .stream()
                        .reduce(money("0.000"), Money::plus))
                .isEqualTo(money("0.000"));
    }

    @Test
    void a_part_that_is_rejected_leaves_those_alone_that_do_not_need_it() {
        fillIn();
        submit();
        pay();
        office.act(doctor, part("number").reference(), "confirm", null, "");
        office.act(registrar, part("certificate").reference(), "reject", null, "الاسم مخالف.");
        assertThat(statuses()).containsExactly(RequestStatus.COMPLETED, RequestStatus.REJECTED, RequestStatus.OPEN);
        office.act(registrar, part("card").reference(), "approve", null, "");
        assertThat(refunds())
                .as("the service does not say that its fee comes back")
                .isEmpty();
        assertThat(order().status()).isEqualTo(OrderStatus.PAID);
    }

    @Test
    void a_refund_that_the_gateway_refuses_leaves_the_other_part_as_it_is() {
        fillIn();
        submit();
        pay();
        office.act(doctor, part("number").reference(), "reject", null, "لا إخطار من المستشفى.");
        RefundRecords records = office.bean(RefundRecords.class);
        List<Refund> owed = refunds();
        office.does(
                Actor.NOBODY, () -> records.settle(owed.get(0).id(), new Answer.No<>(Answer.Reason.DECLINED, "51")));
        office.does(Actor.NOBODY, () -> records.settle(owed.get(1).id(), DONE));
        assertThat(order().status()).as("a part of it is still with the body").isEqualTo(OrderStatus.PAID);
        assertThat(owedToBody()).isEqualTo(amount(owed.get(0)));
    }

    private Money amount(Refund refund) {
        return order().amountOf(refund);
    }

    @Test
    void an_official_gives_back_what_was_paid_for_a_case_of_the_body_and_no_more() {
        fillIn();
        submit();
        pay();
        Actor supervisor = office.person("850101349", Role.SUPERVISOR);
        RefundRecords records = office.bean(RefundRecords.class);
        PaymentOrder order = order();
        assertThat(office.refusal(supervisor, () -> records.begin(order.reference(), null, "دُفع مرتين")))
                .isInstanceOf(PaymentOfSeveral.class);
        Request card = part("card");
        office.does(
                supervisor,
                () -> records.beginPart(order.reference(), Purpose.request(card.id()), order.version(), "دُفع مرتين"));
        assertThat(owedToBody()).isEqualTo(money("1.000"));
        PaymentOrder changed = order();
        assertThat(office.refusal(
                        supervisor,
                        () -> records.beginPart(
                                changed.reference(), Purpose.request(card.id()), changed.version(), "دُفع مرتين")))
                .isInstanceOf(RefundUnderWay.class);

        Refund refund = refunds().get(0);
        office.does(Actor.NOBODY, () -> records.settle(refund.id(), new Answer.No<>(Answer.Reason.DECLINED, "51")));
        assertThat(owedToBody()).isEqualTo(money("3.000"));
        assertThat(office.as(supervisor, () -> office.bean(RefundQueries.class).listStuck()))
                .singleElement()
                .satisfies(stuck -> {
                    assertThat(stuck.matter()).isEqualTo(card.reference());
                    assertThat(stuck.order().amountOf(stuck.refund())).isEqualTo(money("2.000"));
                });
        int shown = order().version();
        office.does(supervisor, () -> records.again(refund.reference(), shown));
        assertThat(owedToBody()).isEqualTo(money("1.000"));
    }

    @Test
    void while_it_is_unpaid_it_is_given_up_as_a_whole_and_afterwards_part_by_part() {
        fillIn();
        submit();
        Request card = part("card");
        assertThat(refusal(() ->
                        office.bean(Requests.class).withdraw(card.reference(), card.version(), FeeReturn.UNSTATED)))
                .isInstanceOf(PaidTogether.class);
        String shown = JourneyQueries.versions(whole().parts());
        PaymentAttempt attempt = started();
        office.does(applicant, () -> journeys.withdraw(reference, shown));
        assertThat(statuses()).containsOnly(RequestStatus.WITHDRAWN);
        assertThat(order().status()).isEqualTo(OrderStatus.CANCELLED);
        assertThat(openTasks("number")).isZero();

        capture(attempt);
        assertThat(refunds())
                .as("late money goes back whole")
                .extracting(refund -> refund.part().map(Purpose::id).orElse(null), Refund::cause)
                .containsExactly(tuple(null, RefundCause.NOT_AWAITED));
    }

    @Test
    void it_is_not_given_up_as_a_whole_when_it_is_paid() {
        fillIn();
        submit();
        pay();
        String shown = JourneyQueries.versions(whole().parts());
        assertThat(refusal(() -> journeys.withdraw(reference, shown))).isInstanceOf(JourneyUnderWay.class);
        assertThat(refusal(() -> journeys.withdraw(reference, "0"))).isInstanceOf(ChangedMeanwhile.class);

        Request number = part("number");
        office.does(applicant, () -> office.bean(Requests.class)
                .withdraw(number.reference(), number.version(), FeeReturn.UNSTATED));
        assertThat(statuses())
                .as("what needs it ends with it")
                .containsExactly(RequestStatus.WITHDRAWN, RequestStatus.REJECTED, RequestStatus.REJECTED);
        assertThat(refunds()).hasSize(2);
    }

    @Test
    void nobody_else_sees_it_or_hands_it_in() {
        fillIn();
        Actor neighbour = office.person("850101348");
        String shown = JourneyQueries.answersHash(whole().parts());
        assertThat(office.refusal(neighbour, () -> queries.getOwn(reference)).code())
                .isEqualTo("access-refused");
        assertThat(office.refusal(neighbour, () -> journeys.submit(reference, shown, false))
                        .code())
                .isEqualTo("access-refused");
    }

    @Test
    void a_journey_that_nobody_goes_on_with_is_forgotten_with_all_its_drafts() {
        fillInNumber();
        office.at(office.now().plus(Duration.ofDays(20)));
        attach("card", "photo", "photo.png", PNG);
        office.at(office.now().plus(Duration.ofDays(20)));
        forget();
        assertThat(whole().parts()).as("somebody went on with one part").hasSize(3);
        office.at(office.now().plus(Duration.ofDays(20)));
        forget();
        assertThat(refusal(() -> queries.getOwn(reference)).code()).isEqualTo("journey-not-found");
        assertThat(office.as(applicant, () -> office.bean(RequestQueries.class).listOwn()))
                .isEmpty();
    }

    private void forget() {
        office.does(Actor.system("old-drafts"), () -> office.bean(ForgetDrafts.class)
                .work());
    }

    private long entries(EntryKind kind) {
        return office.database().inTransaction(() -> office.database()
                .entityManager()
                .createQuery("select e from JournalEntry e where e.kind = :kind", JournalEntry.class)
                .setParameter("kind", kind)
                .getResultStream()
                .count());
    }

    private static List<String> atOnce(Callable<String> one, Callable<String> other) throws Exception {
        var pool = Executors.newFixedThreadPool(2);
        try {
            var outcomes = new ArrayList<String>();
            for (var outcome : pool.invokeAll(List.of(one, other))) {
                outcomes.add(outcome.get());
            }
            return outcomes;
        } finally {
            pool.shutdown();
        }
    }
}
