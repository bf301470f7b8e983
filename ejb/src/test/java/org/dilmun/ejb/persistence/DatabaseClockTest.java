package org.dilmun.ejb.persistence;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.dilmun.ejb.country.RealClock;
import org.dilmun.ejb.country.SystemClock;

import static org.assertj.core.api.Assertions.assertThat;

@OnDatabase
class DatabaseClockTest {

    private final TestDatabase database = new TestDatabase();
    private final SystemClock machine = new SystemClock();
    private long ticks;

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void a_machine_whose_clock_was_moved_has_the_time_of_the_database() {
        database.with(RealClock.class, () -> machine.instant().plus(Duration.ofHours(1)));
        DatabaseClock clock = database.bean(DatabaseClock.class);
        assertThat(clock.instant()).as("before the first answer").isEmpty();
        Instant before = machine.instant();
        database.inTransaction(clock::read);
        assertThat(clock.instant().orElseThrow())
                .isBetween(before.minusSeconds(1), machine.instant()); // the database of the tests is on this machine
    }

    @Test
    void an_answer_is_carried_on_by_ticks_for_half_a_minute() {
        DatabaseClock clock = database.bean(DatabaseClock.class);
        clock.ticks = () -> ticks;
        database.inTransaction(clock::read);
        Instant told = clock.instant().orElseThrow();
        ticks += Duration.ofMillis(1_500).toNanos();
        assertThat(clock.instant()).contains(told.plusMillis(1_500));
        ticks += DatabaseClock.TRUSTED.toNanos();
        assertThat(clock.instant()).isEmpty();
    }
}
