package org.dilmun.domain.party;

import java.time.LocalDate;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class EntitlementsTest {

    @ParameterizedTest
    @CsvSource({"2026-11-29, true", "2026-11-30, true", "2026-12-01, false"})
    void each_holds_until_the_end_of_its_last_day(LocalDate day, boolean holds) {
        LocalDate last = LocalDate.of(2026, 11, 30);
        assertThat(new Entitlements(last, null).disabilityOn(day)).isEqualTo(holds);
        assertThat(new Entitlements(last, null).socialSupportOn(day)).isFalse();
        assertThat(new Entitlements(null, last).socialSupportOn(day)).isEqualTo(holds);
        assertThat(new Entitlements(null, Entitlements.FOR_GOOD).socialSupportOn(day))
                .isTrue();
    }
}
