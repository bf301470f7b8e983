package org.dilmun.peers.gateway;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class WebhooksTest extends GatewayTest {

    @Test
    void a_webhook_is_signed_and_says_what_an_inquiry_says() {
        merchant.openAndPay("A", TestCard.APPROVED);

        Merchant.Notification notification = merchant.awaitNotification();

        assertThat(notification.genuine()).isTrue();
        ObjectNode told = notification.body().deepCopy();
        assertThat(told.remove("eventId").asText()).matches("[0-9a-f]{32}");
        assertThat((JsonNode) told).isEqualTo(merchant.json(merchant.inquire("A")));
    }

    @Test
    void a_webhook_comes_again_until_it_is_received() {
        merchant.failNext(2);

        merchant.openAndPay("A", TestCard.APPROVED);

        Set<JsonNode> bodies = new HashSet<>();
        Stream.generate(merchant::awaitNotification).limit(3).forEach(one -> bodies.add(one.body()));
        assertThat(bodies).hasSize(1);
        assertThat(merchant.pollNotification(Duration.ofMillis(300))).isNull();
    }

    @Test
    void a_webhook_is_given_up_after_eight_tries() {
        Instant now = Instant.parse("2026-11-24T12:00:00Z");
        Duration base = Duration.ofSeconds(1);
        Delivery delivery = new Delivery("d", "http://127.0.0.1/notify", "{}", now, 0, false);

        assertThat(delivery.failed(now, base).due()).isEqualTo("2026-11-24T12:00:01Z");
        assertThat(delivery.failed(now, base).failed(now, base).due()).isEqualTo("2026-11-24T12:00:02Z");
        Delivery seventh = Stream.iterate(delivery, one -> one.failed(now, base))
                .skip(7)
                .findFirst()
                .orElseThrow();
        assertThat(seventh.due()).isEqualTo("2026-11-24T12:01:04Z");
        assertThat(seventh.closed()).isFalse();
        assertThat(seventh.failed(now, base).closed()).isTrue();
    }

    @Test
    void a_cancelled_session_is_told_once() {
        String session = merchant.open("A");

        merchant.submit("/pay/" + session + "/cancel", Map.of());
        merchant.submit("/pay/" + session + "/cancel", Map.of());

        assertThat(merchant.awaitNotification().body().path("status").asText()).isEqualTo("cancelled");
        assertThat(merchant.pollNotification(Duration.ofMillis(200))).isNull();
    }

    @Test
    void a_session_that_nobody_looks_at_expires_in_time() {
        merchant.open(merchant.order("A").put("expiresInSeconds", 1));
        clock.pass(Duration.ofSeconds(1));

        assertThat(merchant.awaitNotification().body().path("status").asText()).isEqualTo("expired");
    }
}
