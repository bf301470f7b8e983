package org.dilmun.peers.gateway;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class MerchantApiTest extends GatewayTest {

    @Test
    void a_session_is_opened_with_a_page_to_send_the_payer_to() {
        HttpResponse<String> opened =
                merchant.post("/api/sessions", merchant.order("A").toString());

        assertThat(opened.statusCode()).isEqualTo(201);
        JsonNode session = merchant.json(opened);
        assertThat(session.path("status").asText()).isEqualTo("created");
        assertThat(session.path("sessionId").asText()).matches("[0-9a-f]{32}");
        assertThat(session.path("redirectUrl").asText())
                .isEqualTo(
                        gateway.address() + "/pay/" + session.path("sessionId").asText());
    }

    @Test
    void a_call_without_signature_is_refused() {
        Signature stranger = new Signature("another key", clock);

        HttpResponse<String> answer =
                merchant.call("POST", "/api/sessions", merchant.order("A").toString(), stranger.timestamp(), stranger);

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(merchant.json(answer).path("error").asText()).isEqualTo("wrong-signature");
        assertThat(merchant.inquire("A").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({"-301, 401", "-300, 404", "0, 404", "300, 404", "301, 401"})
    void a_signature_holds_for_five_minutes_around_its_time(long seconds, int status) {
        Signature signer = new Signature(Merchant.SECRET, clock);
        String timestamp = Long.toString(clock.instant().plusSeconds(seconds).getEpochSecond());

        assertThat(merchant.call("GET", "/api/sessions/by-reference/A", "", timestamp, signer)
                        .statusCode())
                .isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "now", "-1", "99999999999999999999"})
    void a_timestamp_that_is_none_is_refused(String timestamp) {
        Signature signer = new Signature(Merchant.SECRET, clock);

        assertThat(merchant.call("GET", "/api/sessions/by-reference/A", "", timestamp, signer)
                        .statusCode())
                .isEqualTo(401);
    }

    /** The worked example of docs/peers.md. */
    @Test
    void a_signature_is_the_hmac_of_method_path_time_and_body() {
        assertThat(new Signature("secret", clock)
                        .sign("GET", "/api/sessions/by-reference/A-1", "1700000000", new byte[0]))
                .isEqualTo("e90cd710514aed63ea252c7ea3a851cd96c3f7929fd0ef064a0d1646fbb1d752");
    }

    @Test
    void the_same_reference_is_the_same_session() {
        String session = merchant.open("A");

        HttpResponse<String> again =
                merchant.post("/api/sessions", merchant.order("A").toString());

        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(merchant.json(again).path("sessionId").asText()).isEqualTo(session);
    }

    @Test
    void the_same_reference_opens_one_session_when_asked_at_once() {
        assertThat(IntStream.range(0, 24)
                        .parallel()
                        .mapToObj(i -> merchant.open("A"))
                        .distinct())
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"9999, BHD", "10000, USD"})
    void a_reference_stands_for_one_amount(long amountMinor, String currency) {
        merchant.open("A");

        HttpResponse<String> other = merchant.post(
                "/api/sessions",
                merchant.order("A")
                        .put("amountMinor", amountMinor)
                        .put("currency", currency)
                        .toString());

        assertThat(other.statusCode()).isEqualTo(409);
        assertThat(merchant.json(other).path("error").asText()).isEqualTo("reference-taken");
    }

    @ParameterizedTest
    @CsvSource({
        "merchantReference, 'A/B'",
        "merchantReference, ''",
        "currency, bhd",
        "currency, XAU",
        "lang, fr",
        "returnUrl, javascript:alert(1)",
        "returnUrl, /return",
        "notifyUrl, 'http://user@127.0.0.1/notify'",
        "notifyUrl, 'not an address'"
    })
    void a_wrong_text_is_refused_by_name(String field, String value) {
        HttpResponse<String> answer = merchant.post(
                "/api/sessions", merchant.order("A").put(field, value).toString());

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).isEqualTo("{\"error\":\"invalid-field\",\"field\":\"" + field + "\"}");
    }

    @Test
    void a_description_is_needed_in_both_languages() {
        ObjectNode order = merchant.order("A");
        order.putObject("description").put("en", "Replacement").put("ar", " ");

        assertThat(merchant.json(merchant.post("/api/sessions", order.toString()))
                        .path("field")
                        .asText())
                .isEqualTo("description");
    }

    @ParameterizedTest
    @CsvSource({"amountMinor, 0", "amountMinor, 1000000000000", "expiresInSeconds, 0", "expiresInSeconds, 604801"})
    void a_wrong_number_is_refused_by_name(String field, long value) {
        HttpResponse<String> answer = merchant.post(
                "/api/sessions", merchant.order("A").put(field, value).toString());

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(merchant.json(answer).path("field").asText()).isEqualTo(field);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "{", "{\"amountMinor\":\"10000\"}", "{\"amountMinor\":1.5}", "{} {}"})
    void a_body_that_is_not_the_agreed_json_is_refused(String body) {
        HttpResponse<String> answer = merchant.post("/api/sessions", body);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).isEqualTo("{\"error\":\"invalid-body\"}");
    }

    @Test
    void a_body_without_end_is_refused() {
        assertThat(merchant.post("/api/sessions", " ".repeat(70_000)).statusCode())
                .isEqualTo(413);
    }

    @Test
    void what_is_not_there_is_unknown() {
        assertThat(merchant.inquire("A").statusCode()).isEqualTo(404);
        assertThat(merchant.get("/api/refunds/by-reference/A").statusCode()).isEqualTo(404);
        assertThat(merchant.refund("0".repeat(32), "R", 1).statusCode()).isEqualTo(404);
        assertThat(merchant.get("/api/nothing").statusCode()).isEqualTo(404);
        assertThat(merchant.get("/api/sessions").statusCode()).isEqualTo(405);
    }

    @Test
    void refunds_go_up_to_what_was_captured() {
        String session = merchant.openAndPay("A", TestCard.APPROVED);

        HttpResponse<String> part = merchant.refund(session, "R1", 4_000);
        assertThat(part.statusCode()).isEqualTo(201);
        assertThat(merchant.json(part).path("status").asText()).isEqualTo("refunded");
        assertThat(merchant.json(part).path("rrn").asText()).isEqualTo("632812000001");
        assertThat(merchant.refund(session, "R2", 6_001).statusCode()).isEqualTo(409);
        assertThat(merchant.refund(session, "R2", 6_000).statusCode()).isEqualTo(201);
        assertThat(merchant.refund(session, "R3", 1).statusCode()).isEqualTo(409);

        assertThat(merchant.json(merchant.inquire("A")).path("refundedMinor").asLong())
                .isEqualTo(10_000);
    }

    @Test
    void a_refund_is_made_once_for_its_reference() {
        String session = merchant.openAndPay("A", TestCard.APPROVED);
        String other = merchant.openAndPay("B", TestCard.APPROVED);
        HttpResponse<String> first = merchant.refund(session, "R", 4_000);

        HttpResponse<String> again = merchant.refund(session, "R", 4_000);

        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(merchant.refund(session, "R", 5_000).statusCode()).isEqualTo(409);
        assertThat(merchant.refund(other, "R", 4_000).statusCode()).isEqualTo(409);
        assertThat(merchant.json(merchant.inquire("A")).path("refundedMinor").asLong())
                .isEqualTo(4_000);
    }

    @Test
    void nothing_is_refunded_of_a_session_that_was_not_captured() {
        String declined = merchant.openAndPay("A", TestCard.INSUFFICIENT_FUNDS);

        assertThat(merchant.refund(merchant.open("B"), "R", 1).statusCode()).isEqualTo(409);
        assertThat(merchant.refund(declined, "R", 1).statusCode()).isEqualTo(409);
    }

    @Test
    void an_inquiry_sees_that_the_time_has_run_out() {
        merchant.open("A");

        clock.pass(Duration.ofSeconds(899));
        assertThat(merchant.json(merchant.inquire("A")).path("status").asText()).isEqualTo("created");
        clock.pass(Duration.ofSeconds(1));
        assertThat(merchant.json(merchant.inquire("A")).path("status").asText()).isEqualTo("expired");
        assertThat(merchant.awaitNotification().body().path("status").asText()).isEqualTo("expired");
    }
}
