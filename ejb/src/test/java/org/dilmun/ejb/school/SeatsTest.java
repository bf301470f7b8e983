package org.dilmun.ejb.school;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.dilmun.domain.access.Actor;
import org.dilmun.domain.access.Role;
import org.dilmun.domain.kernel.Reference;
import org.dilmun.domain.school.SeatSection;
import org.dilmun.domain.school.SeatsInUse;
import org.dilmun.domain.school.Transfer;
import org.dilmun.domain.school.Transfer.Stage;
import org.dilmun.ejb.access.Refused;
import org.dilmun.ejb.persistence.OnDatabase;

import static org.assertj.core.api.Assertions.assertThat;

/** Who gets a seat in the fourth grade of a school that has few, and in which order others wait. */
@OnDatabase
class SeatsTest {

    private static final String NEAR = "340";
    private static final String FAR = "911";

    private final TestSchools schools = new TestSchools();

    private Actor privateRegistrar;
    private Actor registrar;
    private SeatSection left;

    @BeforeEach
    void arrange() {
        privateRegistrar = schools.registrar(TestSchools.PRIVATE);
        registrar = schools.registrar(TestSchools.GIRLS);
        left = schools.section(TestSchools.PRIVATE, 4, 60, 30);
    }

    @AfterEach
    void close() {
        schools.close();
    }

    private Reference atSeat(Actor guardian, String block) {
        Reference reference = schools.submitted(guardian, schools.girl(guardian, left, block), TestSchools.GIRLS);
        schools.act(privateRegistrar, reference, "clear");
        return reference;
    }

    private Reference waiting(Actor guardian, String block) {
        Reference reference = atSeat(guardian, block);
        schools.act(registrar, reference, "wait");
        return reference;
    }

    private Stage stage(Reference reference) {
        return schools.transfer(reference).stage();
    }

    @Test
    void of_twelve_who_want_three_seats_at_once_three_get_one() throws Exception {
        SeatSection wanted = schools.section(TestSchools.GIRLS, 4, 30, 27);
        var calls = new ArrayList<Callable<String>>();
        var start = new CyclicBarrier(12);
        for (int i = 0; i < 12; i++) {
            Reference reference = atSeat(schools.adult(), NEAR);
            calls.add(() -> {
                start.await();
                return schools.attempt(registrar, reference, "accept");
            });
        }
        List<String> outcomes = at(calls);
        assertThat(outcomes).filteredOn("done"::equals).hasSize(3);
        assertThat(outcomes).filteredOn("school-no-seat"::equals).hasSize(9);
        assertThat(schools.now(wanted))
                .extracting(SeatSection::free, SeatSection::reserved)
                .containsExactly(0, 3);
    }

    @Test
    void two_nodes_that_serve_the_line_at_once_give_each_seat_once() throws Exception {
        SeatSection wanted = schools.section(TestSchools.GIRLS, 4, 30, 30);
        List<Reference> line =
                List.of(waiting(schools.adult(), NEAR), waiting(schools.adult(), NEAR), waiting(schools.adult(), NEAR));
        Actor officer = schools.adult(Role.OFFICER);
        schools.office().does(officer, () -> schools.bean(SeatBoard.class).resize(wanted.id(), 32));
        List<Long> next = schools.office().database().inTransaction(() -> schools.bean(WaitingLists.class)
                .next());
        assertThat(next).containsExactly(schools.transfer(line.get(0)).requestId());
        var start = new CyclicBarrier(2);
        Callable<String> serve = () -> {
            start.await();
            boolean served = schools.office()
                    .as(Actor.NOBODY, () -> schools.bean(WaitingLists.class).serve(next.get(0)));
            return Boolean.toString(served);
        };
        assertThat(at(List.of(serve, serve))).containsExactlyInAnyOrder("true", "false");
        assertThat(schools.now(wanted).reserved()).isOne();
        schools.serveLines(); // one died after the first: the next run goes on
        assertThat(schools.now(wanted).reserved()).isEqualTo(2);
        assertThat(line).extracting(this::stage).containsExactly(Stage.REVIEW, Stage.REVIEW, Stage.WAITING);
    }

    @Test
    void siblings_come_first_then_neighbours_then_who_asked_first() {
        SeatSection wanted = schools.section(TestSchools.GIRLS, 4, 30, 30);
        SeatSection second = schools.section(TestSchools.GIRLS, 2, 30, 20);
        Reference far = waiting(schools.adult(), FAR);
        Reference near = waiting(schools.adult(), NEAR);
        Actor parent = schools.adult();
        schools.girl(parent, second, FAR);
        Reference sibling = waiting(parent, FAR);
        Reference later = waiting(schools.adult(), NEAR);
        List<Transfer> line = schools.office().database().inTransaction(() -> schools.bean(Transfers.class)
                .line(wanted.group()));
        assertThat(line).extracting(Transfer::reference).containsExactly(sibling, near, later, far);

        Actor officer = schools.adult(Role.OFFICER);
        schools.office().does(officer, () -> schools.bean(SeatBoard.class).resize(wanted.id(), 31));
        assertThat(schools.attempt(registrar, far, "accept"))
                .as("the free seat is the sibling's")
                .isEqualTo("school-no-seat");
        schools.serveLines();
        assertThat(List.of(sibling, near, later, far))
                .extracting(this::stage)
                .containsExactly(Stage.REVIEW, Stage.WAITING, Stage.WAITING, Stage.WAITING);
    }

    @Test
    void the_ministry_alone_sets_how_many_seats_there_are_and_not_below_those_in_use() {
        SeatSection wanted = schools.section(TestSchools.GIRLS, 4, 30, 29);
        Actor officer = schools.adult(Role.OFFICER);
        SeatBoard board = schools.bean(SeatBoard.class);
        assertThat(schools.office().refusal(registrar, () -> board.resize(wanted.id(), 40)))
                .isInstanceOf(Refused.class);
        assertThat(schools.office().refusal(officer, () -> board.resize(wanted.id(), 28)))
                .isInstanceOf(SeatsInUse.class);
        assertThat(schools.office().refusal(officer, () -> board.resize(wanted.id(), -1)))
                .isInstanceOf(SeatsMalformed.class);
        schools.office().does(officer, () -> board.resize(wanted.id(), 29));
        assertThat(schools.now(wanted).free()).isZero();
        assertThat(schools.office().as(officer, board::totals))
                .containsEntry(TestSchools.GIRLS, new SeatBoard.Total(29, 29, 0, 0));
    }

    private static List<String> at(List<Callable<String>> calls) throws Exception {
        var threads = Executors.newFixedThreadPool(calls.size());
        try {
            var outcomes = new ArrayList<String>();
            for (Future<String> outcome : threads.invokeAll(calls)) {
                outcomes.add(outcome.get());
            }
            return outcomes;
        } finally {
            threads.shutdownNow();
        }
    }
}
