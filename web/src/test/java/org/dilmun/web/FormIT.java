package org.dilmun.web;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.dilmun.web.Micro.Platform;

import static org.assertj.core.api.Assertions.assertThat;

/** The form of a real service with questions of many kinds, by those who fill it in, by a system and by the officer who reads it. */
@ExtendWith(Micro.class)
class FormIT {

    private static final String MARYAM = "920704565";
    private static final String YOUSIF = "850312345";
    private static final String HESSA = "011200014";
    private static final String ZAHRA = "900824611";
    private static final String DISPUTE = "ewa-bill-dispute";
    private static final String REQUESTS = "/api/v1/requests";

    private final Platform platform;

    FormIT(Platform platform) {
        this.platform = platform;
    }

    private Browser applying(String language, String person, String service) {
        return Browser.signedIn(platform, person).open("/" + language + "/apply/" + service);
    }

    private static Map<String, String> account(String... more) {
        return with(
                Map.of(
                        "account", "١٠٢٣ ٤٥٦٧٥",
                        "holder", "self",
                        "premises-building", "٩٦",
                        "premises-road", "1702",
                        "premises-block", "317",
                        "premises-governorate", "capital"),
                more);
    }

    private static Map<String, String> bill(int row, String number, String amount, String wrong) {
        String cell = "disputed-" + row + "-";
        return Map.of(
                cell + "number",
                number,
                cell + "issued_on",
                "2026-10-01",
                cell + "amount",
                amount,
                cell + "wrong",
                wrong);
    }

    private static Map<String, String> with(Map<String, String> fields, String... more) {
        var all = new LinkedHashMap<>(fields);
        for (int i = 0; i < more.length; i += 2) {
            all.put(more[i], more[i + 1]);
        }
        return all;
    }

    private static Map<String, String> with(Map<String, String> fields, Map<String, String> more) {
        var all = new LinkedHashMap<>(fields);
        all.putAll(more);
        return all;
    }

    @Test
    void who_cannot_go_on_is_told_why_and_where_to_go_instead() {
        var browser = applying("ar", MARYAM, DISPUTE).postMultipart("apply", "next", Map.of("purpose", "instalments"));
        assertThat(browser.path()).endsWith("/not_wrong");
        assertThat(browser.page())
                .contains(
                        "هذه الخدمة ليست لتقسيط الفواتير",
                        "href=\"/ar/services/ewa-instalments\">طلب تقسيط متأخرات الكهرباء والماء</a>")
                .doesNotContain("id=\"next\"");
        String draft = browser.path().replace("/not_wrong", "/review");
        assertThat(browser.open(draft).path()).endsWith("/not_wrong");
    }

    @Test
    void wrong_answers_are_told_in_arabic_beside_their_own_inputs() {
        var browser = applying("ar", MARYAM, DISPUTE).postMultipart("apply", "next", Map.of("purpose", "wrong"));
        assertThat(browser.path()).endsWith("/account");
        browser.postMultipart(
                "apply",
                "next",
                account("account", "حسابي", "holder", "business", "premises-block", "300", "premises-governorate", ""));
        assertThat(browser.path()).endsWith("/account");
        assertThat(browser.page())
                .contains(
                        "رقم الحساب: اكتب أرقامًا فقط، بلا حروف.",
                        "href=\"#premises-block\"",
                        "عنوان العقار، مجمع: هذا الجزء من العنوان غير صحيح. راجعه.",
                        "id=\"premises-governorate-error\"",
                        "أضفنا سؤالًا",
                        "رقم السجل التجاري",
                        "value=\"300\"")
                .doesNotContain("problem.", "Validation Error");
        browser.postMultipart("apply", "next", account("holder", "business", "business", "12"));
        assertThat(browser.page()).contains("رقم السجل التجاري غير صحيح. راجعه في شهادة السجل.");
        browser.postMultipart("apply", "next", account("holder", "business", "business", "١٢٣٤٥-١"));
        assertThat(browser.path()).endsWith("/bills");

        browser.postMultipart("apply", "next", with(bill(0, "B 1/؟", "كثير", "1.0005"), "parts", "sun"));
        assertThat(browser.page())
                .contains(
                        "اختر واحدًا من الخيارات المعروضة.",
                        "الفواتير التي تعترض عليها، الصف 1، رقم الفاتورة: اكتب حروفًا لاتينية وأرقامًا فقط، مثل A1-205.",
                        "هذا ليس مبلغًا. اكتبه بالأرقام، مثل 12.500.",
                        "الكسور أطول من المقبول. عدد الأرقام بعد الفاصلة لا يزيد على 3.");
        browser.postMultipart("apply", "next", with(bill(0, "b-1", "10", "12"), "parts", "water"));
        assertThat(browser.page()).contains("ما تعترض عليه أكبر من مجموع الفواتير. راجع المبالغ في الجدول.");
    }

    @Test
    void wrong_answers_are_told_in_english_too() {
        var browser = applying("en", HESSA, DISPUTE)
                .postMultipart("apply", "next", Map.of("purpose", "wrong"))
                .postMultipart("apply", "next", account("premises-block", "300"));
        assertThat(browser.page())
                .contains("Address of the premises, Block: This part of the address is not valid. Check it.");
        browser.postMultipart("apply", "next", account())
                .postMultipart("apply", "next", with(bill(0, "B-1", "x", "1"), "parts", "vat"));
        assertThat(browser.page())
                .contains(
                        "The bills that you dispute, row 1, Amount of the bill: This is not an amount. Write it in digits, such as 12.500.");
        browser.postMultipart("apply", "next", with(bill(0, "B-1", "10", "1"), "parts", "vat"))
                .postMultipart(
                        "apply", "next", Map.of("reason", "It is high.", "reading_differs", "yes", "phone", "12"));
        assertThat(browser.page())
                .contains(
                        "This is not a valid telephone number.",
                        "Reading of the meter",
                        "What does the meter show?",
                        "More about this question");
        browser.postMultipart(
                "apply",
                "next",
                Map.of("reason", "It is high.", "reading_differs", "yes", "reading", "12.5", "read_on", "2020-01-01"));
        assertThat(browser.page())
                .contains(
                        "Write a whole number, without decimals.", "This date is too early. Give ", " or a later one.");
    }

    @Test
    void rows_come_and_go_without_a_script() {
        var browser = applying("en", MARYAM, "house-renovation")
                .postMultipart("apply", "next", Map.of("salary", "600", "owned_since", "2001-05-01"));
        assertThat(browser.path()).endsWith("/house");
        var house = Map.of(
                "house-building", "96",
                "house-road", "1702",
                "house-block", "203",
                "house-governorate", "northern",
                "inherited", "yes");
        browser.postMultipart("apply", "next", house);
        assertThat(browser.page())
                .contains("The other heirs", "Row 1", "name=\"heirs-0-phone\"")
                .doesNotContain("heirs-1-phone");
        var first = with(house, "heirs-0-name", "Ali", "heirs-0-phone", "36001234");
        browser.postMultipart("apply", "heirs-add", first);
        assertThat(browser.page()).contains("value=\"Ali\"", "name=\"heirs-1-phone\"");
        browser.postMultipart(
                "apply", "heirs-list:0:remove", with(first, "heirs-1-name", "Sara", "heirs-1-phone", "8503"));
        assertThat(browser.page()).contains("value=\"Sara\"").doesNotContain("value=\"Ali\"", "heirs-1-phone");
        browser.postMultipart("apply", "next", with(house, "heirs-0-name", "Sara", "heirs-0-phone", "8503"));
        assertThat(browser.page())
                .contains(
                        "The other heirs, row 1, Phone: This is not a valid telephone number.",
                        "Approval of the heirs: Fill in this field.");
    }

    @Test
    void a_service_of_several_bodies_names_the_one_of_the_readers_address_and_refuses_what_nobody_serves() {
        assertThat(platform.get("/en/services/house-renovation").body())
                .contains("Capital Municipality", "Muharraq Municipality", "Northern Area Municipality")
                .doesNotContain("Your municipality");
        assertThat(platform.get("/en/services?body=mun-southern").body()).contains("/services/house-renovation");
        var browser = Browser.signedIn(platform, HESSA).open("/ar/services/house-renovation"); // block 732
        assertThat(browser.page()).containsSubsequence("بلديتك", "بلدية المنطقة الشمالية", "تقدمها بحسب العنوان");

        browser = applying("en", YOUSIF, "house-renovation")
                .postMultipart("apply", "next", Map.of("salary", "600", "owned_since", "2001-05-01"));
        var house = Map.of(
                "house-building", "96",
                "house-road", "1702",
                "house-block", "1250",
                "house-governorate", "northern",
                "inherited", "no");
        browser.postMultipart("apply", "next", house);
        assertThat(browser.path()).endsWith("/house");
        assertThat(browser.page())
                .contains("Address of the house: No body provides this service at this address. Check the address.");
        browser.postMultipart("apply", "next", with(house, "house-block", "203"));
        assertThat(browser.path()).endsWith("/documents");
        assertThat(browser.open(browser.path().replace("/documents", "/review")).page())
                .containsSubsequence("The request goes to", "Muharraq Municipality");
    }

    @Test
    void a_date_may_be_given_in_the_hijri_calendar_and_is_shown_in_both() {
        var browser = applying("ar", HESSA, "house-renovation")
                .postMultipart("apply", "save", Map.of("salary", "600", "owned_since", "١٤٢٢/٢/٧"));
        assertThat(browser.page()).contains("value=\"2001-05-01\"", "1 مايو 2001، الموافق 7 صفر 1422 هـ", "25 سنة");
        browser.postMultipart("apply", "next", Map.of("salary", "600", "owned_since", "1439-13-01"));
        assertThat(browser.page()).contains("هذا التاريخ غير صحيح. اكتب السنة ثم الشهر ثم اليوم");
        browser.postMultipart("apply", "next", Map.of("salary", "600", "owned_since", "1447-01-01"));
        assertThat(browser.path()).endsWith("/owned_too_short");
        assertThat(browser.page()).contains("لم تمض عشر سنوات على ملكيتك");
    }

    @Test
    void what_was_answered_is_read_by_the_officer_given_back_and_answered_again() {
        var applicant = applying("ar", YOUSIF, DISPUTE)
                .postMultipart("apply", "next", Map.of("purpose", "wrong"))
                .postMultipart("apply", "next", account());
        applicant.postMultipart(
                "apply", "disputed-add", with(bill(0, "b-1", "1,250.5", "250"), "parts", "electricity"));
        applicant.postMultipart(
                "apply",
                "save",
                with(with(bill(0, "b-1", "1,250.5", "250"), bill(1, "B-2", "٣٠٫٢٥", "30.25")), "parts", "electricity"));
        assertThat(applicant.page()).contains("1,280.750 د.ب.", "280.250 د.ب.", "محسوب من إجاباتك");
        applicant
                .postMultipart(
                        "apply",
                        "next",
                        with(
                                with(bill(0, "b-1", "1250.5", "250"), bill(1, "B-2", "30.25", "30.25")),
                                Map.of("parts", "electricity", "total", "0.001")))
                .postMultipart(
                        "apply",
                        "next",
                        Map.of("reason", "الاستهلاك مضاعف", "reading_differs", "no", "phone", "3600 1234"));
        assertThat(applicant.path()).endsWith("/review");
        assertThat(applicant.page())
                .contains(
                        "102345675",
                        "مبنى 96، طريق 1702، مجمع 317، المحافظة العاصمة",
                        "استهلاك الكهرباء",
                        "<th scope=\"col\">رقم الفاتورة</th>",
                        "<bdi>B-1</bdi>",
                        "<bdi>1,250.500 د.ب.</bdi>",
                        "<bdi>1 أكتوبر 2026</bdi>",
                        "<bdi dir=\"auto\">1,280.750 د.ب.</bdi>",
                        "<bdi dir=\"ltr\">+97336001234</bdi>");
        applicant.post("review", "submit", Map.of("agreed", "on", "another", "on"));
        var matcher = Pattern.compile("EBD-\\d\\d-.{4}-.{4}").matcher(applicant.path());
        assertThat(matcher.find()).as(applicant.path()).isTrue();
        String reference = matcher.group();

        var officer = Browser.signedIn(platform, ZAHRA).open("/en/office/cases/" + reference);
        assertThat(officer.page())
                .contains(
                        "Building 96, Road 1702, Block 317, Governorate Capital",
                        "<th scope=\"col\">Bill number</th>",
                        "<bdi>BHD 1,250.500</bdi>",
                        "<bdi dir=\"auto\">BHD 280.250</bdi>",
                        "Electricity used",
                        "الاستهلاك مضاعف");
        officer.post("case", "action", Map.of("action", "claim"))
                .post("case", "action", Map.of("action", "return", "reason", "أي شهر تقصد؟"));

        String bills = "/ar/apply/" + DISPUTE + "/" + reference + "/bills";
        applicant
                .open(bills)
                .postMultipart(
                        "apply",
                        "next",
                        with(bill(0, "B-2", "30.25", "30.25"), "parts", "electricity", "disputed-rows", "1"));
        applicant
                .open(bills.replace("/bills", "/review"))
                .post("review", "submit", Map.of("agreed", "on", "reply", "أكتوبر"));
        officer.open("/en/office/cases/" + reference);
        assertThat(officer.page()).contains("<bdi>BHD 30.250</bdi>", "أكتوبر").doesNotContain("1,250.500");
        officer.post("case", "action", Map.of("action", "claim"));
        officer.post("case", "action", Map.of("action", "accept"));
        assertThat(officer.page()).contains("Decide about each part, once");
        officer.post("case", "action", Map.of("action", "accept", "part-0", "refuse", "partReason-0", "Read right."));
        assertThat(officer.page()).contains("You refuse every part.", "value=\"Read right.\"");
        officer.post("case", "action", Map.of("action", "accept", "part-0", "accept"));
        assertThat(applicant.open("/en/my/requests/" + reference).page()).contains("Your request is complete.");
    }

    private static String application(String answers) {
        return "{\"service\":\"" + DISPUTE + "\",\"applicant\":\"" + YOUSIF + "\",\"another\":true,\"answers\":"
                + answers + "}";
    }

    private static final String PREMISES =
            "{\"building\":\"96\",\"road\":\"1702\",\"block\":\"317\",\"governorate\":\"capital\"}";

    private static String answers(String premises, String bills, String more) {
        return "{\"purpose\":\"wrong\",\"account\":\"102345675\",\"holder\":\"self\",\"premises\":" + premises
                + ",\"parts\":[\"water\",\"electricity\"],\"disputed\":" + bills
                + ",\"reason\":\"Too high\",\"reading_differs\":\"no\"" + more + "}";
    }

    private static String bills(String amount, String wrong) {
        return "[{\"number\":\"B-1\",\"issued_on\":\"2026-10-01\",\"amount\":\"" + amount + "\",\"wrong\":\"" + wrong
                + "\"}]";
    }

    @Test
    void a_system_sends_the_same_answers_as_json_and_is_judged_alike() {
        var counter = ApiClient.of(platform, "ewa-counter", "Dilmun-demo-electricity");
        var made = counter.post(REQUESTS, application(answers(PREMISES, bills("30.250", "30.250"), "")));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        String reference = ApiClient.json(made).path("reference").asText();
        var officer = Browser.signedIn(platform, ZAHRA).open("/en/office/cases/" + reference);
        assertThat(officer.page()).contains("Block 317", "Electricity used, Water used", "<bdi>BHD 30.250</bdi>");

        JsonNode errors = errors(counter, answers(PREMISES.replace("317", "300"), bills("much", "1"), ""));
        assertThat(errors.path("premises.block").path("code").asText()).isEqualTo("field-address-part-malformed");
        assertThat(errors.path("disputed.0.amount").path("code").asText()).isEqualTo("field-money-malformed");
        assertThat(errors.size()).isEqualTo(2);
        errors = errors(counter, answers(PREMISES, bills("1", "2"), ""));
        assertThat(errors.path("disputed").path("code").asText()).isEqualTo("field-rule-broken");
        assertThat(errors.path("disputed").path("detail").asText())
                .isEqualTo("You dispute more than the bills come to. Check the amounts in the table.");
        errors = errors(counter, answers(PREMISES, bills("1", "1"), ",\"total\":\"0.001\""));
        assertThat(errors.path("total").path("code").asText()).isEqualTo("field-not-asked");
        errors = errors(counter, answers("\"Block 317\"", bills("1", "1"), ""));
        assertThat(errors.path("premises").path("code").asText()).isEqualTo("field-malformed");
        errors = errors(counter, "{\"purpose\":\"instalments\"}");
        assertThat(errors.path("page:not_wrong").path("code").asText()).isEqualTo("field-exit");
        assertThat(errors.size()).isEqualTo(1);
    }

    private static JsonNode errors(ApiClient counter, String answers) {
        var refused = counter.post(REQUESTS, application(answers));
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(422);
        return ApiClient.json(refused).path("errors");
    }

    @Test
    void the_schema_that_the_api_publishes_allows_what_it_takes() {
        var service =
                ApiClient.of(platform, "ewa-counter", "Dilmun-demo-electricity").get("/api/v1/services/" + DISPUTE);
        JsonNode schema = ApiClient.json(service).path("answersSchema");
        assertThat(schema.at("/properties/disputed/items/properties/amount/x-currency")
                        .asText())
                .isEqualTo("BHD");
        assertThat(schema.at("/properties/premises/required").toString())
                .isEqualTo("[\"building\",\"road\",\"block\",\"governorate\"]");
        assertThat(schema.at("/x-rules/0/check").asText()).isEqualTo("wrong_total <= total");
        assertThat(schema.at("/properties").has("total")).isFalse();
    }
}
