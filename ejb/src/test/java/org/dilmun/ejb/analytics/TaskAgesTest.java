package org.dilmun.ejb.analytics;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.access.Role;
import org.dilmun.domain.analytics.AgeBand;
import org.dilmun.domain.analytics.Figure;
import org.dilmun.domain.calendar.WorkingDays;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.ejb.access.Refused;
import org.dilmun.ejb.persistence.JobLeases;
import org.dilmun.ejb.persistence.OnDatabase;
import org.dilmun.ejb.request.Fixtures;
import org.dilmun.ejb.request.Outliers;
import org.dilmun.ejb.request.PaymentStep;
import org.dilmun.ejb.request.Tasks;
import org.dilmun.ejb.request.TestOffice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** From a Sunday on, the first working day of the week in Bahrain. */
@OnDatabase
class TaskAgesTest {

    private static final Instant SUNDAY = Fixtures.NOW;

    private final TestOffice office = new TestOffice();

    private Actor applicant;
    private Actor officer;
    private Actor supervisor;

    @BeforeEach
    void arrange() {
        office.database().with(PaymentStep.class, (paid, charges) -> {});
        office.open(Fixtures.ID_CARD);
        applicant = office.person("850101345");
        officer = office.person("850101346", Role.OFFICER);
        supervisor = office.person("850101348", Role.SUPERVISOR);
    }

    @AfterEach
    void close() {
        office.close();
    }

    private Reference arrives(Instant at) {
        office.at(at);
        return office.inReview(applicant).reference();
    }

    /** So many cases that are decided on the working day after they came. */
    private void usually(int cases) {
        List<Reference> decided = new ArrayList<>();
        for (int i = 0; i < cases; i++) {
            decided.add(arrives(SUNDAY));
        }
        office.at(days(1));
        decided.forEach(reference -> office.act(officer, reference, "approve", null, null));
    }

    private static Instant days(int after) {
        return SUNDAY.plus(Duration.ofDays(after));
    }

    private void count() {
        office.does(Actor.NOBODY, () -> office.bean(JobLeases.class).take(Figures.JOB, Duration.ofMinutes(1)));
        office.does(Actor.NOBODY, () -> office.bean(Figures.class).refresh(Figure.Pace.LATELY));
    }

    private List<TaskAges.Line> lines() {
        return office.as(supervisor, () -> office.bean(TaskAges.class).of(office.body()))
                .orElseThrow()
                .lines();
    }

    private List<Outliers.Outlier> outliers() {
        return office.as(supervisor, () -> office.bean(Outliers.class).list(office.body(), 10));
    }

    @Test
    void what_is_to_be_done_is_counted_by_the_working_days_that_it_has_been_lying() {
        arrives(SUNDAY); // ten working days before the Sunday of the week after next
        arrives(days(7)); // five
        arrives(days(11)); // a Thursday: one, over the weekend
        Reference claimed = arrives(days(14));
        office.does(officer, () -> office.bean(Tasks.class).claim(claimed));
        count();
        assertThat(lines())
                .extracting(TaskAges.Line::serviceCode, TaskAges.Line::tasks)
                .containsExactly(tuple(
                        Fixtures.ID_CARD.code(),
                        Map.of(AgeBand.UP_TO_TWO, 2L, AgeBand.UP_TO_FIVE, 1L, AgeBand.UP_TO_TEN, 1L)));
        office.at(days(15));
        count();
        assertThat(lines().get(0).tasks())
                .isEqualTo(Map.of(AgeBand.UP_TO_TWO, 2L, AgeBand.UP_TO_TEN, 1L, AgeBand.LONGER, 1L));
        assertThat(lines().get(0).all()).isEqualTo(4);
    }

    @Test
    void what_lies_longer_than_nine_tenths_of_the_others_did_stands_out() {
        usually(10);
        Reference old = arrives(days(1));
        arrives(days(2));
        office.at(days(3));
        count();
        assertThat(outliers())
                .extracting(outlier -> outlier.task().reference(), Outliers.Outlier::days, Outliers.Outlier::usual)
                .containsExactly(tuple(old, 2, 1));
        office.act(officer, old, "approve", null, null);
        assertThat(outliers()).isEmpty();
    }

    @Test
    void of_fewer_than_ten_nothing_is_called_usual() {
        usually(9);
        arrives(days(1));
        office.at(days(30));
        count();
        assertThat(outliers()).isEmpty();
    }

    @Test
    void only_who_gives_tasks_to_others_sees_it() {
        count();
        assertThat(office.refusal(officer, () -> office.bean(TaskAges.class).of(office.body())))
                .isInstanceOf(Refused.class);
        assertThat(office.refusal(officer, () -> office.bean(Outliers.class).list(office.body(), 1)))
                .isInstanceOf(Refused.class);
    }

    @Test
    void the_first_day_of_a_band_is_the_one_that_counting_the_days_gives() {
        var working = new WorkingDays(
                Set.of(DayOfWeek.FRIDAY, DayOfWeek.SATURDAY),
                Set.of(LocalDate.of(2017, 11, 30), LocalDate.of(2017, 12, 3)));
        LocalDate first = LocalDate.of(2017, 11, 1);
        first.datesUntil(first.plusDays(60)).forEach(today -> {
            for (int days = 0; days <= 12; days++) {
                LocalDate oldest = TaskAges.oldest(working, today, days);
                assertThat(working.between(oldest, today))
                        .as("%s %d", today, days)
                        .isEqualTo(days);
                assertThat(working.between(oldest.minusDays(1), today))
                        .as("%s %d", today, days)
                        .isGreaterThan(days);
            }
        });
    }
}
