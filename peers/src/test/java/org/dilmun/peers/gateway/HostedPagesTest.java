package org.dilmun.peers.gateway;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class HostedPagesTest extends GatewayTest {

    @Test
    void the_arabic_page_reads_from_right_to_left() {
        String page = merchant.browse(
                        "/pay/" + merchant.open(merchant.order("A").put("lang", "ar")))
                .body();

        assertThat(page)
                .contains("<html lang=\"ar\" dir=\"rtl\">")
                .contains("الدفع بالبطاقة")
                .contains("بدل فاقد &lt;بطاقة&gt;")
                .contains("ادفع 10.000\u00a0د.ب.");
    }

    @Test
    void the_english_page_reads_from_left_to_right() {
        String page = merchant.browse("/pay/" + merchant.open("A")).body();

        assertThat(page)
                .contains("<html lang=\"en\" dir=\"ltr\">")
                .contains("Replacement &lt;card&gt;")
                .contains("Pay BHD\u00a010.000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ar", "en"})
    void every_page_says_in_both_languages_that_it_is_a_simulation(String lang) {
        String session = merchant.open(merchant.order("A").put("lang", lang));
        String card = merchant.browse("/pay/" + session).body();
        merchant.pay(session, TestCard.APPROVED_AFTER_CHALLENGE);
        String challenge = merchant.browse("/pay/" + session + "/challenge").body();
        merchant.submit("/pay/" + session + "/cancel", Map.of());
        String over = merchant.browse("/pay/" + session).body();

        assertThat(new String[] {card, challenge, over}).allSatisfy(page -> assertThat(page)
                .contains("This is a simulation. Do not enter a real card; no money is taken.")
                .contains("هذه محاكاة. لا تُدخل بطاقة حقيقية، ولن يُخصم أي مبلغ."));
    }

    @ParameterizedTest
    @EnumSource
    void the_card_page_lists_every_card_and_fills_it_in(TestCard card) {
        String session = merchant.open("A");

        assertThat(merchant.browse("/pay/" + session).body()).contains("href=\"?card=" + card.code() + "\"");
        assertThat(merchant.browse("/pay/" + session + "?card=" + card.code()).body())
                .contains("value=\"" + card.grouped() + "\"");
    }

    @Test
    void a_page_runs_no_script_and_leads_only_to_the_merchant() {
        HttpResponse<String> page = merchant.browse("/pay/" + merchant.open("A"));

        assertThat(page.headers().firstValue("Content-Security-Policy"))
                .hasValue("default-src 'none'; style-src 'self'; form-action 'self' "
                        + merchant.returnUrl().replace("/return", "") + "; base-uri 'none'; frame-ancestors 'none'");
        assertThat(page.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(page.body()).doesNotContain("<script").doesNotContain("style=");
        assertThat(merchant.browse("/assets/gateway.css").headers().firstValue("Content-Type"))
                .hasValue("text/css");
    }

    @ParameterizedTest
    @CsvSource({
        "'', 12/40, 123, Enter the card number.",
        "4111 1111 1111 1112, 12/40, 123, The card number is not valid. Check its digits.",
        "4111, 12/40, 123, The card number is not valid. Check its digits.",
        "<b>, 12/40, 123, The card number is not valid. Check its digits.",
        "4000 0000 0000 0002, 12/40, 123, This is not a test card. Choose a number from the list below.",
        "5555 5555 5555 4444, '', 123, Enter the expiry date.",
        "5555 5555 5555 4444, 13/40, 123, 'Enter month and year of expiry, such as 12/30.'",
        "5555 5555 5555 4444, soon, 123, 'Enter month and year of expiry, such as 12/30.'",
        "5555 5555 5555 4444, 10/26, 123, The expiry date has passed. Enter one in the future.",
        "5555 5555 5555 4444, 12/40, '', Enter the security code.",
        "5555 5555 5555 4444, 12/40, 12a, The security code has three digits."
    })
    void a_wrong_entry_is_told_beside_its_field_and_on_top(String number, String expiry, String cvv, String message) {
        String session = merchant.open("A");

        HttpResponse<String> page =
                merchant.submit("/pay/" + session, Map.of("number", number, "expiry", expiry, "cvv", cvv));

        assertThat(page.statusCode()).isEqualTo(422);
        assertThat(page.body()).containsOnlyOnce("-error\">" + message).containsOnlyOnce("\">" + message + "</a>");
        assertThat(page.body()).contains("<title>Error: Pay by card</title>");
        assertThat(merchant.json(merchant.inquire("A")).path("status").asText()).isEqualTo("created");
    }

    @Test
    void an_empty_form_is_wrong_in_every_field_in_the_language_of_the_page() {
        String session = merchant.open(merchant.order("A").put("lang", "ar"));

        assertThat(merchant.submit("/pay/" + session, Map.of()).body())
                .contains("أدخل رقم البطاقة.", "أدخل تاريخ انتهاء البطاقة.", "أدخل رمز الأمان.");
    }

    @Test
    void a_wrong_entry_gives_back_neither_number_nor_security_code() {
        String session = merchant.open("A");

        String page = merchant.submit(
                        "/pay/" + session, Map.of("number", "4000000000000002", "expiry", "\"12/40", "cvv", "987"))
                .body();

        assertThat(page)
                .doesNotContain("4000000000000002")
                .doesNotContain("987")
                .contains("value=\"&quot;12/40\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"11/26", "1126", "11 / 2026", "١١/٢٦"})
    void a_card_is_good_until_the_end_of_its_month_however_it_is_typed(String expiry) {
        String session = merchant.open("A");

        HttpResponse<String> paid = merchant.submit(
                "/pay/" + session, Map.of("number", "٥٥٥٥ ٥٥٥٥-5555 4444", "expiry", expiry, "cvv", "١٢٣"));

        assertThat(paid.statusCode()).isEqualTo(303);
    }

    @Test
    void the_payer_can_cancel() {
        String session = merchant.open("A");

        HttpResponse<String> left = merchant.submit("/pay/" + session + "/cancel", Map.of());

        assertThat(left.headers().firstValue("Location")).hasValue(merchant.returnUrl() + "?session=" + session);
        assertThat(merchant.json(merchant.inquire("A")).path("status").asText()).isEqualTo("cancelled");
    }

    @Test
    void a_return_address_keeps_its_query() {
        String session = merchant.open(merchant.order("A").put("returnUrl", merchant.returnUrl() + "?order=7"));

        assertThat(merchant.pay(session, TestCard.APPROVED).headers().firstValue("Location"))
                .hasValue(merchant.returnUrl() + "?order=7&session=" + session);
    }

    @Test
    void a_form_sent_twice_gets_the_same_answer_and_pays_once() {
        String session = merchant.openAndPay("A", TestCard.APPROVED);
        String before = merchant.inquire("A").body();

        assertThat(merchant.pay(session, TestCard.INSUFFICIENT_FUNDS).statusCode())
                .isEqualTo(303);
        assertThat(merchant.inquire("A").body()).isEqualTo(before);
    }

    @Test
    void a_finished_session_says_so() {
        String session = merchant.openAndPay("A", TestCard.APPROVED);

        HttpResponse<String> page = merchant.browse("/pay/" + session);

        assertThat(page.statusCode()).isEqualTo(410);
        assertThat(page.body())
                .contains("This payment is closed")
                .contains("href=\"" + merchant.returnUrl() + "?session=" + session + "\"");
    }

    @Test
    void an_expired_session_says_so_and_takes_no_card() {
        String session = merchant.open("A");
        clock.pass(Duration.ofMinutes(15));

        assertThat(merchant.browse("/pay/" + session).body()).contains("The time to pay has run out");
        HttpResponse<String> late = merchant.pay(session, TestCard.APPROVED);
        assertThat(late.statusCode()).isEqualTo(410);
        assertThat(late.body()).contains("No money was taken.");
        assertThat(merchant.json(merchant.inquire("A")).path("status").asText()).isEqualTo("expired");
    }

    @Test
    void a_challenge_is_for_a_pending_session() {
        String session = merchant.open("A");

        assertThat(merchant.browse("/pay/" + session + "/challenge").headers().firstValue("Location"))
                .hasValue("/pay/" + session);
        assertThat(merchant.submit("/pay/" + session + "/challenge", Map.of("code", "123456"))
                        .headers()
                        .firstValue("Location"))
                .hasValue("/pay/" + session);
        assertThat(merchant.json(merchant.inquire("A")).path("status").asText()).isEqualTo("created");
    }

    @Test
    void an_address_without_payment_is_a_page_too() {
        HttpResponse<String> page = merchant.browse("/pay/nothing");

        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.body()).contains("There is no payment at this address");
        assertThat(merchant.submit("/pay/nothing", Map.of()).statusCode()).isEqualTo(404);
        assertThat(merchant.browse("/pay/x/cancel").statusCode()).isEqualTo(405);
    }

    @Test
    void a_form_that_cannot_be_read_is_a_page_too() {
        String session = merchant.open("A");

        assertThat(merchant.submit("/pay/" + session, Map.of("number", "5".repeat(70_000)))
                        .statusCode())
                .isEqualTo(413);
    }
}
