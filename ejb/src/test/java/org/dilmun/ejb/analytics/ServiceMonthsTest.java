package org.dilmun.ejb.analytics;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.access.Role;
import org.dilmun.domain.analytics.Rating.Occasion;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.ejb.analytics.ServicePromise.Month;
import org.dilmun.ejb.persistence.OnDatabase;
import org.dilmun.ejb.request.PaymentStep;
import org.dilmun.ejb.request.TestOffice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dilmun.ejb.request.Fixtures.ID_CARD;
import static org.dilmun.ejb.request.Fixtures.NOW;

/** What everybody reads of how a service fares. Cases come in on Sunday, 5 November 2017. */
@OnDatabase
class ServiceMonthsTest {

    private static final YearMonth NOVEMBER = YearMonth.of(2017, 11);
    private static final Instant CHRISTMAS = Instant.parse("2017-12-25T08:00:00Z");

    private final TestOffice office = new TestOffice();

    private Actor applicant;
    private Actor officer;

    @BeforeEach
    void arrange() {
        office.database().with(PaymentStep.class, (request, charges) -> {});
        office.open(ID_CARD);
        applicant = office.person("920704565");
        officer = office.person("850101346", Role.OFFICER);
    }

    @AfterEach
    void close() {
        office.close();
    }

    private Reference decidedAfter(int days, String action) {
        office.at(NOW);
        Reference reference = office.inReview(applicant).reference();
        office.at(NOW.plus(Duration.ofDays(days)));
        office.act(officer, reference, action, null, action.equals("reject") ? "لا يوجد بلاغ" : null);
        return reference;
    }

    private void rated(int stars) {
        office.at(NOW);
        Reference reference = office.submit(applicant, office.filledIn(applicant, ID_CARD.code(), "centre"))
                .reference();
        office.does(applicant, () -> office.bean(Ratings.class).rate(reference, Occasion.APPLYING, stars, null));
    }

    private void count() {
        office.does(Actor.NOBODY, () -> office.bean(ServiceMonths.class).compute(office.now()));
    }

    private ServicePromise promise() {
        return office.as(Actor.NOBODY, () -> office.bean(ServiceMonths.class).of(ID_CARD.code()));
    }

    @Test
    void half_of_the_completed_requests_took_so_many_working_days() {
        for (int days : new int[] {0, 1, 2, 7, 9}) { // of the last two 5 and 7 working days
            decidedAfter(days, "approve");
        }
        decidedAfter(3, "reject");
        office.at(CHRISTMAS);
        count();
        ServicePromise promise = promise();
        assertThat(promise.medianDays()).isEqualTo(2);
        assertThat(promise.cases()).isEqualTo(5);
        assertThat(promise.ease()).isNull();
        assertThat(promise.months()).hasSize(12).contains(new Month(NOVEMBER, 2, null));
        assertThat(promise.months().get(11)).isEqualTo(new Month(YearMonth.of(2017, 12), null, null));
    }

    @Test
    void of_four_nothing_is_told_to_anybody() {
        for (int i = 0; i < 4; i++) {
            decidedAfter(1, "approve");
            rated(5);
        }
        office.at(CHRISTMAS);
        count();
        assertThat(promise().told()).isFalse();
        assertThat(promise().cases()).isNull();
        assertThat(promise().ratings()).isNull();
        assertThat(promise().months()).contains(new Month(NOVEMBER, null, null));
    }

    @Test
    void how_easy_it_was_is_told_by_the_month_in_which_people_said_so() {
        for (int stars : new int[] {5, 4, 4, 3, 5, 4}) {
            rated(stars);
        }
        count();
        assertThat(promise().ease()).isEqualTo(new BigDecimal("4.2"));
        assertThat(promise().ratings()).isEqualTo(6);
        assertThat(promise().months().get(11)).isEqualTo(new Month(NOVEMBER, null, new BigDecimal("4.2")));
    }

    @Test
    void a_month_that_is_over_is_counted_until_its_ratings_are_settled_and_leaves_after_a_year() {
        for (int i = 0; i < 5; i++) {
            rated(5);
        }
        count();
        office.at(Instant.parse("2017-12-10T08:00:00Z"));
        office.database().inTransaction(() -> office.database()
                .entityManager()
                .createNativeQuery("update rating set stars = 1")
                .executeUpdate());
        count();
        assertThat(promise().ease()).isEqualTo(new BigDecimal("1.0"));
        office.database().inTransaction(() -> office.database()
                .entityManager()
                .createNativeQuery("update rating set stars = 3")
                .executeUpdate());
        office.at(CHRISTMAS);
        count();
        assertThat(promise().ease()).isEqualTo(new BigDecimal("1.0"));
        office.at(Instant.parse("2018-11-01T08:00:00Z"));
        count();
        assertThat(promise().told()).isFalse();
    }

    @Test
    void years_before_are_counted_one_after_the_other() {
        for (int i = 0; i < 5; i++) {
            decidedAfter(1, "approve");
        }
        office.at(Instant.parse("2018-09-20T08:00:00Z"));
        count();
        assertThat(promise().told()).isFalse();
        for (int i = 0; i < 11; i++) {
            count();
        }
        assertThat(promise().medianDays()).isEqualTo(1);
    }
}
