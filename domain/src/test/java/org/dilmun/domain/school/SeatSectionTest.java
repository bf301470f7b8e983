package org.dilmun.domain.school;

import java.util.Random;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class SeatSectionTest {

    private static SeatSection section(int capacity, int taken) {
        return new SeatSection(1, new SeatGroup("school", 2026, 4, SeatSection.UNDIVIDED), "A", capacity, taken);
    }

    @Test
    void a_reserved_seat_is_nobody_elses_and_becomes_the_pupils() {
        SeatSection section = section(30, 29);
        section.reserve();
        assertThat(section.free()).isZero();
        assertThatExceptionOfType(NoSeatLeft.class).isThrownBy(section::reserve);
        section.seat();
        assertThat(section.taken()).isEqualTo(30);
        assertThat(section.reserved()).isZero();
        section.leave();
        assertThat(section.free()).isOne();
    }

    @Test
    void a_class_does_not_shrink_below_its_pupils() {
        SeatSection section = section(30, 28);
        section.reserve();
        assertThatExceptionOfType(SeatsInUse.class)
                .isThrownBy(() -> section.resize(28))
                .satisfies(problem -> assertThat(problem.facts()).containsEntry("used", 29));
        section.resize(29);
        assertThat(section.free()).isZero();
    }

    @Test
    void nothing_is_given_back_that_was_not_there() {
        SeatSection section = section(30, 0);
        assertThatIllegalStateException().isThrownBy(section::giveBack);
        assertThatIllegalStateException().isThrownBy(section::seat);
        assertThatIllegalStateException().isThrownBy(section::leave);
        assertThatIllegalArgumentException().isThrownBy(() -> section(10, 11));
    }

    @Test
    void whatever_happens_there_are_never_more_pupils_than_seats() {
        var random = new Random(7);
        SeatSection section = section(5, 2);
        for (int i = 0; i < 5_000; i++) {
            try {
                switch (random.nextInt(5)) {
                    case 0 -> section.reserve();
                    case 1 -> section.giveBack();
                    case 2 -> section.seat();
                    case 3 -> section.leave();
                    default -> section.resize(random.nextInt(8));
                }
            } catch (NoSeatLeft | SeatsInUse | IllegalStateException refused) {
                assertThat(refused).isNotNull();
            }
            assertThat(section.free()).isNotNegative();
            assertThat(section.taken()).isNotNegative();
            assertThat(section.reserved()).isNotNegative();
        }
    }
}
