package org.dilmun.peers.gateway;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class JournalTest extends GatewayTest {

    @Test
    void nothing_is_lost_when_the_gateway_starts_again() {
        String paid = merchant.openAndPay("A", TestCard.APPROVED);
        merchant.refund(paid, "R", 4_000);
        String pending = merchant.openAndPay("B", TestCard.APPROVED_AFTER_CHALLENGE);
        String before = merchant.inquire("A").body();

        restart();

        assertThat(merchant.inquire("A").body()).isEqualTo(before);
        assertThat(merchant.refund(paid, "R", 4_000).statusCode()).isEqualTo(200);
        assertThat(merchant.open("A")).isEqualTo(paid);
        merchant.submit("/pay/" + pending + "/challenge", Map.of("code", "123456"));
        assertThat(merchant.json(merchant.inquire("B")).path("rrn").asText()).isEqualTo("632812000002");
    }

    @Test
    void silence_is_remembered() {
        merchant.openAndPay("A", TestCard.SILENT_CAPTURED);
        assertThat(merchant.inquire("A").statusCode()).isEqualTo(503);

        restart();

        assertThat(merchant.inquire("A").statusCode()).isEqualTo(503);
        assertThat(merchant.inquire("A").statusCode()).isEqualTo(200);
    }

    @Test
    void a_webhook_that_was_not_received_goes_out_after_the_start() {
        merchant.openAndPay("A", TestCard.WEBHOOK_LATE);

        restart();

        assertThat(merchant.awaitNotification().body().path("status").asText()).isEqualTo("captured");
    }

    @Test
    @Timeout(10)
    void a_webhook_that_was_received_stays_at_rest_after_the_start() throws IOException, InterruptedException {
        merchant.openAndPay("A", TestCard.APPROVED);
        merchant.awaitNotification();
        while (!Files.readString(journal()).contains("\"closed\":true")) {
            Thread.sleep(10);
        }

        restart();

        assertThat(merchant.pollNotification(Duration.ofMillis(300))).isNull();
    }

    @Test
    void an_open_session_expires_after_the_start() {
        merchant.open("A");
        gateway.close();
        clock.pass(Duration.ofMinutes(15));

        start();

        assertThat(merchant.awaitNotification().body().path("status").asText()).isEqualTo("expired");
    }

    @Test
    void a_line_broken_off_is_dropped() throws IOException {
        merchant.open("A");
        gateway.close();
        Files.writeString(journal(), "{\"session\":{\"id\":", StandardOpenOption.APPEND);

        start();
        merchant.open("B");
        restart();

        assertThat(merchant.inquire("A").statusCode()).isEqualTo(200);
        assertThat(merchant.inquire("B").statusCode()).isEqualTo(200);
    }

    @Test
    void a_damaged_line_is_named() throws IOException {
        merchant.open("A");
        gateway.close();
        Files.writeString(journal(), "rubbish\n", StandardOpenOption.APPEND);

        assertThatThrownBy(this::start)
                .isInstanceOf(StartRefused.class)
                .hasMessage("Journal " + journal() + ", line 2, is damaged");
    }

    @Test
    void two_gateways_never_share_a_journal() {
        assertThatThrownBy(() -> GatewayServer.start(config(), clock))
                .isInstanceOf(StartRefused.class)
                .hasMessage("Journal " + journal() + " is in use by another gateway");
    }

    @Test
    void neither_card_number_nor_security_code_is_kept() throws IOException {
        String session = merchant.open("A");
        merchant.submit("/pay/" + session, Map.of("number", "4111111111111111", "expiry", "11/41", "cvv", "987"));

        assertThat(Files.readString(journal()))
                .doesNotContain("4111111111111111")
                .doesNotContain("987\"")
                .doesNotContain("11/41");
    }
}
