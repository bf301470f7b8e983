package org.dilmun.peers.gateway;

import java.net.http.HttpResponse;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;

class TestCardTest extends GatewayTest {

    @ParameterizedTest
    @EnumSource
    void every_number_passes_the_check_of_card_numbers(TestCard card) {
        assertThat(Luhn.isValid(card.grouped().replace(" ", ""))).isTrue();
    }

    @Test
    void no_number_is_used_twice() {
        assertThat(Stream.of(TestCard.values()).map(TestCard::grouped)).doesNotHaveDuplicates();
    }

    @Test
    void a_challenged_card_is_captured_after_the_code() {
        String session = merchant.open("A");

        HttpResponse<String> paid = merchant.pay(session, TestCard.APPROVED_AFTER_CHALLENGE);
        assertThat(location(paid)).isEqualTo("/pay/" + session + "/challenge");
        assertThat(state("A").path("status").asText()).isEqualTo("pending");
        assertThat(merchant.browse("/pay/" + session + "/challenge").body()).contains("411111******1111");

        assertThat(location(enterCode(session, "١٢٣٤٥٦"))).isEqualTo(merchant.returnUrl() + "?session=" + session);
        assertThat(state("A").path("status").asText()).isEqualTo("captured");
        assertThat(merchant.awaitNotification().body().path("status").asText()).isEqualTo("captured");
    }

    @Test
    void the_third_wrong_code_declines() {
        String session = merchant.openAndPay("A", TestCard.APPROVED_AFTER_CHALLENGE);

        HttpResponse<String> first = enterCode(session, "000000");
        assertThat(first.statusCode()).isEqualTo(422);
        assertThat(first.body()).contains("The code is wrong. Tries left: 2");
        enterCode(session, "");
        assertThat(enterCode(session, "111111").statusCode()).isEqualTo(303);

        assertThat(state("A").path("status").asText()).isEqualTo("declined");
        assertThat(state("A").path("declineCode").asText()).isEqualTo("63");
        assertThat(enterCode(session, "123456").statusCode()).isEqualTo(303);
        assertThat(state("A").path("status").asText()).isEqualTo("declined");
    }

    @Test
    void a_frictionless_card_is_captured_at_once() {
        String session = merchant.open("A");

        assertThat(location(merchant.pay(session, TestCard.APPROVED)))
                .isEqualTo(merchant.returnUrl() + "?session=" + session);

        JsonNode state = state("A");
        assertThat(state.path("status").asText()).isEqualTo("captured");
        assertThat(state.path("amountMinor").asLong()).isEqualTo(10_000);
        assertThat(state.path("currency").asText()).isEqualTo("BHD");
        assertThat(state.path("rrn").asText()).isEqualTo("632812000000");
        assertThat(state.path("authCode").asText()).matches("[0-9]{6}");
        assertThat(state.path("maskedPan").asText()).isEqualTo("555555******4444");
        assertThat(state.path("scheme").asText()).isEqualTo("mastercard");
        assertThat(state.path("declineCode").isNull()).isTrue();
        assertThat(state.path("refundedMinor").asLong()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"INSUFFICIENT_FUNDS, 51", "EXPIRED, 54", "AUTHENTICATION_REFUSED, 63"})
    void a_declined_card_says_why_and_sends_the_payer_back(TestCard card, String code) {
        String session = merchant.open("A");

        assertThat(location(merchant.pay(session, card))).startsWith(merchant.returnUrl());

        assertThat(state("A").path("status").asText()).isEqualTo("declined");
        assertThat(state("A").path("declineCode").asText()).isEqualTo(code);
        assertThat(state("A").path("authCode").isNull()).isTrue();
        assertThat(merchant.awaitNotification().body().path("declineCode").asText())
                .isEqualTo(code);
    }

    @Test
    void nobody_is_asked_to_authorise_a_card_refused_by_3d_secure() {
        merchant.openAndPay("A", TestCard.AUTHENTICATION_REFUSED);

        assertThat(state("A").path("rrn").isNull()).isTrue();
    }

    @Test
    void a_late_webhook_is_told_by_inquiry_before() {
        merchant.openAndPay("A", TestCard.WEBHOOK_LATE);

        assertThat(state("A").path("status").asText()).isEqualTo("captured");
        assertThat(merchant.pollNotification(LATE.dividedBy(2))).isNull();
        assertThat(merchant.awaitNotification().body().path("status").asText()).isEqualTo("captured");
    }

    @Test
    void a_webhook_sent_three_times_carries_one_event() {
        merchant.openAndPay("A", TestCard.WEBHOOK_THRICE);

        Stream<String> events = Stream.generate(merchant::awaitNotification)
                .limit(3)
                .map(notification -> notification.body().path("eventId").asText());
        assertThat(events.distinct()).singleElement().asString().hasSize(32);
        assertThat(merchant.pollNotification(ofMillis(200))).isNull();
    }

    @ParameterizedTest
    @CsvSource({"SILENT_CAPTURED, captured,", "SILENT_DECLINED, declined, 91"})
    void a_silent_gateway_tells_the_outcome_at_the_third_inquiry(TestCard card, String status, String declineCode) {
        String session = merchant.open("A");

        HttpResponse<String> answer = merchant.pay(session, card);
        assertThat(answer.statusCode()).isEqualTo(504);
        assertThat(answer.body()).contains("No answer came in time");
        assertThat(answer.body()).doesNotContain(merchant.returnUrl());
        assertThat(merchant.pay(session, card).statusCode()).isEqualTo(504);

        assertThat(merchant.inquire("A").statusCode()).isEqualTo(503);
        assertThat(merchant.inquire("A").statusCode()).isEqualTo(503);
        assertThat(state("A").path("status").asText()).isEqualTo(status);
        assertThat(state("A").path("declineCode").textValue()).isEqualTo(declineCode);
        assertThat(merchant.pollNotification(ofMillis(200))).isNull();
    }

    @Test
    void a_refund_is_done_although_its_answer_gets_lost() {
        String session = merchant.openAndPay("A", TestCard.REFUND_SILENT);

        assertThat(merchant.refund(session, "R", 10_000).statusCode()).isEqualTo(504);

        HttpResponse<String> inquiry = merchant.get("/api/refunds/by-reference/R");
        assertThat(inquiry.statusCode()).isEqualTo(200);
        assertThat(merchant.json(inquiry).path("status").asText()).isEqualTo("refunded");
        assertThat(state("A").path("refundedMinor").asLong()).isEqualTo(10_000);
        assertThat(merchant.refund(session, "R", 10_000).statusCode()).isEqualTo(200);
        assertThat(state("A").path("refundedMinor").asLong()).isEqualTo(10_000);
    }

    @Test
    void a_refused_refund_moves_no_money() {
        String session = merchant.openAndPay("A", TestCard.REFUND_REFUSED);

        HttpResponse<String> refund = merchant.refund(session, "R", 10_000);

        assertThat(refund.statusCode()).isEqualTo(201);
        assertThat(merchant.json(refund).path("status").asText()).isEqualTo("refused");
        assertThat(state("A").path("refundedMinor").asLong()).isZero();
    }

    private JsonNode state(String reference) {
        HttpResponse<String> inquiry = merchant.inquire(reference);
        assertThat(inquiry.statusCode()).isEqualTo(200);
        return merchant.json(inquiry);
    }

    private HttpResponse<String> enterCode(String session, String code) {
        return merchant.submit("/pay/" + session + "/challenge", Map.of("code", code));
    }

    private static String location(HttpResponse<String> response) {
        assertThat(response.statusCode()).isEqualTo(303);
        return response.headers().firstValue("Location").orElseThrow();
    }
}
