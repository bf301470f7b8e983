package org.dilmun.peers.gateway;

import java.net.http.HttpResponse;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Payers who send a transfer. */
class BankTest extends GatewayTest {

    @Override
    Kind kind() {
        return Kind.BANK;
    }

    private HttpResponse<String> send(String session, String amount) {
        return merchant.submit("/transfer/" + session, Map.of("story", "approved", "amount", amount));
    }

    @Test
    void the_credit_tells_what_was_sent_even_if_it_is_not_what_was_asked_for() {
        send(merchant.open("A-1"), "9.999");
        var told = merchant.awaitNotification().body();
        assertThat(told.path("status").asText()).isEqualTo("captured");
        assertThat(told.path("amountMinor").asLong()).isEqualTo(9_999);
    }

    @Test
    void no_more_goes_back_than_was_sent() {
        String session = merchant.open("A-1");
        send(session, "9.999");
        assertThat(merchant.refund(session, "R-1", 10_000).statusCode()).isEqualTo(409);
        assertThat(merchant.refund(session, "R-2", 9_999).statusCode()).isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ten", "-1.000", "0", "0.0005", "99999999999999999999"})
    void what_is_no_amount_is_not_sent(String amount) {
        String session = merchant.open("A-1");
        HttpResponse<String> answer = send(session, amount);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("Enter the amount as a number");
        assertThat(merchant.inquire("A-1").body()).contains("\"created\"");
    }
}
