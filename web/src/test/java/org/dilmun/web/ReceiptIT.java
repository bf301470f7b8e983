package org.dilmun.web;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.apache.pdfbox.Loader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.dilmun.web.Micro.Platform;

import static org.assertj.core.api.Assertions.assertThat;

/** From a payment of two bodies to their receipts, the payer's papers and what a stranger may know of them. */
@ExtendWith(Micro.class)
class ReceiptIT {

    private static final String ANIL = "880100036";
    private static final String HESSA = "011200014";
    private static final String SALMAN = "950500178";
    private static final String AT_ONCE = "5555 5555 5555 4444";
    private static final Pattern FILE = Pattern.compile("\"(/receipts/RCP-[^\"]+)\"");
    private static final Pattern VERIFY = Pattern.compile("\"/en/verify/([^\"]+)\"");
    private static final Pattern NUMBER = Pattern.compile("[A-Z-]+-20\\d\\d-\\d{6}");

    private final Platform platform;
    private Browser payer;
    private String payPage;

    ReceiptIT(Platform platform) {
        this.platform = platform;
    }

    /** A fee of 10.000 and 0.500 for the post. */
    @BeforeEach
    void pay() {
        payer = Browser.signedIn(platform, ANIL)
                .open("/en/apply/id-card-replacement")
                .postMultipart("apply", "next", Map.of("reason", "lost", "happened_on", "2026-01-05"))
                .postMultipart("apply", "next", Map.of("delivery", "post"))
                .post("review", "submit", Map.of("agreed", "on", "another", "on"));
        payPage = payer.path();
        payer.open(payPage).post("pay", "payNow", Map.of());
        HttpResponse<String> back = new CardPage(payer.shown()
                        .uri()
                        .resolve(payer.shown().headers().firstValue("Location").orElseThrow()))
                .pay(AT_ONCE);
        payer.open(payPage + "/return?"
                + back.uri()
                        .resolve(back.headers().firstValue("Location").orElseThrow())
                        .getQuery());
        platform.await(
                "the receipts",
                () -> found(FILE, payer.open(payPage + "/receipt").page()).size() == 2);
    }

    private static List<String> found(Pattern pattern, String page) {
        return pattern.matcher(page)
                .results()
                .map((MatchResult match) -> match.group(match.groupCount()))
                .distinct()
                .toList();
    }

    @Test
    void each_body_gives_a_numbered_receipt_that_its_payer_downloads_signed() throws IOException, InterruptedException {
        assertThat(payer.page()).contains("10.000", "0.500").doesNotContain("moments after the payment");
        assertThat(found(NUMBER, payer.page())).hasSize(2);
        for (String file : found(FILE, payer.page())) {
            var answer = payer.download(file);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/pdf");
            assertThat(answer.headers().firstValue("Cache-Control")).hasValue("private, no-store");
            try (var pdf = Loader.loadPDF(answer.body())) {
                assertThat(pdf.getSignatureDictionaries()).hasSize(1);
            }
            assertThat(payer.download(file).body()).isEqualTo(answer.body());
            assertThat(Browser.signedIn(platform, HESSA).open(file).shown().statusCode())
                    .isEqualTo(404);
            assertThat(new Browser(platform).open(file).shown().statusCode()).isEqualTo(404);
        }
        assertThat(payer.open("/receipts/RCP-26-0000-0000").shown().statusCode())
                .isEqualTo(404);
        assertThat(payer.open("/receipts/").shown().statusCode()).isEqualTo(404);
    }

    @Test
    void the_payer_finds_them_in_the_statement_of_the_year_and_in_the_inbox() {
        List<String> files = found(FILE, payer.page());
        List<String> numbers = found(NUMBER, payer.page());
        String statement = payer.open("/en/my/payments").page();
        assertThat(statement)
                .contains("Statement of payments in", "Paid in all")
                .contains(files)
                .contains(numbers);
        assertThat(payer.open("/ar/my/payments").page())
                .contains("كشف المدفوعات لسنة", "مجموع ما دفعته")
                .contains(numbers);
        assertThat(payer.open("/en/my/payments?year=1999'").page()).contains("Statement of payments in");
        assertThat(Browser.signedIn(platform, HESSA).open("/en/my/payments").page())
                .doesNotContain(numbers);
        assertThat(new Browser(platform).open("/en/my/payments").path()).startsWith("/en/login");
        String notice = found(
                        Pattern.compile(
                                "href=\"(/en/inbox/NTC-[^\"]+)\">(?:<span class=\"sr\">[^<]*</span>)?We have received your payment"),
                        payer.open("/en/inbox").page())
                .get(0);
        assertThat(payer.open(notice).page()).contains(numbers).contains(payPage + "/receipt");
    }

    @Test
    void an_official_of_the_body_sees_the_number_that_it_has_given_and_no_other() {
        String request = found(Pattern.compile("/en/my/requests/(IDC-[0-9A-Z-]+)"), payer.page())
                .get(0);
        List<String> numbers = found(NUMBER, payer.page());
        String office = Browser.signedIn(platform, SALMAN)
                .open("/en/office/cases/" + request)
                .page();
        assertThat(office)
                .contains(numbers.stream()
                        .filter(number -> number.startsWith("IGA-"))
                        .toList());
        assertThat(office)
                .doesNotContain(numbers.stream()
                        .filter(number -> !number.startsWith("IGA-"))
                        .toList());
    }

    @Test
    void whoever_holds_a_receipt_learns_whether_it_is_genuine_and_whether_the_money_went_back() {
        String code = found(VERIFY, payer.page()).get(0);
        var stranger = new Browser(platform);
        assertThat(stranger.open("/en/verify/" + code).page())
                .contains("This document is genuine", "Payment receipt ", "Anil K.")
                .doesNotContain("Anil Kumar", "given back", "PAY-");
        assertThat(stranger.open("/ar/verify/" + code).page()).contains("إيصال دفع رقم", "وثيقة صحيحة");
        String said = verified(code);
        assertThat(said)
                .contains("\"state\":\"genuine\"", "\"amount\":{\"currency\":\"BHD\"")
                .doesNotContain("given_back");

        var refunded = ApiClient.of(platform, "iga-office", "Dilmun-demo-office")
                .post(
                        "/api/v1/payment-orders/" + payPage.substring("/en/pay/".length()) + "/refunds",
                        "{\"reason\":\"Charged twice.\"}");
        assertThat(refunded.statusCode()).as(refunded.body()).isEqualTo(202);
        platform.await(
                "the refund", () -> stranger.open("/en/verify/" + code).page().contains("the amount was given back"));
        assertThat(stranger.page()).contains("Payment receipt ");
        assertThat(stranger.open("/ar/verify/" + code).page()).contains("إيصال صحيح، وأُعيد مبلغه");
        assertThat(verified(code)).contains("\"state\":\"genuine\"", "\"given_back\":{\"currency\":\"BHD\"");
        assertThat(payer.open(payPage + "/receipt").page()).contains("Given back to the payer");
        assertThat(found(FILE, payer.page())).as("they stay").hasSize(2);
        assertThat(payer.open("/en/my/payments").page()).contains("Given back to you in all");
    }

    private String verified(String code) {
        return platform.send(HttpRequest.newBuilder(platform.at("/api/v1/verify/" + code))
                        .build())
                .body();
    }
}
