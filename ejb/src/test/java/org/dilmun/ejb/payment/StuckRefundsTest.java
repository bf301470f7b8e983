package org.dilmun.ejb.payment;

import java.time.Duration;
import java.util.List;

import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.access.Channel;
import org.dilmun.domain.access.Role;
import org.dilmun.domain.directory.FeeReturn;
import org.dilmun.domain.directory.ServiceDescriptor;
import org.dilmun.domain.directory.Workflow;
import org.dilmun.domain.identity.Assurance;
import org.dilmun.domain.kernel.Problem;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.notice.Notice;
import org.dilmun.domain.payment.CardEvidence;
import org.dilmun.domain.payment.PaymentChanged;
import org.dilmun.domain.payment.PaymentOrder;
import org.dilmun.domain.payment.Refund;
import org.dilmun.domain.payment.RefundCause;
import org.dilmun.domain.payment.RefundStatus;
import org.dilmun.domain.request.Request;
import org.dilmun.domain.request.RequestStatus;
import org.dilmun.ejb.access.Refused;
import org.dilmun.ejb.notice.RefundNotices;
import org.dilmun.ejb.payment.PaymentGateway.Capture;
import org.dilmun.ejb.payment.RefundQueries.StuckRefund;
import org.dilmun.ejb.payment.RefundRecords.Instruction;
import org.dilmun.ejb.persistence.OnDatabase;
import org.dilmun.ejb.request.Fixtures;
import org.dilmun.ejb.request.RequestQueries;
import org.dilmun.ejb.request.TestOffice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dilmun.ejb.request.Fixtures.ID_CARD;

/** Refunds that come to nothing and are tried again, and what payers hear of refunds; only the gateway is played. */
@OnDatabase
class StuckRefundsTest {

    private static final Capture CAPTURE = new Capture(
            "S1", Money.parse("BHD 4.000"), new CardEvidence("411111******1111", "visa", "730908000001", "A1B2C3"));
    private static final Answer<String> REFUSED = new Answer.No<>(Answer.Reason.DECLINED, "51");
    private static final Answer<String> SILENT = new Answer.Unknown<>(true);
    private static final Answer<String> DONE = new Answer.Yes<>("730908000002");

    private final TestOffice office = new TestOffice();

    private RefundRecords records;
    private RefundQueries queries;
    private Actor payer;
    private Actor officer;
    private Actor supervisor;
    private Actor colleague;
    private Request request;

    @BeforeEach
    void arrange() {
        office.collecting().telling(office.bean(RefundNotices.class)).open(returningTheFeeWhenRejected());
        records = office.bean(RefundRecords.class);
        queries = office.bean(RefundQueries.class);
        payer = office.person("850101345");
        officer = office.person("850101346", Role.OFFICER);
        supervisor = office.person("850101347", Role.SUPERVISOR);
        colleague = office.person("850101348", Role.SUPERVISOR);
        request = office.submit(payer, office.filledIn(payer, ID_CARD.code(), "centre"));
        office.settle(office.startPaying(payer, order()), new Answer.Yes<>(CAPTURE));
    }

    @AfterEach
    void close() {
        office.close();
    }

    private static ServiceDescriptor returningTheFeeWhenRejected() {
        return Fixtures.likeIdCard(
                ID_CARD.code(),
                ID_CARD.name(),
                ID_CARD.fee(),
                new Workflow("IDC", ID_CARD.workflow().steps(), new Workflow.Refund(null, FeeReturn.FULL), null),
                null);
    }

    private PaymentOrder order() {
        return office.order(request);
    }

    private Instruction order(Actor official) {
        PaymentOrder shown = order();
        return office.as(official, () -> records.begin(shown.reference(), shown.version(), "دُفع مرتين"));
    }

    private void answer(Instruction told, Answer<String> answer) {
        office.does(Actor.NOBODY, () -> records.settle(told.refundId(), answer));
    }

    private List<StuckRefund> stuck(Actor official) {
        return office.as(official, queries::listStuck);
    }

    private Instruction again(Actor official, Reference refund) {
        int shown = order().version();
        return office.as(official, () -> records.again(refund, shown));
    }

    private Problem refusal(Actor official, Instruction told) {
        int shown = order().version();
        return office.refusal(official, () -> records.again(told.reference(), shown));
    }

    /** Asks as often as the schedule has it, and hears nothing. */
    private void silence(Instruction told) {
        for (int waited : new int[] {0, 1, 5, 15, 60}) {
            office.at(office.now().plus(Duration.ofMinutes(waited)));
            answer(told, SILENT);
        }
    }

    private List<Notice> refundNotices() {
        return office.database().inTransaction(() -> office.database()
                .entityManager()
                .createQuery("select n from Notice n order by n.id", Notice.class)
                .getResultList());
    }

    @Test
    void what_the_gateway_refused_stays_on_the_list_until_it_is_tried_again() {
        Instruction first = order(supervisor);
        assertThat(stuck(supervisor)).as("it is under way").isEmpty();
        answer(first, REFUSED);
        assertThat(stuck(colleague)).singleElement().satisfies(row -> {
            assertThat(row.refund().reference()).isEqualTo(first.reference());
            assertThat(row.matter()).isEqualTo(request.reference());
        });

        Instruction second = again(colleague, first.reference());
        assertThat(second.reference()).as("a new one").isNotEqualTo(first.reference());
        assertThat(stuck(supervisor)).isEmpty();
        answer(second, REFUSED);
        assertThat(stuck(supervisor))
                .extracting(row -> row.refund().reference())
                .containsExactly(second.reference());
        answer(again(supervisor, second.reference()), DONE);
        assertThat(stuck(supervisor)).isEmpty();
        assertThat(refusal(supervisor, second)).isInstanceOf(RefundedAlready.class);
    }

    @Test
    void what_stays_unknown_is_told_again_under_the_same_reference() {
        Instruction told = order(supervisor);
        answer(told, SILENT);
        assertThat(stuck(supervisor)).as("it is asked by itself").isEmpty();
        assertThat(refusal(supervisor, told)).isInstanceOf(RefundUnderWay.class);
        silence(told);
        assertThat(stuck(supervisor)).extracting(row -> row.refund().status()).containsExactly(RefundStatus.UNKNOWN);

        Instruction second = again(supervisor, told.reference());
        assertThat(second).isEqualTo(told);
        answer(second, SILENT);
        assertThat(stuck(supervisor)).as("the schedule has begun anew").isEmpty();
        silence(second);
        assertThat(stuck(supervisor)).hasSize(1);
        answer(again(supervisor, told.reference()), DONE);
        assertThat(stuck(supervisor)).isEmpty();
    }

    @Test
    void of_two_supervisors_who_try_again_the_second_is_shown_what_changed() {
        Instruction told = order(supervisor);
        silence(told);
        int shown = order().version();
        office.does(supervisor, () -> records.again(told.reference(), shown));
        assertThat(office.refusal(colleague, () -> records.again(told.reference(), shown)))
                .isInstanceOf(PaymentChanged.class);
    }

    @Test
    void only_supervisors_of_the_body_see_the_list_and_try_again_and_never_for_themselves() {
        Instruction told = order(supervisor);
        answer(told, REFUSED);
        assertThat(stuck(officer)).isEmpty();
        assertThat(stuck(payer)).isEmpty();
        assertThat(refusal(officer, told)).isInstanceOf(Refused.class);
        var self = Actor.person(payer.id(), Assurance.BASIC, supervisor.roles(), Channel.PORTAL);
        assertThat(refusal(self, told)).isInstanceOf(OwnRefund.class);
    }

    @Test
    void a_fee_that_the_service_returns_is_owed_with_the_rejection_and_the_payer_hears_of_it_twice() {
        office.act(officer, request.reference(), "reject", "issued_already", "");
        Refund refund = office.database().inTransaction(() -> office.database()
                .entityManager()
                .createQuery("select r from Refund r", Refund.class)
                .getSingleResult());
        assertThat(office.as(payer, () -> office.bean(RequestQueries.class).getOwn(request.reference()))
                        .status())
                .isEqualTo(RequestStatus.REJECTED);
        assertThat(refund.cause()).isEqualTo(RefundCause.REJECTED);
        assertThat(refund.requestedBy()).isEqualTo(officer.recorded());
        assertThat(refund.inquiry().nextAt()).as("it is sent at once").isEqualTo(office.now());
        assertThat(refundNotices()).singleElement().satisfies(notice -> {
            assertThat(notice.receiverId()).isEqualTo(payer.id());
            assertThat(notice.link()).isEqualTo("/my/requests/" + request.reference());
            assertThat(notice.subject().in("en"))
                    .isEqualTo("Your payment is being refunded: Replacement of a lost or damaged ID card");
            assertThat(notice.text().in("en"))
                    .contains(
                            "The whole amount of BHD\u00a04.000",
                            "“This service returns its fee when a request is rejected.”");
            assertThat(notice.text().in("ar"))
                    .contains("مبلغ 4.000\u00a0د.ب.", "«تُرد رسوم هذه الخدمة إذا رُفض الطلب.»");
        });

        office.does(Actor.NOBODY, () -> records.settle(refund.id(), DONE));
        office.does(Actor.NOBODY, () -> records.settle(refund.id(), DONE));
        assertThat(refundNotices()).hasSize(2).last().satisfies(notice -> {
            assertThat(notice.subject().in("ar")).startsWith("رُدّ إليك المبلغ المدفوع: ");
            assertThat(notice.text().in("en")).contains(refund.reference().value(), "Your bank may take some days");
        });
    }

    @Test
    void a_refund_that_is_tried_again_is_announced_once_with_what_the_official_wrote() {
        Instruction first = order(supervisor);
        answer(first, REFUSED);
        answer(again(supervisor, first.reference()), DONE);
        assertThat(refundNotices()).hasSize(2);
        assertThat(refundNotices().get(0).text().in("en")).contains("“دُفع مرتين”");
    }
}
