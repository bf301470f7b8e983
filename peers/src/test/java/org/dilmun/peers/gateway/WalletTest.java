package org.dilmun.peers.gateway;

import java.net.http.HttpResponse;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Payers with the app of a wallet. */
class WalletTest extends GatewayTest {

    @Override
    Kind kind() {
        return Kind.WALLET;
    }

    private HttpResponse<String> choose(String session, Story story) {
        return merchant.submit("/wallet/" + session, Map.of("story", story.code()));
    }

    @Test
    void what_the_payer_approves_is_told_and_the_browser_goes_back() {
        String session = merchant.open("A-1");
        assertThat(merchant.browse("/wallet/" + session).body())
                .contains("Replacement &lt;card&gt;", "10.000", "Decline");
        assertThat(choose(session, Story.APPROVED).headers().firstValue("Location"))
                .hasValueSatisfying(address -> assertThat(address).startsWith(merchant.returnUrl()));
        assertThat(merchant.awaitNotification().body().path("status").asText()).isEqualTo("captured");
        assertThat(merchant.inquire("A-1").body()).contains("\"scheme\":\"wallet\"", "\"maskedPan\":\"****4471\"");
    }

    @ParameterizedTest
    @CsvSource({"INSUFFICIENT_FUNDS, 51", "LIMIT_REACHED, 61"})
    void what_is_declined_says_why(Story story, String code) {
        choose(merchant.open("A-1"), story);
        assertThat(merchant.awaitNotification().body().path("declineCode").asText())
                .isEqualTo(code);
    }

    @Test
    void who_declines_has_cancelled() {
        merchant.submit("/wallet/" + merchant.open("A-1") + "/cancel", Map.of());
        assertThat(merchant.awaitNotification().body().path("status").asText()).isEqualTo("cancelled");
    }

    @Test
    void an_older_message_may_come_after_the_last() {
        choose(merchant.open("A-1"), Story.WEBHOOK_REORDERED);
        assertThat(merchant.awaitNotification().body().path("status").asText()).isEqualTo("captured");
        assertThat(merchant.awaitNotification().body().path("status").asText()).isEqualTo("pending");
    }

    @Test
    void a_lost_message_leaves_the_inquiry() {
        choose(merchant.open("A-1"), Story.WEBHOOK_LOST);
        assertThat(merchant.inquire("A-1").body()).contains("\"captured\"");
        choose(merchant.open("A-2"), Story.APPROVED);
        assertThat(merchant.awaitNotification().body().path("merchantReference").asText())
                .isEqualTo("A-2");
    }

    @Test
    void the_merchant_closes_what_nobody_has_paid_and_nobody_pays_it_then() {
        String session = merchant.open("A-1");
        assertThat(merchant.post("/api/sessions/by-reference/A-1/cancel", "").body())
                .contains("\"cancelled\"");
        choose(session, Story.APPROVED);
        assertThat(merchant.inquire("A-1").body()).contains("\"cancelled\"");
        assertThat(merchant.post("/api/sessions/by-reference/A-2/cancel", "").statusCode())
                .isEqualTo(404);
    }

    @Test
    void what_was_paid_before_it_was_closed_stays_paid() {
        choose(merchant.open("A-1"), Story.APPROVED);
        assertThat(merchant.post("/api/sessions/by-reference/A-1/cancel", "").body())
                .contains("\"captured\"");
    }

    @Test
    void what_was_paid_survives_a_restart() {
        choose(merchant.open("A-1"), Story.WEBHOOK_LOST);
        restart();
        assertThat(merchant.inquire("A-1").body()).contains("\"captured\"", "\"wallet\"");
    }
}
