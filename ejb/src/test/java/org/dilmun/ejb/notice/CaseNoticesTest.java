package org.dilmun.ejb.notice;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.access.Role;
import org.dilmun.domain.directory.Fee;
import org.dilmun.domain.directory.FeeReturn;
import org.dilmun.domain.directory.Outcome;
import org.dilmun.domain.directory.ServiceDescriptor;
import org.dilmun.domain.directory.Workflow;
import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.domain.notice.Notice;
import org.dilmun.domain.payment.CardEvidence;
import org.dilmun.domain.payment.PaymentAttempt;
import org.dilmun.domain.payment.PaymentOrder;
import org.dilmun.domain.request.Leave;
import org.dilmun.domain.request.Request;
import org.dilmun.domain.request.RequestStatus;
import org.dilmun.domain.request.Task;
import org.dilmun.ejb.payment.Answer;
import org.dilmun.ejb.payment.PaymentGateway.Capture;
import org.dilmun.ejb.persistence.OnDatabase;
import org.dilmun.ejb.persistence.TestDatabase;
import org.dilmun.ejb.request.Appeals;
import org.dilmun.ejb.request.CaseListeners;
import org.dilmun.ejb.request.Counter;
import org.dilmun.ejb.request.Drafts;
import org.dilmun.ejb.request.Fixtures;
import org.dilmun.ejb.request.Leaves;
import org.dilmun.ejb.request.RequestQueries;
import org.dilmun.ejb.request.Requests;
import org.dilmun.ejb.request.SeeToOverdueTasks;
import org.dilmun.ejb.request.Tasks;
import org.dilmun.ejb.request.Team;
import org.dilmun.ejb.request.TestOffice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dilmun.ejb.request.Fixtures.ID_CARD;
import static org.dilmun.ejb.request.Fixtures.NOW;

/** What applicants are told of their cases, as the acts of the product bring it about; only the gateway is played. */
@OnDatabase
class CaseNoticesTest {

    private static final String CARD = "id-card-replacement";
    private static final String FREE = "free-of-charge";
    private static final Capture CAPTURE = new Capture(
            "S1", Money.parse("BHD 4.500"), new CardEvidence("411111******1111", "visa", "730908000001", "A1B2C3"));

    private static final LocalizedText TIME_UP =
            LocalizedText.of("لم تكتمل المتطلبات.", "The requirements were not met.");

    private final TestOffice office = new TestOffice();
    private final TestDatabase database = office.database();

    private Requests requests;
    private RequestQueries queries;
    private Actor applicant;
    private Actor officer;
    private Actor supervisor;

    @BeforeEach
    void arrange() {
        database.with(CaseListeners.class, new CaseListeners() {
            @Override
            public void moved(Request request, RequestStatus before) {
                office.bean(CaseNotices.class).moved(request, before);
            }

            @Override
            public void overdue(Request request, Task task) {
                office.bean(CaseNotices.class).overdue(request, task);
            }

            @Override
            public void standsIn(Leave leave) {
                office.bean(CaseNotices.class).standsIn(leave);
            }

            @Override
            public void standsInNoMore(Leave leave) {
                office.bean(CaseNotices.class).standsInNoMore(leave);
            }
        });
        office.collecting()
                .open(
                        ID_CARD,
                        free(),
                        Fixtures.overdue("remind", Workflow.Overdue.REMIND, null),
                        Fixtures.overdue("reject", Workflow.Overdue.REJECT, TIME_UP));
        applicant = office.person("850101345");
        officer = office.person("850101346", Role.OFFICER);
        supervisor = office.person("850101347", Role.SUPERVISOR);
        requests = office.bean(Requests.class);
        queries = office.bean(RequestQueries.class);
    }

    @AfterEach
    void close() {
        office.close();
    }

    /** The service of the ID card, if it cost nothing and led to no certificate, and people needed another one next. */
    private static ServiceDescriptor free() {
        return Fixtures.likeIdCard(
                FREE,
                LocalizedText.of("خدمة مجانية", "Free service"),
                Fee.UNSTATED,
                ID_CARD.workflow(),
                new Outcome(null, List.of("remind", "no-longer-offered", CARD)));
    }

    private <T> T as(Actor actor, Supplier<T> work) {
        return office.as(actor, work);
    }

    private Request submit(String service) {
        return office.submit(applicant, office.filledIn(applicant, service, "post"));
    }

    private void act(Request request, String action, String reason) {
        office.act(officer, request.reference(), action, null, reason);
    }

    private void withdraw(Request request) {
        as(applicant, () -> {
            int shown = queries.getOwn(request.reference()).version();
            return requests.withdraw(request.reference(), shown, FeeReturn.UNSTATED);
        });
    }

    private void pay(Request request) {
        PaymentAttempt attempt = office.startPaying(applicant, office.order(request));
        office.settle(attempt, new Answer.Yes<>(CAPTURE));
        office.settle(attempt, new Answer.Yes<>(CAPTURE));
    }

    private List<Notice> sent() {
        return database.inTransaction(() -> database.entityManager()
                .createQuery("select n from Notice n order by n.id", Notice.class)
                .getResultList());
    }

    private Notice last() {
        return sent().get(sent().size() - 1);
    }

    private List<String> subjects() {
        return sent().stream().map(notice -> notice.subject().in("en")).toList();
    }

    @Test
    void who_submits_what_costs_something_hears_what_to_pay_and_where() {
        Request request = submit(CARD);
        assertThat(sent()).singleElement().satisfies(notice -> {
            assertThat(notice.receiverId()).isEqualTo(applicant.id());
            assertThat(notice.bodyId()).isEqualTo(request.bodyId());
            assertThat(notice.link()).isEqualTo("/my/requests/" + request.reference());
            assertThat(notice.document()).isNull();
            assertThat(notice.sentAt()).isEqualTo(NOW);
            assertThat(notice.subject().in("ar"))
                    .isEqualTo("استلمنا طلبك: " + ID_CARD.name().in("ar"));
            assertThat(notice.text().in("ar"))
                    .isEqualTo(("استلمنا طلبك «%s»، ورقمه المرجعي %s.\n\n"
                                    + "لمتابعة الطلب ادفع الرسوم، وقدرها 4.500\u00a0د.ب.، من صفحة الطلب. وتُستكمل إجراءات الطلب لدى الهيئة بعد الدفع.")
                            .formatted(ID_CARD.name().in("ar"), request.reference()));
            assertThat(notice.text().in("en"))
                    .isEqualTo(
                            ("We have received your request “Replacement of a lost or damaged ID card”. Its reference is %s.\n\n"
                                            + "To go on, pay the fee of BHD\u00a04.500 on the page of the request. The request goes on at iGA after the payment.")
                                    .formatted(request.reference()));
        });
    }

    @Test
    void who_submits_what_is_free_hears_by_when_the_body_has_promised_to_decide() {
        Request request = submit(FREE);
        assertThat(sent()).singleElement().satisfies(notice -> assertThat(
                        notice.text().in("en"))
                .isEqualTo("We have received your request “Free service”. Its reference is " + request.reference()
                        + ".\n\nThe request is now under review by iGA, and a decision is expected by 8 November 2017."
                        + " We will send you a message here when there is one, or if something is needed from you."
                        + " Until then you need not do anything."));
    }

    @Test
    void for_whom_a_counter_applies_is_told_so_with_the_body_to_tell_if_they_never_asked_for_it() {
        Actor visitor = office.person("920704565"); // its check digit is right, as a counter needs it
        Actor counter = Actor.client(7, office.body(), Set.of("requests.write"));
        Map<String, String> answers = Map.of("reason", "lost", "happened_on", "2017-11-01", "delivery", "centre");
        Request request = as(counter, () -> office.bean(Counter.class).apply("920704565", FREE, answers, false));
        assertThat(sent()).singleElement().satisfies(notice -> {
            assertThat(notice.receiverId()).isEqualTo(visitor.id());
            assertThat(notice.link()).isEqualTo("/my/requests/" + request.reference());
            assertThat(notice.text().in("en"))
                    .contains(
                            "An official of iGA applied for you after seeing your ID card. If you did not ask for it,");
            assertThat(notice.text().in("ar")).contains("قُدّم هذا الطلب باسمك عن طريق موظف في الهيئة");
        });
    }

    @Test
    void who_stands_in_is_told_of_the_leave_and_of_its_end_unless_they_entered_it() {
        Actor colleague = office.person("850101348", Role.OFFICER);
        String away = key(officer);
        String standIn = key(colleague);
        LocalDate first = LocalDate.of(2017, 11, 6);
        Leaves leaves = office.bean(Leaves.class);
        office.does(officer, () -> leaves.enter("iga", away, standIn, first, first.plusDays(2)));
        assertThat(sent()).singleElement().satisfies(notice -> {
            assertThat(notice.receiverId()).isEqualTo(colleague.id());
            assertThat(notice.link()).isEqualTo("/office/leave");
            assertThat(notice.text().in("en"))
                    .startsWith("A leave of Person is entered, from 6 November 2017 to 8 November 2017,");
        });
        office.does(officer, () -> leaves.end("iga", away, first));
        assertThat(subjects()).containsExactly("You stand in for Person", "You no longer stand in for Person");
        String own = key(supervisor);
        office.does(supervisor, () -> leaves.enter("iga", away, own, first, first));
        assertThat(sent()).hasSize(2);
    }

    private String key(Actor official) {
        return as(supervisor, () -> office.bean(Team.class).colleagues(office.body())).stream()
                .filter(member -> member.partyId() == official.id())
                .findFirst()
                .orElseThrow()
                .key();
    }

    @Test
    void a_payment_is_told_once_with_its_receipts() {
        Request request = submit(CARD);
        pay(request);
        PaymentOrder order = office.order(request);
        for (int time = 0; time < 2; time++) {
            office.does(Actor.NOBODY, () -> office.bean(PaymentNotices.class).received(order, List.of()));
        }
        assertThat(sent()).hasSize(2);
        assertThat(last().receiverId()).isEqualTo(applicant.id());
        assertThat(last().bodyId()).isEqualTo(request.bodyId());
        assertThat(last().link()).isEqualTo("/pay/" + order.reference() + "/receipt");
        assertThat(last().subject().in("en"))
                .isEqualTo("We have received your payment: Replacement of a lost or damaged ID card");
        assertThat(last().text().in("en"))
                .isEqualTo(
                        ("We have received your payment of BHD\u00a04.500 for “Replacement of a lost or damaged ID card”."
                                        + " The payment order is %s. You can open, download and print the receipt at any time.\n\n"
                                        + "The amount is the fee of your request %s, which now goes on at iGA. We will send you"
                                        + " a message here when there is a decision, or if something is needed from you.")
                                .formatted(order.reference(), request.reference()));
    }

    @Test
    void each_question_of_an_officer_and_each_answer_is_told_of() {
        Request request = submit(FREE);
        act(request, "return", " أين فقدت البطاقة؟\n\nومتى؟ ");
        assertThat(last().subject().in("en")).isEqualTo("Your answer is needed: Free service");
        assertThat(last().text().in("ar"))
                .isEqualTo(String.join(
                        "\n\n",
                        "يحتاج طلبك «خدمة مجانية»، ورقمه المرجعي " + request.reference()
                                + "، إلى رد منك قبل استكمال مراجعته لدى الهيئة.",
                        "كتب إليك الموظف المختص:",
                        "«أين فقدت البطاقة؟",
                        "ومتى؟»",
                        "افتح صفحة الطلب لترد أو لتصحح ما ذكرته فيه. وتُستأنف المراجعة فور إرسال ردك."));

        answer(request);
        assertThat(last().text().in("en"))
                .isEqualTo(
                        ("We have received your answer to what was asked about your request “Free service”, reference %s.\n\n"
                                        + "The request is now under review by iGA. We will send you a message here when there"
                                        + " is a decision, or if something is needed from you. Until then you need not do anything.")
                                .formatted(request.reference()));
        act(request, "return", "ومن وجدها؟");
        answer(request);
        assertThat(subjects())
                .containsExactly(
                        "We have received your request: Free service",
                        "Your answer is needed: Free service",
                        "We have received your answer: Free service",
                        "Your answer is needed: Free service",
                        "We have received your answer: Free service");
    }

    private void answer(Request request) {
        as(
                applicant,
                () -> requests.resubmit(
                        request.reference(), queries.getOwn(request.reference()).answersHash(), "في السوق"));
    }

    @Test
    void a_refused_applicant_hears_why_and_whom_to_ask() {
        Request request = submit(FREE);
        act(request, "reject", "The report is not yours.");
        assertThat(last().text().in("en"))
                .isEqualTo(
                        ("Your request “Free service”, reference %s, was not accepted by iGA and is closed by this decision.\n\n"
                                        + "The reason for the decision, as the officer in charge wrote it:\n\n“The report is not yours.”\n\n"
                                        + "If you have a question about the decision, contact iGA and quote the reference."
                                        + " You can apply again once the reason no longer holds.\n\n"
                                        + "If you think the decision is wrong, you can appeal against it on the page of the"
                                        + " request until 5 December 2017.")
                                .formatted(request.reference()));
    }

    private void runOverdueJob() {
        office.at(Instant.parse("2017-11-08T08:00:00Z"));
        office.does(Actor.NOBODY, () -> office.bean(SeeToOverdueTasks.class).work());
    }

    @Test
    void who_is_refused_because_the_time_passed_hears_that_no_officer_decided_it() {
        Request request = submit("reject");
        runOverdueJob();
        assertThat(last().receiverId()).isEqualTo(applicant.id());
        assertThat(last().text().in("en"))
                .isEqualTo(
                        ("Your request “Service with a time limit”, reference %s, was not accepted by iGA and is closed by this decision.\n\n"
                                        + "The decision was not made within the time set for it, and for that case this service provides for"
                                        + " a rejection:\n\n“The requirements were not met.”\n\n"
                                        + "If you have a question about the decision, contact iGA and quote the reference."
                                        + " You can apply again once the reason no longer holds.\n\n"
                                        + "If you think the decision is wrong, you can appeal against it on the page of the"
                                        + " request until 8 December 2017.")
                                .formatted(request.reference()));
    }

    @Test
    void officials_are_reminded_of_what_they_have_in_hand_and_all_of_them_of_what_nobody_has() {
        Request free = submit("remind");
        Request held = submit("remind");
        office.does(officer, () -> office.bean(Tasks.class).claim(held.reference()));
        int before = sent().size();
        runOverdueJob();
        runOverdueJob();
        List<Notice> reminders = sent().subList(before, sent().size());
        assertThat(reminders)
                .filteredOn(notice -> notice.link().equals("/office/cases/" + free.reference()))
                .extracting(Notice::receiverId)
                .containsExactlyInAnyOrder(officer.id(), supervisor.id());
        assertThat(reminders)
                .filteredOn(notice -> notice.link().equals("/office/cases/" + held.reference()))
                .singleElement()
                .satisfies(notice -> {
                    assertThat(notice.receiverId()).isEqualTo(officer.id());
                    assertThat(notice.subject().in("ar")).isEqualTo("مهمة متأخرة: خدمة بمهلة");
                    assertThat(notice.text().in("en"))
                            .isEqualTo(
                                    ("The step “Review” of the request %s, service “Service with a time limit”, was to be done by"
                                                    + " 7 November 2017 and is not done yet.\n\n"
                                                    + "You have taken this task. Open the case and decide, or give the task back for a"
                                                    + " colleague to take.")
                                            .formatted(held.reference()));
                });
        assertThat(reminders).hasSize(3);
    }

    @Test
    void who_appeals_hears_that_it_came_and_what_was_decided_of_it() {
        Request request = submit(FREE);
        act(request, "reject", "لا يوجد بلاغ");
        Request dismissed = appeal(request);
        assertThat(last().subject().in("en")).isEqualTo("We have received your appeal: Free service");
        assertThat(last().text().in("ar"))
                .isEqualTo(("استلمنا تظلمك من رفض طلبك «خدمة مجانية» ذي الرقم المرجعي %s، ورقم التظلم %s.\n\n"
                                + "ينظر في التظلم لدى الهيئة من لم يشارك في قرار الرفض، ويُتوقع صدور القرار في موعد أقصاه 26 نوفمبر 2017."
                                + " سنرسل إليك رسالة هنا عند صدوره، أو إذا لزم شيء منك، ولا يلزمك أي إجراء حتى ذلك الحين.")
                        .formatted(request.reference(), dismissed.reference()));

        office.act(supervisor, dismissed.reference(), "dismiss", null, "القرار صحيح");
        assertThat(last().text().in("en"))
                .isEqualTo(("Your appeal %s has been dismissed by iGA, and the refusal of your request “Free service”,"
                                + " reference %s, stands.\n\n"
                                + "The reason for the decision, as it was written by whoever decided about the appeal:\n\n“القرار صحيح”\n\n"
                                + "No other appeal against the same decision is taken on this portal. If you have a question,"
                                + " contact iGA and quote the reference of the appeal.")
                        .formatted(dismissed.reference(), request.reference()));
    }

    @Test
    void an_appeal_that_is_upheld_is_told_once_with_what_comes_next() {
        Request request = submit(FREE);
        act(request, "reject", "لا يوجد بلاغ");
        Request upheld = appeal(request);
        int before = sent().size();
        office.act(supervisor, upheld.reference(), "uphold", null, "The report was attached.");
        assertThat(sent()).hasSize(before + 1);
        assertThat(last().subject().in("ar")).isEqualTo("قُبل تظلمك: خدمة مجانية");
        assertThat(last().text().in("en"))
                .startsWith("Your appeal " + upheld.reference()
                        + " has been upheld by iGA, and your request “Free service”, reference " + request.reference()
                        + ", is open again.\n\n")
                .contains("“The report was attached.”")
                .contains("by an officer other than the one who refused it");
    }

    private Request appeal(Request refused) {
        Request draft = as(applicant, () -> office.bean(Appeals.class).begin(refused.reference()));
        as(applicant, () -> office.bean(Drafts.class)
                .save(draft.reference(), "appeal", Map.of("grounds", "البلاغ مرفق")));
        return office.submit(applicant, draft.reference());
    }

    @Test
    void a_completed_case_is_told_of_here_unless_it_ends_with_a_certificate() {
        Request free = submit(FREE);
        act(free, "approve", "");
        assertThat(last().text().in("en"))
                .isEqualTo(("Your request “Free service”, reference %s, has been completed by iGA.\n\n"
                                + "You need not do anything more. The request and its history stay on its page.\n\n"
                                + "These services are often needed next: Service with a time limit, Replacement of a lost"
                                + " or damaged ID card. You find them on the page of the request.")
                        .formatted(free.reference()));
        assertThat(last().text().in("ar")).contains("الخدمات: خدمة بمهلة، إصدار بطاقة هوية بدل فاقد أو تالف.");

        Request certified = submit(CARD);
        pay(certified);
        int before = sent().size();
        act(certified, "approve", "");
        assertThat(sent()).hasSize(before);
    }

    @Test
    void who_withdraws_hears_that_the_fee_is_no_longer_due_if_it_was_not_paid() {
        Request unpaid = submit(CARD);
        withdraw(unpaid);
        assertThat(last().subject().in("en"))
                .isEqualTo("Your request has been withdrawn: Replacement of a lost or damaged ID card");
        assertThat(last().text().in("en")).contains("\n\nIts fee is no longer due.\n\nIf it was not you");

        Request paid = submit(CARD);
        pay(paid);
        withdraw(paid);
        assertThat(last().text().in("en")).doesNotContain("no longer due").contains("\n\nIf it was not you");
    }

    @Test
    void money_for_a_case_that_was_withdrawn_meanwhile_is_not_told_as_its_fee() {
        Request request = submit(CARD);
        PaymentAttempt attempt = office.startPaying(applicant, office.order(request));
        withdraw(request);
        office.settle(attempt, new Answer.Yes<>(CAPTURE));
        assertThat(subjects())
                .containsExactly(
                        "We have received your request: Replacement of a lost or damaged ID card",
                        "Your request has been withdrawn: Replacement of a lost or damaged ID card");
    }
}
