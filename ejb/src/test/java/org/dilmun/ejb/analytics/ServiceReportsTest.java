package org.dilmun.ejb.analytics;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.access.Role;
import org.dilmun.domain.analytics.Rating.Occasion;
import org.dilmun.domain.calendar.MonthSpan;
import org.dilmun.domain.kernel.Language;
import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.domain.kernel.NotFound;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.ejb.access.Refused;
import org.dilmun.ejb.analytics.ServiceReport.Afterwards;
import org.dilmun.ejb.analytics.ServiceReport.PageUse;
import org.dilmun.ejb.analytics.ServiceReport.Rejection;
import org.dilmun.ejb.analytics.ServiceReport.Took;
import org.dilmun.ejb.persistence.OnDatabase;
import org.dilmun.ejb.request.Appeals;
import org.dilmun.ejb.request.Complaints;
import org.dilmun.ejb.request.Drafts;
import org.dilmun.ejb.request.PaymentStep;
import org.dilmun.ejb.request.TestOffice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dilmun.ejb.request.Fixtures.ID_CARD;
import static org.dilmun.ejb.request.Fixtures.NOW;

/** What whoever answers for a service reads of it. It is Sunday, 5 November 2017, when the cases come in. */
@OnDatabase
class ServiceReportsTest {

    private static final String CODE = "id-card-replacement";
    private static final MonthSpan NOVEMBER = MonthSpan.parse("2017-11", "2017-11");

    private final TestOffice office = new TestOffice();

    private Actor applicant;
    private Actor officer;
    private Actor owner;

    @BeforeEach
    void arrange() {
        office.database().with(PaymentStep.class, (request, charges) -> {});
        office.open(ID_CARD);
        applicant = office.person("920704565");
        officer = office.person("850101346", Role.OFFICER);
        owner = office.person("850101347", Role.SERVICE_OWNER);
    }

    @AfterEach
    void close() {
        office.close();
    }

    private ServiceReport report(MonthSpan span) {
        return office.as(owner, () -> office.bean(ServiceReports.class).of(CODE, span));
    }

    private Reference decidedAfter(Duration time, String action, String savedReason, String words) {
        office.at(NOW);
        Reference reference = office.inReview(applicant).reference();
        office.at(NOW.plus(time));
        office.act(officer, reference, action, savedReason, words);
        return reference;
    }

    @Test
    void it_says_how_many_came_what_became_of_them_and_how_long_it_took() {
        decidedAfter(Duration.ofHours(1), "approve", null, null);
        decidedAfter(Duration.ofDays(1), "approve", null, null);
        decidedAfter(Duration.ofDays(7), "approve", null, null); // five working days
        decidedAfter(Duration.ofDays(2), "reject", "issued_already", null);
        decidedAfter(Duration.ofDays(3), "reject", "issued_already", "كما أبلغناك");
        Reference refused = decidedAfter(Duration.ofDays(3), "reject", null, "لا يخص شخصًا غيره");
        office.as(applicant, () -> office.bean(Appeals.class).begin(refused));
        decidedAfter(Duration.ofDays(40), "approve", null, null); // in December

        ServiceReport november = report(NOVEMBER);
        assertThat(november.submitted()).isEqualTo(7);
        assertThat(november.completed()).isEqualTo(3);
        assertThat(november.rejected()).isEqualTo(3);
        assertThat(november.times()).containsExactly(new Took(null, 6, 2, 5), new Took("review", 6, 2, 5));
        LocalizedText already = ID_CARD.workflow()
                .step("review")
                .flatMap(step -> step.action("reject"))
                .flatMap(action -> action.savedReason("issued_already"))
                .orElseThrow()
                .text();
        assertThat(november.reasons()).containsExactly(new Rejection(already, 2), new Rejection(null, 1));

        ServiceReport december = report(MonthSpan.parse("2017-12", "2018-01"));
        assertThat(december.submitted()).isZero();
        assertThat(december.completed()).isEqualTo(1);
        assertThat(december.reasons()).isEmpty();
        assertThat(report(MonthSpan.parse("2017-11", "2017-12")).completed()).isEqualTo(4);
    }

    @Test
    void it_says_how_many_appealed_complained_and_had_something_corrected() {
        Reference refused = decidedAfter(Duration.ofDays(1), "reject", null, "لا يخص شخصًا غيره");
        office.as(applicant, () -> office.bean(Appeals.class).begin(refused)); // and not submitted
        assertThat(report(NOVEMBER).afterwards()).isEqualTo(new Afterwards(0, 0, 0));
        Reference complaint = office.as(
                        applicant, () -> office.bean(Complaints.class).beginAbout(refused))
                .reference();
        office.as(applicant, () -> office.bean(Drafts.class)
                .save(complaint, "complaint", Map.of("category", "delay", "what", "تأخر الرد شهرًا.")));
        office.submit(applicant, complaint);
        assertThat(report(NOVEMBER).afterwards()).isEqualTo(new Afterwards(0, 0, 1));
        assertThat(report(NOVEMBER).submitted()).isEqualTo(1);
    }

    @Test
    void it_says_how_often_its_pages_were_opened_and_where_people_went_on() {
        UsageCounter counter = office.bean(UsageCounter.class);
        for (int i = 0; i < 3; i++) {
            counter.visit("/services/{code}", CODE, new Language("ar"));
            counter.started(CODE);
            counter.opened(CODE, "reason");
        }
        counter.passed(CODE, "reason");
        counter.opened(CODE, "delivery");
        counter.opened("another-service", "reason");
        counter.flush();
        office.at(NOW.plus(Duration.ofDays(30)));
        counter.opened(CODE, "reason");
        counter.flush();

        ServiceReport november = report(NOVEMBER);
        assertThat(november.visits()).isEqualTo(3);
        assertThat(november.started()).isEqualTo(3);
        assertThat(november.pages())
                .containsExactlyInAnyOrder(new PageUse("reason", 3, 1), new PageUse("delivery", 1, 0));
        assertThat(report(MonthSpan.parse("2017-11", "2017-12")).pages()).contains(new PageUse("reason", 4, 1));
    }

    @Test
    void ratings_are_told_from_five_on_and_their_comments_without_a_time() {
        for (int stars = 1; stars <= 4; stars++) {
            rated(stars, "ملاحظة " + (9 - stars));
        }
        assertThat(report(NOVEMBER).ratings()).isEmpty();
        rated(1, null);
        assertThat(report(NOVEMBER).ratings()).singleElement().satisfies(rated -> {
            assertThat(rated.occasion()).isEqualTo(Occasion.OUTCOME);
            assertThat(rated.byStars()).isEqualTo(Map.of(1, 2L, 2, 1L, 3, 1L, 4, 1L));
            assertThat(rated.average()).isEqualTo("2.2");
            assertThat(rated.comments()).containsExactly("ملاحظة 8", "ملاحظة 7", "ملاحظة 6", "ملاحظة 5");
        });
    }

    private void rated(int stars, String comment) {
        Reference reference = decidedAfter(Duration.ofHours(1), "approve", null, null);
        office.does(applicant, () -> office.bean(Ratings.class).rate(reference, Occasion.OUTCOME, stars, comment));
    }

    @Test
    void it_is_for_those_who_write_or_publish_the_service() {
        for (Actor stranger : List.of(Actor.NOBODY, applicant, officer)) {
            assertThat(office.refusal(
                            stranger, () -> office.bean(ServiceReports.class).of(CODE, NOVEMBER)))
                    .isInstanceOf(Refused.class);
        }
        assertThat(office.refusal(owner, () -> office.bean(ServiceReports.class).of("none", NOVEMBER)))
                .isInstanceOf(NotFound.class);
        assertThat(report(MonthSpan.parse("2016-01", "2017-10")))
                .isEqualTo(new ServiceReport(
                        0, 0, 0, 0, 0, new Afterwards(0, 0, 0), List.of(), List.of(), List.of(), List.of()));
    }
}
