package org.dilmun.domain.civil;

import java.time.Instant;
import java.time.LocalDate;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class IdCardTest {

    private static final Instant NOW = Instant.parse("2017-11-20T07:00:00Z");

    private static IdCard card() {
        return new IdCard(1, 7, "123456789", LocalDate.of(2017, 1, 1), LocalDate.of(2022, 1, 1));
    }

    @ParameterizedTest
    @CsvSource({"0, 2022-11-20", "69, 2022-11-20", "70, 2027-11-20", "95, 2027-11-20"})
    void a_card_runs_five_years_and_ten_for_those_of_seventy(int age, LocalDate expires) {
        assertThat(new CardTerm(5, 70, 10).expiry(LocalDate.of(2017, 11, 20), age))
                .isEqualTo(expires);
    }

    @Test
    void what_ended_a_card_first_stays() {
        IdCard card = card();
        card.cancel("lost", NOW);
        card.cancel("replaced", NOW.plusSeconds(60));

        assertThat(card.active()).isFalse();
        assertThat(card.cancelReason()).isEqualTo("lost");
    }

    @Test
    void a_card_that_would_never_be_valid_is_none() {
        LocalDate day = LocalDate.of(2017, 1, 1);
        assertThatIllegalArgumentException().isThrownBy(() -> new IdCard(1, 7, "123456789", day, day));
    }
}
