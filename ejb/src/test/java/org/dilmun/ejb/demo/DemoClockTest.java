package org.dilmun.ejb.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.access.Channel;
import org.dilmun.domain.access.Role;
import org.dilmun.domain.identity.Assurance;
import org.dilmun.domain.kernel.NotFound;
import org.dilmun.ejb.access.Caller;
import org.dilmun.ejb.access.Refused;
import org.dilmun.ejb.country.BusinessClock;
import org.dilmun.ejb.country.MovedClock;
import org.dilmun.ejb.country.Profile;
import org.dilmun.ejb.country.RealClock;
import org.dilmun.ejb.persistence.OnDatabase;
import org.dilmun.ejb.persistence.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@OnDatabase
class DemoClockTest {

    private static final Instant REAL = Instant.parse("2026-11-25T08:00:00Z");

    private final TestDatabase database = new TestDatabase();
    private final Caller caller = new Caller();
    private DemoClock clock;
    private BusinessClock business;

    @BeforeEach
    void open() {
        caller.is(in(Role.SUPERVISOR));
        clock = node(database);
        business = database.bean(MovedClock.class);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private DemoClock node(TestDatabase node) {
        node.with(Caller.class, caller).with(RealClock.class, () -> REAL);
        return node.inTransaction(() -> node.bean(DemoClock.class));
    }

    private static Actor in(Role role) {
        return Actor.person(42, Assurance.BASIC, Map.of(1L, Set.of(role)), Channel.PORTAL);
    }

    private Duration move(long days, long hours) {
        return database.inTransaction(() -> clock.move(days, hours));
    }

    @Test
    void every_node_follows_a_move_when_it_looks_again() {
        var neighbour = database.otherNode();
        DemoClock other = node(neighbour);
        assertThat(business.instant()).isEqualTo("2026-11-25T08:00:00Z");

        assertThat(move(3, 12)).isEqualTo(Duration.ofHours(84));
        assertThat(move(0, 1)).isEqualTo(Duration.ofHours(85));

        assertThat(business.instant()).isEqualTo("2026-11-28T21:00:00Z");
        assertThat(neighbour.bean(MovedClock.class).instant()).isEqualTo("2026-11-25T08:00:00Z");
        neighbour.inTransaction(other::follow);
        assertThat(neighbour.bean(MovedClock.class).instant()).isEqualTo("2026-11-28T21:00:00Z");
    }

    @Test
    void moves_at_once_add_up() throws Exception {
        var threads = Executors.newFixedThreadPool(8);
        try {
            for (var moved : threads.invokeAll(IntStream.range(0, 8)
                    .mapToObj(i -> (Callable<Duration>) () -> move(1, 0))
                    .toList())) {
                assertThat(moved.get()).isPositive();
            }
        } finally {
            threads.shutdown();
        }
        database.inTransaction(clock::follow);
        assertThat(business.instant()).isEqualTo("2026-12-03T08:00:00Z");
    }

    @Test
    void it_goes_forward_only_and_not_for_ever() {
        for (long[] refused : new long[][] {{0, 0}, {-1, 0}, {1, -1}, {3651, 0}, {0, 87_601}, {Long.MAX_VALUE, 1}}) {
            assertThatThrownBy(() -> move(refused[0], refused[1])).isInstanceOf(ClockMoveRefused.class);
        }
        move(3650, 0);
        assertThatThrownBy(() -> move(0, 1)).isInstanceOf(ClockMoveRefused.class);
        assertThat(business.instant()).isEqualTo("2036-11-22T08:00:00Z");
    }

    @Test
    void who_moved_it_is_in_the_audit_trail_and_nobody_else_can() {
        move(2, 0);
        caller.is(in(Role.OFFICER));
        assertThatThrownBy(() -> move(1, 0)).isInstanceOf(Refused.class);
        assertThat(database.inTransaction(() -> database.entityManager()
                        .createQuery("select e.actor, e.action from AuditEvent e", Object[].class)
                        .getResultList()))
                .containsExactly(new Object[] {"person:42", "clock.move"});
        assertThat(business.instant()).isEqualTo("2026-11-27T08:00:00Z");
    }

    @Test
    void production_has_no_such_clock_and_does_not_look_at_the_row() {
        move(2, 0);
        var production = database.otherNode().with(Profile.class, new Profile() {
            @Override
            public boolean demonstration() {
                return false;
            }

            @Override
            public String dataKey() {
                return Base64.getEncoder().encodeToString(new byte[32]);
            }
        });
        DemoClock none = node(production);
        assertThat(production.bean(MovedClock.class).instant()).isEqualTo("2026-11-25T08:00:00Z");
        assertThatThrownBy(() -> production.inTransaction(() -> none.move(1, 0)))
                .isInstanceOf(NotFound.class);
    }
}
