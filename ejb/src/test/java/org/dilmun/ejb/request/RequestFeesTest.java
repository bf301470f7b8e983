package org.dilmun.ejb.request;

import java.util.List;
import java.util.Map;

import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.dilmun.domain.directory.Audience;
import org.dilmun.domain.request.Charge;
import org.dilmun.ejb.persistence.OnDatabase;
import org.dilmun.ejb.persistence.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
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
        var charges = FEES.charges(ID_CARD, who, Map.of("delivery", delivery));
        assertThat(FEES.total(charges)).isEqualTo(Money.parse(total));
    }

    @Test
    void each_reason_to_pay_is_a_line_of_its_own() {
        assertThat(FEES.charges(ID_CARD, Audience.CITIZEN, Map.of("delivery", "post")))
                .extracting(Charge::amount)
                .isEqualTo(List.of(Money.parse("BHD 4.000"), Money.parse("BHD 0.500")));
    }
}
