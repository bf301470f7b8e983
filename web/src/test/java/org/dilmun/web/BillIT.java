package org.dilmun.web;

import java.net.URI;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.dilmun.web.Micro.Platform;

import static org.assertj.core.api.Assertions.assertThat;

/** Bills from the system of a body and from the desk of an official, and the people who pay them. */
@ExtendWith(Micro.class)
class BillIT {

    private static final String BILLS = "/api/v1/bills";
    private static final String MARYAM = "920704565";
    private static final String ANIL = "880100036";
    private static final String RASHID = "790311771";
    private static final String YOUSIF = "850312345";
    private static final String CARD = "5555 5555 5555 4444";
    private static final Pattern REFERENCE = Pattern.compile("BIL-[0-9]{2}-[0-9A-Z]{4}-[0-9A-Z]{4}");

    private final Platform platform;

    BillIT(Platform platform) {
        this.platform = platform;
    }

    private ApiClient billing() {
        return ApiClient.of(platform, "ewa-billing", "Dilmun-demo-billing");
    }

    private static String draft(String number, String debtor, String amount, String more) {
        return "{\"number\":\"" + number + "\"," + (debtor == null ? "" : "\"debtor\":\"" + debtor + "\",")
                + "\"description\":{\"ar\":\"استهلاك الكهرباء\",\"en\":\"Electricity used\"},"
                + "\"amount\":{\"currency\":\"BHD\",\"value\":\"" + amount + "\"}" + more + "}";
    }

    private static JsonNode presented(ApiClient client, String draft) {
        HttpResponse<String> answer = client.post(BILLS, draft);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return ApiClient.json(answer);
    }

    /** From the page of the order, by card, and back. */
    private void payByCard(Browser browser) {
        String order = browser.path();
        assertThat(order).matches("/(ar|en)/pay/PAY-.*");
        browser.post("pay", "payNow", Map.of());
        URI gateway = target(browser.shown());
        URI back = target(new CardPage(gateway).pay(CARD));
        browser.open(back.getPath() + "?" + back.getQuery());
        assertThat(browser.path()).isEqualTo(order);
    }

    private static URI target(HttpResponse<String> answer) {
        return answer.uri()
                .resolve(answer.headers()
                        .firstValue("Location")
                        .orElseThrow(() -> new AssertionError(answer.statusCode() + " " + answer.body())));
    }

    @Test
    void two_bills_of_a_person_are_paid_at_once_one_of_them_in_part() {
        ApiClient billing = billing();
        String due = LocalDate.now(ZoneOffset.ofHours(3)).plusDays(5).toString();
        JsonNode whole = presented(billing, draft("IT/1", MARYAM, "37.485", ",\"due_on\":\"" + due + "\""));
        JsonNode parts = presented(
                billing, draft("IT/2", MARYAM, "90.000", ",\"least\":{\"currency\":\"BHD\",\"value\":\"10.000\"}"));
        Browser maryam = Browser.signedIn(platform, MARYAM);
        String first = whole.path("reference").asText();
        String second = parts.path("reference").asText();
        assertThat(maryam.open("/en/my").page()).contains("/en/bills/" + first, "Electricity used");
        assertThat(maryam.open("/ar/my/bills").page()).contains("استهلاك الكهرباء", "37.485", "90.000");

        maryam.open("/en/my/bills")
                .post("basket", "pay", Map.of("amount-" + second, "9.999"), "bill", List.of(first, second));
        assertThat(maryam.page())
                .contains("This amount cannot be paid for bill " + second, "10.000", "value=\"9.999\"");
        maryam.post("basket", "pay", Map.of("amount-" + second, "12.5"), "bill", List.of(first, second));
        assertThat(maryam.page()).contains("49.985", "Electricity used (IT/1)", "Electricity used (IT/2)");
        payByCard(maryam);
        assertThat(maryam.page()).contains("The amount is recorded. The receipts follow");

        assertThat(ApiClient.json(billing.get(BILLS + "/" + first))
                        .path("status")
                        .asText())
                .isEqualTo("paid");
        JsonNode left = ApiClient.json(billing.get(BILLS + "/" + second));
        assertThat(left.path("status").asText()).isEqualTo("open");
        assertThat(left.path("left").path("value").asText()).isEqualTo("77.500");
        assertThat(maryam.open("/en/my/bills").page()).doesNotContain("IT/1").contains("IT/2", "77.500");
        assertThat(ApiClient.json(billing.get(BILLS + "?number=IT/1")).path("bills"))
                .hasSize(1);
    }

    @Test
    void an_official_makes_a_link_and_whoever_has_it_pays_and_gets_it_back() {
        Browser rashid = Browser.signedIn(platform, RASHID).open("/en/office/new-bill");
        rashid.post("bill", "present", Map.of("number", "L 1", "amount", "0.0005", "payable_until", "2020-01-01"));
        assertThat(rashid.page()).contains("Fill in this field", "name=\"amount\"", "value=\"L 1\"");
        var fields = Map.of(
                "body", "ewa",
                "number", "L 1",
                "description_ar", "تأجير قاعة",
                "description_en", "Hire of a hall",
                "amount", "0.0005",
                "payable_until", "2020-01-01");
        assertThat(rashid.post("bill", "present", fields).page())
                .contains("Latin letters, digits", "Write at most 3", "This day has passed");
        rashid.post(
                "bill",
                "present",
                Map.of(
                        "body", "ewa",
                        "number", "L-1",
                        "description_ar", "تأجير قاعة",
                        "description_en", "Hire of a hall",
                        "amount", "٢٥٫٥"));
        assertThat(rashid.path()).matches("/en/office/bills/BIL-.*");
        assertThat(rashid.page()).contains("25.500", "data:image/png;base64,", "Whoever has the link");
        Matcher found = REFERENCE.matcher(rashid.page());
        assertThat(found.find()).isTrue();
        String link = "/en/bills/" + found.group();

        assertThat(new Browser(platform).open(link).page())
                .contains("Hire of a hall", "25.500", "/en/login?next=/bills/" + found.group());
        assertThat(new Browser(platform)
                        .open("/en/bills?bill=" + found.group().toLowerCase(Locale.ROOT))
                        .path())
                .isEqualTo(link);
        assertThat(new Browser(platform).open("/en/bills?bill=BIL-26-0000-0000").page())
                .contains("There is no bill of this reference");
        Browser anil = Browser.signedIn(platform, ANIL).open(link);
        anil.post("pay", "pay", Map.of());
        payByCard(anil);
        assertThat(anil.open(link).page()).contains("This bill is paid in full").doesNotContain("name=\"pay\"");

        Matcher order = Pattern.compile("name=\"refund\" value=\"(PAY-[^\"]*)\"")
                .matcher(rashid.open("/en/office/bills/" + found.group()).page());
        assertThat(order.find()).isTrue();
        rashid.post(formOf(rashid.page()), "refund", Map.of("refund", order.group(1), "reason", "The hall was closed"));
        assertThat(rashid.page()).contains("The hall was closed").doesNotContain("name=\"refund\"");
        assertThat(anil.open("/en/pay/" + order.group(1)).page()).contains("The hall was closed");
    }

    /** The form of the one payment, whose id the server makes. */
    private static String formOf(String page) {
        Matcher form = Pattern.compile("<form id=\"([^\"]*)\"").matcher(page.substring(page.indexOf("payments-title")));
        assertThat(form.find()).isTrue();
        return form.group(1);
    }

    @Test
    void a_bill_is_changed_under_its_number_and_taken_back_but_not_by_others() {
        ApiClient billing = billing();
        String reference = presented(billing, draft("IT/3", YOUSIF, "5.000", ""))
                .path("reference")
                .asText();
        HttpResponse<String> changed = billing.post(BILLS, draft("IT/3", YOUSIF, "6.000", ""));
        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(ApiClient.json(changed).path("reference").asText()).isEqualTo(reference);
        assertThat(ApiClient.json(changed).path("amount").path("value").asText())
                .isEqualTo("6.000");

        assertThat(ApiClient.of(platform, "iga-office", "Dilmun-demo-office")
                        .get(BILLS + "/" + reference)
                        .statusCode())
                .isEqualTo(403);
        HttpResponse<String> cancelled = billing.post(BILLS + "/" + reference + "/actions/cancel", "");
        assertThat(ApiClient.json(cancelled).path("status").asText()).isEqualTo("cancelled");
        assertThat(billing.post(BILLS + "/" + reference + "/actions/cancel", "").statusCode())
                .isEqualTo(409);
        assertThat(Browser.signedIn(platform, YOUSIF)
                        .open("/en/bills/" + reference)
                        .page())
                .contains("Taken back")
                .doesNotContain("name=\"pay\"");
    }

    @Test
    void a_file_of_bills_is_read_line_by_line() {
        ApiClient billing = billing();
        String csv = "number,debtor,description_ar,description_en,amount,due_on\r\n"
                + "IT/F1," + YOUSIF + ",اشتراك,Yearly subscription,4.500,2030-12-31\r\n"
                + "IT/F2," + YOUSIF + ",اشتراك,Yearly subscription,4.5005,2030-12-31\r\n";
        HttpResponse<String> received = billing.post("/api/v1/bill-files", csv, "Content-Type", "text/csv");
        assertThat(received.statusCode()).as(received.body()).isEqualTo(202);
        String address = received.headers().firstValue("Location").orElseThrow();
        platform.await("read", () -> ApiClient.json(billing.get(address))
                .path("state")
                .asText()
                .equals("done"));
        JsonNode file = ApiClient.json(billing.get(address));
        assertThat(file.path("added").asInt()).isEqualTo(1);
        assertThat(file.path("rejected").asInt()).isEqualTo(1);
        JsonNode wrong = ApiClient.json(billing.get(address + "/rejections"))
                .path("rejections")
                .get(0);
        assertThat(wrong.path("line").asInt()).isEqualTo(3);
        assertThat(wrong.path("code").asText()).isEqualTo("field-number-decimals");
        assertThat(Browser.signedIn(platform, YOUSIF).open("/en/my/bills").page())
                .contains("IT/F1")
                .doesNotContain("IT/F2");
        assertThat(ApiClient.withToken(platform, "none")
                        .post("/api/v1/bill-files", csv, "Content-Type", "text/csv")
                        .statusCode())
                .isEqualTo(401);
        assertThat(ApiClient.of(platform, "iga-office", "Dilmun-demo-office")
                        .post("/api/v1/bill-files", csv, "Content-Type", "text/csv")
                        .statusCode())
                .isEqualTo(403);
        assertThat(billing.post("/api/v1/bill-files", "number\r\n", "Content-Type", "text/csv")
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    void what_is_wrong_with_a_bill_is_told_field_by_field() {
        HttpResponse<String> refused = billing()
                .post(
                        BILLS,
                        "{\"number\":\"x y\",\"debtor\":\"123\",\"description\":{\"en\":\"x\"},"
                                + "\"amount\":{\"currency\":\"USD\",\"value\":\"-1\"},\"due_on\":\"soon\"}",
                        "Accept-Language",
                        "en");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(ApiClient.json(refused).path("errors").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("number", "debtor", "description_ar", "amount", "currency", "due_on");
    }
}
