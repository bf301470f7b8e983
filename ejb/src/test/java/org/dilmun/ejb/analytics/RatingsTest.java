package org.dilmun.ejb.analytics;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.access.Role;
import org.dilmun.domain.analytics.CommentTooLong;
import org.dilmun.domain.analytics.Rating.Occasion;
import org.dilmun.domain.analytics.RatingOutOfRange;
import org.dilmun.domain.analytics.RatingSummary;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.ejb.access.Refused;
import org.dilmun.ejb.persistence.JobLeases;
import org.dilmun.ejb.persistence.OnDatabase;
import org.dilmun.ejb.request.Appeals;
import org.dilmun.ejb.request.PaymentStep;
import org.dilmun.ejb.request.Requests;
import org.dilmun.ejb.request.TestOffice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dilmun.ejb.request.Fixtures.ID_CARD;
import static org.dilmun.ejb.request.Fixtures.NOW;

/** What an applicant says of a request, for how long, and what of it is told to everybody. */
@OnDatabase
class RatingsTest {

    private final TestOffice office = new TestOffice();

    private Ratings ratings;
    private Actor applicant;
    private Actor officer;
    private int people;

    @BeforeEach
    void arrange() {
        office.database().with(PaymentStep.class, (request, charges) -> {});
        office.open(ID_CARD);
        applicant = office.person("920704565");
        officer = office.person("850101346", Role.OFFICER);
        ratings = office.bean(Ratings.class);
    }

    @AfterEach
    void close() {
        office.close();
    }

    private Ratings.Asked asked(Reference reference) {
        return office.as(applicant, () -> ratings.asked(reference)).orElse(null);
    }

    private void rate(Reference reference, Occasion occasion, int stars, String comment) {
        office.does(applicant, () -> ratings.rate(reference, occasion, stars, comment));
    }

    private Reference approved() {
        Reference reference = office.inReview(applicant).reference();
        office.act(officer, reference, "approve", null, null);
        return reference;
    }

    private void after(Duration time) {
        office.at(NOW.plus(time));
    }

    @Test
    void applying_is_rated_from_the_submission_on_and_the_outcome_in_the_end() {
        Reference draft = office.filledIn(applicant, "id-card-replacement", "post");
        assertThat(asked(draft)).isNull();
        office.submit(applicant, draft);
        assertThat(asked(draft)).isEqualTo(new Ratings.Asked(Occasion.APPLYING, 0, null, LocalDate.of(2017, 11, 19)));
        rate(draft, Occasion.APPLYING, 4, null);

        office.act(officer, paid(draft), "approve", null, null);
        assertThat(asked(draft)).isEqualTo(new Ratings.Asked(Occasion.OUTCOME, 0, null, LocalDate.of(2017, 11, 19)));
        rate(draft, Occasion.OUTCOME, 2, "طال الانتظار");
        assertThat(asked(draft).stars()).isEqualTo(2);
        rate(draft, Occasion.APPLYING, 5, null); // from the page that was open before the decision
        assertThat(asked(draft).stars()).isEqualTo(2);
        assertThat(rows()).containsExactly("APPLYING 5 null", "OUTCOME 2 طال الانتظار");
    }

    private Reference paid(Reference reference) {
        office.does(applicant, () -> office.bean(Requests.class).paid(id(reference)));
        return reference;
    }

    private long id(Reference reference) {
        return office.database()
                .entityManager()
                .createQuery("select r.id from Request r where r.reference = :reference", Long.class)
                .setParameter("reference", reference)
                .getSingleResult();
    }

    private List<String> rows() {
        return office.database().inTransaction(() -> {
            var rows = new ArrayList<String>();
            office.database()
                    .entityManager()
                    .createNativeQuery("select occasion, stars, comment_text from rating order by occasion")
                    .getResultList()
                    .forEach(row -> rows.add(((Object[]) row)[0] + " " + ((Object[]) row)[1] + " " + ((Object[]) row)[2]));
            return rows;
        });
    }

    @Test
    void it_is_changed_until_the_last_day_and_not_afterwards() {
        Reference reference = approved();
        rate(reference, Occasion.OUTCOME, 5, "أحسنتم");
        after(Duration.ofDays(14).plusHours(12)); // 23:00 of the last day in Bahrain
        rate(reference, Occasion.OUTCOME, 1, null);
        assertThat(asked(reference))
                .isEqualTo(new Ratings.Asked(Occasion.OUTCOME, 1, "أحسنتم", LocalDate.of(2017, 11, 19)));
        rate(reference, Occasion.OUTCOME, 1, " ");
        assertThat(asked(reference).comment()).isNull();
        after(Duration.ofDays(14).plusHours(13));
        assertThat(asked(reference)).isNull();
        assertThat(refusal(applicant, reference, 2, null)).isInstanceOf(NotRatable.class);
        assertThat(rows()).containsExactly("OUTCOME 1 null");
    }

    private Exception refusal(Actor actor, Reference reference, int stars, String comment) {
        return office.refusal(actor, () -> ratings.rate(reference, Occasion.OUTCOME, stars, comment));
    }

    @Test
    void nobody_else_rates_it_and_nothing_but_stars_and_a_short_comment_is_taken() {
        Reference reference = approved();
        for (Actor other : List.of(officer, office.person("880100036"))) {
            assertThat(refusal(other, reference, 5, null)).isInstanceOf(Refused.class);
            assertThat(office.refusal(other, () -> ratings.asked(reference))).isInstanceOf(Refused.class);
        }
        assertThat(refusal(applicant, reference, 0, null)).isInstanceOf(RatingOutOfRange.class);
        assertThat(refusal(applicant, reference, 6, null)).isInstanceOf(RatingOutOfRange.class);
        assertThat(refusal(applicant, reference, 3, "ن".repeat(501))).isInstanceOf(CommentTooLong.class);
        assertThat(rows()).isEmpty();
    }

    @Test
    void of_two_clicks_at_the_same_moment_one_rating_is_there() throws Exception {
        Reference reference = approved();
        Callable<Void> click = () -> {
            rate(reference, Occasion.OUTCOME, 4, null);
            return null;
        };
        var both = Executors.newFixedThreadPool(2);
        try {
            for (Future<Void> done : both.invokeAll(List.of(click, click))) {
                done.get();
            }
        } finally {
            both.shutdown();
        }
        assertThat(rows()).containsExactly("OUTCOME 4 null");
    }

    @Test
    void an_appeal_is_no_service_to_be_rated() {
        Reference reference = office.inReview(applicant).reference();
        office.act(officer, reference, "reject", null, "لا يوجد بلاغ");
        Reference appeal = office.as(
                        applicant, () -> office.bean(Appeals.class).begin(reference))
                .reference();
        assertThat(asked(appeal)).isNull();
        assertThat(asked(reference).occasion()).isEqualTo(Occasion.OUTCOME);
    }

    @Test
    void an_average_is_published_of_five_and_not_of_four() {
        for (int stars : new int[] {5, 4, 4, 4}) {
            ratedBySomebody(stars);
        }
        summarise();
        assertThat(published()).isEmpty();
        ratedBySomebody(4);
        summarise();
        assertThat(published()).singleElement().satisfies(summary -> {
            assertThat(summary.occasion()).isEqualTo(Occasion.OUTCOME);
            assertThat(summary.ratings()).isEqualTo(5);
            assertThat(summary.average()).isEqualTo("4.2");
        });
        office.at(NOW.plus(Duration.ofDays(366)));
        summarise();
        assertThat(published()).isEmpty();
    }

    private void ratedBySomebody(int stars) {
        applicant = office.person("92070456" + people++);
        rate(approved(), Occasion.OUTCOME, stars, null);
    }

    private void summarise() {
        Instant asOf = office.now();
        office.database().inTransaction(() -> office.bean(RatingSummaries.class).compute(asOf));
    }

    private List<RatingSummary> published() {
        return office.database().inTransaction(() -> office.bean(RatingSummaries.class).of("id-card-replacement"));
    }

    @Test
    void the_words_go_after_a_year_and_the_stars_stay() {
        rate(approved(), Occasion.OUTCOME, 3, "لا بأس");
        after(Duration.ofDays(366));
        office.database()
                .inTransaction(() -> office.bean(JobLeases.class).take(OldUsage.JOB, Duration.ofMinutes(1)));
        office.database().inTransaction(() -> office.bean(OldUsage.class).forget());
        assertThat(rows()).containsExactly("OUTCOME 3 null");
    }
}
