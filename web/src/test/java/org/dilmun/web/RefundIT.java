package org.dilmun.web;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.dilmun.web.Micro.Platform;

import static org.assertj.core.api.Assertions.assertThat;

/** Money on its way back to the card that paid, at the real gateway. */
@ExtendWith(Micro.class)
class RefundIT {

    private static final String ANIL = "880100036";
    private static final String NOORA = "781107776";
    private static final String SALMAN = "950500178";
    private static final String AT_ONCE = "5555 5555 5555 4444";
    private static final String REFUND_SILENT = "2223 0031 2200 3222";
    private static final String REFUND_REFUSED = "4012 8888 8888 1881";
    private static final Pattern CASE = Pattern.compile("IDC-\\d\\d-.{4}-.{4}");
    private static final Pattern REFUND = Pattern.compile("REF-\\d\\d-.{4}-.{4}");
    private static final Map<String, String> FILLED =
            Map.of("refundReason", "The fee was charged twice.", "refundSure", "yes");

    private final Platform platform;
    private Browser payer;
    private String payPage;
    private String request;

    RefundIT(Platform platform) {
        this.platform = platform;
    }

    private CardPage apply(String person) {
        payer = Browser.signedIn(platform, person)
                .open("/en/apply/id-card-replacement")
                .postMultipart("apply", "next", Map.of("reason", "lost", "happened_on", "2026-01-05"))
                .postMultipart("apply", "next", Map.of("delivery", "post"))
                .post("review", "submit", Map.of("agreed", "on", "another", "on"));
        payPage = payer.path();
        request = found(CASE, payer.page());
        payer.post("pay", "payNow", Map.of());
        return new CardPage(
                URI.create(payer.shown().headers().firstValue("Location").orElseThrow()));
    }

    private void pay(String person, String card) {
        URI back = URI.create(
                apply(person).pay(card).headers().firstValue("Location").orElseThrow());
        assertThat(payer.open(back.getPath() + "?" + back.getQuery()).page()).contains("/receipt");
    }

    private static String found(Pattern pattern, String page) {
        var matcher = pattern.matcher(page);
        assertThat(matcher.find()).as(page).isTrue();
        return matcher.group();
    }

    private Browser office(String person, String language) {
        return Browser.signedIn(platform, person).open("/" + language + "/office/cases/" + request);
    }

    private String receipt(String language) {
        return payer.open(payPage.replace("/en/", "/" + language + "/") + "/receipt")
                .page();
    }

    private static void awaitText(Browser browser, String address, String text, Duration longest) {
        Instant limit = Clock.systemUTC().instant().plus(longest);
        while (!browser.open(address).page().contains(text)
                && Clock.systemUTC().instant().isBefore(limit)) {
            Thread.onSpinWait();
        }
        assertThat(browser.page()).contains(text);
    }

    @Test
    void a_supervisor_refunds_what_was_paid_and_the_payer_reads_why() {
        pay(ANIL, AT_ONCE);
        var early = office(SALMAN, "en");
        var office = office(SALMAN, "en");
        assertThat(office.page()).contains("Mastercard card ending in 4444", "10.500", "Refund the payer");

        office.post("giveBack", "refund", Map.of("refundReason", "Charged twice."));
        assertThat(office.page()).contains("Confirm that you want to refund the whole amount.", "Charged twice.");
        office.post("giveBack", "refund", Map.of("refundReason", " ", "refundSure", "yes"));
        assertThat(office.page()).contains("giveBack").doesNotContain("The gateway has confirmed");
        assertThat(receipt("en")).doesNotContain("Refunded");

        office.post("giveBack", "refund", FILLED);
        assertThat(office.page())
                .contains("The gateway has confirmed that the whole amount went back.", "The fee was charged twice.")
                .doesNotContain("giveBack");
        assertThat(receipt("en")).contains("Refunded", "The fee was charged twice.");
        assertThat(receipt("ar")).contains("رُدّ المبلغ", "The fee was charged twice.");
        assertThat(payer.open("/ar/my/requests/" + request).page())
                .contains("رُدّ المبلغ كاملًا بالطريقة التي دُفع بها", "The fee was charged twice.");

        assertThat(payer.open("/en/inbox").page())
                .contains("Your payment is being refunded: ", "Your payment has been refunded: ");

        early.post("giveBack", "refund", FILLED);
        assertThat(early.page()).contains("The payment changed after you opened the page.");
        assertThat(platform.gateway().mentions(found(REFUND, early.page()))).isEqualTo(1);
    }

    @Test
    void a_system_of_the_body_refunds_over_the_api_once() {
        pay(ANIL, AT_ONCE);
        String refunds = "/api/v1/payment-orders/" + payPage.substring("/en/pay/".length()) + "/refunds";
        var office = ApiClient.of(platform, "iga-office", "Dilmun-demo-office");
        var first = office.post(refunds, "{\"reason\":\"Charged twice.\"}");
        assertThat(first.statusCode()).as(first.body()).isEqualTo(202);
        assertThat(ApiClient.json(first).path("status").asText()).isEqualTo("refunded");
        var second = office.post(refunds, "{\"reason\":\"Charged twice.\"}");
        assertThat(second.statusCode()).isEqualTo(409);
        assertThat(second.body()).contains("/problems/payment-refunded-already");
        assertThat(receipt("en")).contains("Refunded", "Charged twice.");
        assertThat(office(SALMAN, "en").page()).contains("Charged twice.").doesNotContain("giveBack");
    }

    @Test
    void a_refund_whose_answer_got_lost_is_asked_about_and_done_once() {
        pay(ANIL, REFUND_SILENT);
        var office = office(SALMAN, "en").post("giveBack", "refund", FILLED);
        assertThat(office.page())
                .contains("We keep asking until the result is known; the amount is not sent twice.")
                .doesNotContain("giveBack");
        assertThat(receipt("en")).contains("Being refunded");
        var again = ApiClient.of(platform, "iga-office", "Dilmun-demo-office")
                .post(
                        "/api/v1/payment-orders/" + payPage.substring("/en/pay/".length()) + "/refunds",
                        "{\"reason\":\"Charged twice.\"}");
        assertThat(again.body()).contains("/problems/payment-refund-under-way");

        awaitText(office, "/en/office/cases/" + request, "The gateway has confirmed that", Duration.ofSeconds(150));
        assertThat(platform.gateway().mentions(found(REFUND, office.page()))).isEqualTo(1);
        assertThat(receipt("en")).contains("Refunded").doesNotContain("Being refunded");
    }

    @Test
    void after_a_refusal_of_the_gateway_the_office_reads_what_to_do_and_may_try_again() {
        pay(ANIL, REFUND_REFUSED);
        var office = office(SALMAN, "en").post("giveBack", "refund", FILLED);
        assertThat(office.page())
                .contains("The gateway refused the refund, and the body still holds the amount.", "giveBack");
        assertThat(payer.open("/en/my/requests/" + request).page())
                .contains("Contact the body to get the amount back.");
        assertThat(receipt("en")).contains("Paid");

        office.open("/en/office/refunds");
        assertThat(office.page()).contains(request, "The refund failed", "/en/office/cases/" + request + "#payment");
        String shown = again(office);
        office.post("refunds", "again", Map.of("again", shown));
        assertThat(office.path()).isEqualTo("/en/office/refunds?done=" + shown.split("_", 2)[0]);
        assertThat(again(office)).as("it was refused once more").isNotEqualTo(shown);
        office.post("refunds", "again", Map.of("again", shown));
        assertThat(office.page()).contains("The payment changed after you opened the page.", request);
    }

    /** @return what the button says that tries the refund of the case again */
    private String again(Browser office) {
        String page = office.page();
        var matcher =
                Pattern.compile("name=\"again\" value=\"(REF-[^\"]+)\"").matcher(page.substring(page.indexOf(request)));
        assertThat(matcher.find()).as(page).isTrue();
        return matcher.group(1);
    }

    @Test
    void an_officer_who_may_not_refund_sees_no_form_and_is_refused() {
        pay(ANIL, AT_ONCE);
        var officer = office(NOORA, "en");
        assertThat(officer.page()).contains("Mastercard card ending in 4444").doesNotContain("giveBack");
        officer.post("case", "refund", FILLED);
        assertThat(officer.shown().statusCode()).isEqualTo(403);
        assertThat(receipt("en")).doesNotContain("Refunded");
    }

    @Test
    void nobody_refunds_what_they_have_paid_themselves() {
        pay(SALMAN, AT_ONCE);
        var own = office(SALMAN, "en");
        assertThat(own.page()).contains("another supervisor refunds it").doesNotContain("giveBack");
        own.post("case", "refund", FILLED);
        assertThat(own.page()).contains("An officer may not refund their own payment.");
        assertThat(receipt("en")).doesNotContain("Refunded");
    }

    @Test
    void money_that_comes_for_a_withdrawn_case_goes_back_by_itself_and_both_see_it() {
        CardPage gateway = apply(ANIL);
        payer.open("/en/my/requests/" + request).post("withdraw", "withdrawIt", Map.of());
        assertThat(payer.page()).contains("Withdrawn");
        gateway.pay(AT_ONCE);
        awaitText(
                payer,
                "/en/my/requests/" + request,
                "The whole amount went back the way it was paid",
                Duration.ofSeconds(60));
        assertThat(payer.page()).contains("The money came when it was no longer due.", "/receipt");
        assertThat(receipt("en")).contains("Refunded");
        assertThat(office(SALMAN, "en").page())
                .contains("This amount came after the request had ended, so it goes back by itself.");
    }
}
