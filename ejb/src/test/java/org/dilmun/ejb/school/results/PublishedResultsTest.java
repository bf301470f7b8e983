package org.dilmun.ejb.school.results;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.kernel.Problem;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.school.results.CorrectionState;
import org.dilmun.domain.school.results.ResultStatus;
import org.dilmun.ejb.access.Caller;
import org.dilmun.ejb.country.MovedClock;
import org.dilmun.ejb.country.RealClock;
import org.dilmun.ejb.country.SystemClock;
import org.dilmun.ejb.identity.AddressLimits;
import org.dilmun.ejb.persistence.DatabaseClock;
import org.dilmun.ejb.persistence.OnDatabase;
import org.dilmun.ejb.persistence.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dilmun.ejb.school.results.ResultOffice.FIRST;
import static org.dilmun.ejb.school.results.ResultOffice.MARYAM;
import static org.dilmun.ejb.school.results.ResultOffice.SECOND;
import static org.dilmun.ejb.school.results.ResultOffice.YOUSIF;
import static org.dilmun.ejb.school.results.ResultOffice.follow;
import static org.dilmun.ejb.school.results.ResultOffice.marks;

/** What is public, to whom, and not a second before. */
@OnDatabase
class PublishedResultsTest {

    private static final Duration SOON = Duration.ofMinutes(5);
    private static final Duration LATER = Duration.ofMinutes(20);

    private final ResultOffice office = new ResultOffice();
    private final PlayedClock time = new PlayedClock();
    private final TestDatabase node = office.database;

    @AfterEach
    void close() {
        office.close();
    }

    private void play() {
        node.with(DatabaseClock.class, time);
    }

    private String refusal(String number, String seat, String address) {
        office.caller.is(Actor.NOBODY);
        return node.inTransaction(() -> {
            try {
                node.bean(ResultLookup.class).find(number, seat, address);
                return "found";
            } catch (Problem problem) { // what was counted stays, as in a transaction of its own
                return problem.code();
            }
        });
    }

    private int version(String number, String seat) {
        return office.find(node, number, seat).get(0).version();
    }

    @Test
    void the_clock_of_a_node_opens_nothing() {
        var machine = new SystemClock();
        TestDatabase fast = node.otherNode();
        fast.with(RealClock.class, () -> machine.instant().plus(Duration.ofHours(1)))
                .with(Caller.class, office.caller);
        office.at(machine.instant().plus(Duration.ofDays(1)));
        Instant minute = office.approved(SOON, FIRST + marks(45)).publishAt();
        follow(fast);
        Instant told = fast.bean(DatabaseClock.class).instant().orElseThrow();
        assertThat(told).isBefore(machine.instant().plusSeconds(2));

        fast.bean(MovedClock.class).stand(Duration.between(told, minute.minusSeconds(20)));
        assertThat(office.find(fast, MARYAM, "100001")).isEmpty();
        fast.bean(MovedClock.class).stand(Duration.between(told, minute));
        assertThat(office.find(fast, MARYAM, "100001")).hasSize(1);
    }

    @Test
    void at_the_minute_and_not_before_a_result_is_there() {
        play();
        Instant minute = office.approved(SOON, FIRST + marks(45)).publishAt();
        time.now = minute.minusMillis(1);
        follow(node);
        assertThat(office.find(node, MARYAM, "100001")).isEmpty();
        time.now = minute;
        assertThat(office.find(node, MARYAM, "100001")).singleElement().satisfies(result -> {
            assertThat(result.outcome().status()).isEqualTo(ResultStatus.PASS);
            assertThat(result.outcome().average()).isEqualTo("85.0");
            assertThat(result.name()).isEqualTo("مريم أحمد");
            assertThat(result.years()).isEqualTo("2025/2026");
            assertThat(result.version()).isEqualTo(1);
        });
    }

    @Test
    void while_the_database_is_not_heard_nothing_opens_and_nothing_closes() {
        play();
        Instant minute = office.approved(SOON, FIRST + marks(45)).publishAt();
        time.now = minute.minusSeconds(1);
        follow(node);
        time.now = null;
        assertThat(office.find(node, MARYAM, "100001")).isEmpty();
        time.now = minute;
        assertThat(office.find(node, MARYAM, "100001")).hasSize(1);
        time.now = null;
        assertThat(office.find(node, MARYAM, "100001")).hasSize(1);
    }

    @Test
    void of_all_that_is_not_to_be_seen_the_answer_is_the_same() {
        play();
        Instant minute =
                office.approved(SOON, FIRST + marks(45), SECOND + marks(40)).publishAt();
        time.now = minute.minusSeconds(1);
        follow(node);
        assertThat(refusal(MARYAM, "100001", "10.0.0.1")).as("too early").isEqualTo("exam-result-not-found");
        time.now = minute;
        assertThat(refusal(MARYAM, "100002", "10.0.0.1"))
                .as("the seat of another")
                .isEqualTo("exam-result-not-found");
        assertThat(refusal("880100036", "100001", "10.0.0.1"))
                .as("no candidate")
                .isEqualTo("exam-result-not-found");
        assertThat(refusal(MARYAM, "100001", "10.0.0.1")).isEqualTo("found");
        assertThat(refusal(MARYAM, "١٠٠٠٠١", "10.0.0.1")).as("Arabic digits").isEqualTo("found");
        assertThat(refusal(MARYAM, "seat", "10.0.0.1")).isEqualTo("seat-malformed");
        assertThat(refusal("123", "100001", "10.0.0.1")).isEqualTo("personal-number-malformed");
    }

    @Test
    void guessing_a_seat_has_to_wait_and_so_has_who_guesses_right_then() {
        play();
        time.now = office.approved(SOON, FIRST + marks(45), SECOND + marks(40)).publishAt();
        follow(node);
        for (String number : new String[] {MARYAM, "880100036"}) {
            for (int seat = 1; seat <= 5; seat++) {
                assertThat(refusal(number, Integer.toString(seat), "10.0.0." + seat))
                        .isEqualTo("exam-result-not-found");
            }
            assertThat(refusal(number, "100001", "10.0.0.77"))
                    .as("a candidate or not")
                    .isEqualTo("result-too-many");
        }
        assertThat(refusal(YOUSIF, "100002", "10.0.0.1")).isEqualTo("found");
    }

    @Test
    void who_asks_too_early_again_and_again_does_not_have_to_wait_at_the_minute() {
        play();
        Instant minute = office.approved(SOON, FIRST + marks(45)).publishAt();
        time.now = minute.minusSeconds(30);
        follow(node);
        for (int i = 0; i < 20; i++) {
            assertThat(refusal(MARYAM, "100001", "10.0.0.1")).isEqualTo("exam-result-not-found");
        }
        time.now = minute;
        assertThat(refusal(MARYAM, "100001", "10.0.0.1")).isEqualTo("found");
    }

    @Test
    void an_address_that_misses_too_much_is_shut_for_everybody_behind_it_until_the_minute_is_over() {
        play();
        time.now = office.approved(SOON, FIRST + marks(45)).publishAt();
        follow(node);
        int most = node.bean(AddressLimits.class).limit();
        node.inTransaction(() -> {
            for (int i = 0; i <= most; i++) {
                node.bean(AddressLimits.class).spend("10.0.0.9");
            }
        });
        assertThat(refusal("880100036", "7", "10.0.0.9")).isEqualTo("exam-result-not-found");
        assertThat(refusal(MARYAM, "100001", "10.0.0.9")).isEqualTo("calls-too-many");
        assertThat(refusal(MARYAM, "100001", "10.0.0.8")).isEqualTo("found");
    }

    @Test
    void a_later_edition_replaces_the_earlier_at_its_own_minute_and_taken_back_leaves_nothing() {
        play();
        office.approved(SOON, FIRST + marks(40));
        Reference second = office.approved(LATER, FIRST + marks(45)).reference();
        time.now = office.minute(LATER).minusMillis(1);
        follow(node);
        assertThat(office.find(node, MARYAM, "100001").get(0).outcome().average())
                .isEqualTo("80.0");
        time.now = office.minute(LATER);
        assertThat(office.find(node, MARYAM, "100001").get(0).outcome().average())
                .isEqualTo("85.0");

        office.at(time.now);
        office.does(office.supervisor, () -> node.bean(ResultSheets.class)
                .withdraw(second, "Marks of two schools were exchanged"));
        follow(node);
        assertThat(office.find(node, MARYAM, "100001"))
                .as("nor the first edition")
                .isEmpty();
    }

    @Test
    void taken_back_before_its_minute_an_edition_leaves_the_earlier_one() {
        play();
        office.approved(SOON, FIRST + marks(40));
        Reference second = office.approved(LATER, FIRST + marks(45)).reference();
        assertThat(office.refused(
                        office.supervisor, () -> node.bean(ResultSheets.class).withdraw(second, " ")))
                .isEqualTo("result-reason-missing");
        office.does(office.supervisor, () -> node.bean(ResultSheets.class).withdraw(second, "Too early"));
        time.now = office.minute(LATER);
        follow(node);
        assertThat(office.find(node, MARYAM, "100001").get(0).outcome().average())
                .isEqualTo("80.0");
    }

    @Test
    void a_correction_is_a_new_version_of_that_result_on_every_node() {
        play();
        Reference sheet =
                office.approved(SOON, FIRST + marks(5), SECOND + marks(40)).reference();
        time.now = office.minute(SOON);
        follow(node);
        assertThat(office.find(node, MARYAM, "100001").get(0).outcome().status())
                .isEqualTo(ResultStatus.REPEAT);
        for (String course : new String[] {"maths", "english", "arabic"}) {
            long correction = office.as(office.officer, () -> node.bean(ResultCorrections.class)
                    .propose(sheet, new ResultCorrections.Typed("100001", course, "40", "45", "Pages overlooked", ""))
                    .id());
            office.does(office.supervisor, () -> node.bean(ResultCorrections.class)
                    .decide(correction, CorrectionState.APPROVED));
        }
        follow(node);
        assertThat(version(MARYAM, "100001")).isEqualTo(4);
        assertThat(office.find(node, MARYAM, "100001").get(0).outcome().status())
                .isEqualTo(ResultStatus.SECOND_SITTING);
        assertThat(version(YOUSIF, "100002")).isEqualTo(1);
    }
}
