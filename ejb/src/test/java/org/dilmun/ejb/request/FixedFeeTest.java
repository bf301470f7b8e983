package org.dilmun.ejb.request;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.access.Role;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.request.FeeAssessment;
import org.dilmun.domain.request.Request;
import org.dilmun.domain.request.RequestStatus;
import org.dilmun.domain.request.WaitingOn;
import org.dilmun.ejb.payment.Payers;
import org.dilmun.ejb.persistence.OnDatabase;

import static org.assertj.core.api.Assertions.assertThat;

/** What a case costs is counted anew until it is submitted, and never after that. */
@OnDatabase
class FixedFeeTest {

    /** The applicant, born on 1 January 1985, is 65 by then. */
    private static final Instant LATER = Instant.parse("2050-06-01T08:00:00Z");

    private final TestOffice office = new TestOffice();

    private Requests requests;
    private Actor applicant;
    private Actor officer;

    @BeforeEach
    void arrange() {
        office.collecting().open(Fixtures.STALL);
        requests = office.bean(Requests.class);
        applicant = office.person("850101345");
        officer = office.person("850101346", Role.OFFICER);
    }

    @AfterEach
    void close() {
        office.close();
    }

    private Reference draft(String area) {
        Reference draft = office.as(applicant, () -> office.bean(Drafts.class).start(Fixtures.STALL.code()))
                .reference();
        answer(draft, area, Map.of());
        return draft;
    }

    private void answer(Reference reference, String area, Map<String, String> more) {
        var answers = new HashMap<>(Map.of("area", area, "covered", "no", "delivery", "centre"));
        answers.putAll(more);
        office.does(applicant, () -> office.bean(Drafts.class).save(reference, "stall", answers));
    }

    private Request own(Reference reference) {
        return office.as(applicant, () -> office.bean(RequestQueries.class).getOwn(reference));
    }

    private FeeAssessment fee(Reference reference) {
        return office.as(applicant, () -> {
            Request request = office.bean(RequestQueries.class).getOwn(reference);
            return office.bean(Cases.class).fee(request);
        });
    }

    private Money total(Reference reference) {
        return office.bean(RequestFees.class).total(fee(reference));
    }

    @Test
    void until_the_submission_the_answers_of_the_moment_count_and_from_then_on_what_was_fixed() {
        Reference reference = draft("2");
        assertThat(total(reference)).isEqualTo(Money.parse("BHD 0.750"));
        answer(reference, "4", Map.of("delivery", "post"));
        assertThat(total(reference)).isEqualTo(Money.parse("BHD 2.000"));
        assertThat(own(reference).fee()).isEmpty();

        Request submitted = office.submit(applicant, reference);
        office.at(LATER);
        assertThat(total(reference)).isEqualTo(Money.parse("BHD 2.000"));
        assertThat(own(reference).fee()).hasValueSatisfying(fixed -> {
            assertThat(fixed).isEqualTo(fee(reference));
            assertThat(fixed.charges()).hasSize(2);
            assertThat(fixed.charges().get(0).basis().in("ar")).startsWith("0.375 لكل متر مربع");
            assertThat(fixed.charges().get(1).note().in("ar")).isEqualTo("التوصيل بالبريد");
        });
        assertThat(office.order(submitted).amount()).isEqualTo(Money.parse("BHD 2.000"));
    }

    @Test
    void a_case_whose_fee_is_waived_goes_straight_on_and_says_why() {
        office.at(LATER);
        Reference reference = draft("2");
        Request submitted = office.submit(applicant, reference);
        assertThat(submitted.waitingOn()).isEqualTo(WaitingOn.BODY);
        assertThat(submitted.step()).isEqualTo("review");
        assertThat(office.as(applicant, () -> office.bean(Payers.class).find(submitted)))
                .isEmpty();
        assertThat(own(reference).fee()).hasValueSatisfying(fixed -> {
            assertThat(fixed.waived().waiver()).isEqualTo("elderly");
            assertThat(fixed.waived().reason().in("ar")).isEqualTo("بلغت الستين من العمر");
            assertThat(fixed.charges()).hasSize(1);
            assertThat(fixed.due()).isEmpty();
        });
    }

    @Test
    void answers_that_come_to_no_fee_are_refused_and_the_draft_stays_one() {
        Reference reference = draft("200");
        assertThat(office.refusal(
                        applicant,
                        () -> requests.submit(
                                reference,
                                office.bean(RequestQueries.class)
                                        .getOwn(reference)
                                        .answersHash(),
                                true)))
                .isInstanceOf(FeeOutOfRange.class);
        assertThat(own(reference).status()).isEqualTo(RequestStatus.DRAFT);
        assertThat(own(reference).fee()).isEmpty();
    }

    @Test
    void what_was_given_back_may_be_corrected_but_not_made_cheaper_or_dearer_on_any_later_day() {
        Reference reference = draft("2");
        Request submitted = office.submit(applicant, reference);
        office.does(Actor.NOBODY, () -> requests.paid(submitted.id()));
        office.act(officer, reference, "return", "", "Which stall?");
        office.at(LATER);
        assertThat(office.refusal(applicant, () -> office.bean(Drafts.class)
                        .save(reference, "stall", Map.of("area", "3", "covered", "no"))))
                .isInstanceOf(FeeFixed.class);
        answer(reference, "2", Map.of("supported", "no"));
        assertThat(own(reference).answers()).containsEntry("supported", "no");
        assertThat(total(reference)).isEqualTo(Money.parse("BHD 0.750"));
    }

    @Test
    void a_case_of_a_release_that_fixed_nothing_costs_what_it_came_to_on_its_day() {
        Reference reference = draft("2");
        Request submitted = office.submit(applicant, reference);
        office.database().inTransaction(() -> office.database()
                .entityManager()
                .createNativeQuery("update request set fee = null where id = ?1")
                .setParameter(1, submitted.id())
                .executeUpdate());
        office.at(LATER);
        assertThat(own(reference).fee()).isEmpty();
        assertThat(total(reference)).isEqualTo(Money.parse("BHD 0.750"));
    }
}
