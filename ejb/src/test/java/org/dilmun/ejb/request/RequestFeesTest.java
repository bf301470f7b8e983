package org.dilmun.ejb.request;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.dilmun.domain.directory.Audience;
import org.dilmun.domain.directory.Facts;
import org.dilmun.domain.request.Charge;
import org.dilmun.ejb.persistence.OnDatabase;
import org.dilmun.ejb.persistence.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dilmun.ejb.request.Fixtures.EVERYTHING;
import static org.dilmun.ejb.request.Fixtures.ID_CARD;

@OnDatabase
class RequestFeesTest {

    private static final RequestFees FEES = fees();

    private static RequestFees fees() {
        try (var database = new TestDatabase()) {
            return database.bean(RequestFees.class);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "CITIZEN, centre, BHD 4.000",
        "CITIZEN, post, BHD 4.500",
        "RESIDENT, centre, BHD 10.000",
        "RESIDENT, post, BHD 10.500"
    })
    void an_id_card_costs_by_who_applies_and_how_it_is_delivered(Audience who, String delivery, String total) {
        var charges = FEES.charges(ID_CARD, facts(who), Map.of("delivery", delivery));
        assertThat(FEES.total(charges)).isEqualTo(Money.parse(total));
    }

    @Test
    void each_reason_to_pay_is_a_line_of_its_own() {
        assertThat(FEES.charges(ID_CARD, facts(Audience.CITIZEN), Map.of("delivery", "post")))
                .extracting(Charge::amount)
                .isEqualTo(List.of(Money.parse("BHD 4.000"), Money.parse("BHD 0.500")));
    }

    @Test
    void a_row_may_hold_by_an_expression_of_answers_and_facts() {
        String two = "[{\"amount\":\"1.000\",\"number\":\"A1\"},{\"amount\":\"2.000\",\"number\":\"A2\"}]";
        String one = "[{\"amount\":\"1.000\",\"number\":\"A1\"}]";
        var young = facts(Audience.CITIZEN);
        var old = Fixtures.facts(true, LocalDate.of(2026, 11, 25));
        assertThat(FEES.total(FEES.charges(EVERYTHING, young, Map.of("bills", two))))
                .isEqualTo(Money.parse("BHD 1.500"));
        assertThat(FEES.total(FEES.charges(EVERYTHING, young, Map.of("bills", one))))
                .isEqualTo(Money.parse("BHD 1.000"));
        assertThat(FEES.total(FEES.charges(EVERYTHING, old, Map.of("bills", two))))
                .isEqualTo(Money.parse("BHD 1.000"));
    }

    private static Facts facts(Audience who) {
        return Fixtures.facts(who == Audience.CITIZEN, LocalDate.of(2017, 11, 5));
    }
}
