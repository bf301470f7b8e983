package org.dilmun.web;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPInputStream;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.dilmun.web.Micro.Platform;

import static org.assertj.core.api.Assertions.assertThat;

/** The public pages and the directory's API, as a browser and an integrator meet them. */
@ExtendWith(Micro.class)
class PortalIT {

    private final Platform platform;

    PortalIT(Platform platform) {
        this.platform = platform;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/services",
                "/services?body=iga&audience=citizen",
                "/services/id-card-replacement",
                "/search?q=cpr",
                "/search",
                "/login",
                "/about/accessibility",
                "/about/privacy",
                "/about/contact",
                "/feedback",
                "/services?page=999"
            })
    void every_public_page_opens_in_both_languages(String path) {
        for (String language : new String[] {"ar", "en"}) {
            var page = platform.get("/" + language + path);
            assertThat(page.statusCode()).as(path).isEqualTo(200);
            assertThat(page.body())
                    .contains("<html")
                    .contains("lang=\"" + language + "\"")
                    .contains("dir=\"" + (language.equals("ar") ? "rtl" : "ltr") + "\"")
                    .contains(language.equals("ar") ? "آخر تحديث:" : "Last updated:", "/" + language + "/about/contact")
                    .doesNotContain("???");
        }
    }

    @Test
    void the_root_goes_to_the_language_that_the_browser_asks_for() {
        assertThat(platform.get("/", "Accept-Language", "en-GB,en;q=0.8")
                        .headers()
                        .firstValue("Location"))
                .hasValueSatisfying(location -> assertThat(location).endsWith("/en"));
        assertThat(platform.get("/", "Accept-Language", "fr").headers().firstValue("Location"))
                .hasValueSatisfying(location -> assertThat(location).endsWith("/ar"));
    }

    @Test
    void public_pages_make_no_session_and_allow_no_inline_script() {
        var page = platform.get("/ar");
        assertThat(page.headers().allValues("Set-Cookie")).isEmpty();
        assertThat(page.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy ->
                        assertThat(policy).contains("script-src 'self'").doesNotContain("unsafe"));
        assertThat(page.body()).doesNotContainPattern("<script(?![^>]*src=)").doesNotContain("onclick=");
    }

    @Test
    void the_page_of_a_service_draws_how_a_request_is_decided() {
        assertThat(platform.get("/en/services/id-card-replacement").body())
                .containsSubsequence(
                        "How a request is decided",
                        "Request submitted",
                        "Payment of the fee",
                        "The applicant",
                        "<strong>Review</strong>",
                        "Officer, ",
                        "Within 2 working days",
                        "<strong>Approve</strong>",
                        "<strong>Return to the applicant</strong>",
                        "The applicant answers, then this step again",
                        "<strong>Reject</strong>",
                        "The request is closed, with the reason",
                        "If it is not done in time",
                        "supervisors are told",
                        "Request complete")
                .doesNotContain("aria-current=\"step\"");
        assertThat(platform.get("/ar/services/id-card-replacement").body())
                .contains("مسار الطلب حتى صدور القرار", "خلال يومي عمل");
        assertThat(platform.get("/en/services/id-card-renewal-citizen").body())
                .doesNotContain("How a request is decided");
    }

    @Test
    void the_page_of_a_service_tells_before_what_can_be_done_after() {
        assertThat(platform.get("/en/services/id-card-replacement").body())
                .contains("After you apply", "You can withdraw your request as long as it is not decided.")
                .contains("you can ask for its correction within 3 days after the day of its completion")
                .contains("you can appeal at no cost within 30 days after the day of the decision");
        assertThat(platform.get("/ar/services/id-card-replacement").body())
                .contains("بعد تقديم الطلب", "تتظلم من القرار دون رسوم خلال 30 يومًا");
        assertThat(platform.get("/en/services/id-card-renewal-citizen").body()).doesNotContain("After you apply");
    }

    @Test
    void a_page_that_the_browser_still_has_is_not_sent_again() {
        var first = platform.get("/en/about/privacy");
        String tag = first.headers().firstValue("ETag").orElseThrow();
        var again = platform.get("/en/about/privacy", "If-None-Match", tag);
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(again.headers().firstValue("ETag")).contains(tag);
        assertThat(again.headers().firstValue("Content-Security-Policy"))
                .isEqualTo(first.headers().firstValue("Content-Security-Policy"));
        assertThat(again.headers().firstValue("X-Request-Id"))
                .isPresent()
                .isNotEqualTo(first.headers().firstValue("X-Request-Id"));
        assertThat(platform.get("/ar/about/privacy", "If-None-Match", tag).statusCode())
                .isEqualTo(200);
    }

    @Test
    void a_page_is_packed_for_those_who_can_unpack_it() throws IOException {
        String plain = platform.get("/ar/about/contact").body();
        var packed = platform.send(
                HttpRequest.newBuilder(platform.at("/ar/about/contact"))
                        .header("Accept-Encoding", "br, gzip")
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
        assertThat(packed.headers().allValues("Content-Encoding")).containsExactly("gzip");
        assertThat(packed.headers().allValues("Vary")).contains("Accept-Encoding", "Cookie");
        try (var unpacked = new GZIPInputStream(new ByteArrayInputStream(packed.body()))) {
            assertThat(new String(unpacked.readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo(plain);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/en", "/en/services", "/en/services/id-card-renewal-citizen", "/en/developers"})
    void a_page_shows_nobody_the_name_of_somebody_else(String path) {
        var maryam = Visitor.signedIn(platform, "920704565");
        assertThat(maryam.get(path).body()).contains("Maryam").doesNotContain("/en/login\"");
        for (int i = 0; i < 2; i++) {
            assertThat(platform.get(path).body()).contains("/en/login\"").doesNotContain("Maryam");
            var hers = maryam.get(path);
            assertThat(hers.body()).contains("Maryam").doesNotContain("/en/login\"");
            assertThat(hers.headers().firstValue("ETag")).isEmpty();
        }
        var guessed = platform.get(path, "Cookie", "dilmun_session=nobody-has-this");
        assertThat(guessed.body()).contains("/en/login\"").doesNotContain("Maryam");
    }

    @Test
    void the_choice_of_one_is_not_shown_to_another() {
        for (int i = 0; i < 2; i++) {
            assertThat(platform.get("/en/services?channel=kiosk").body())
                    .contains("<option value=\"kiosk\" selected=\"selected\">")
                    .contains("href=\"/ar/services?channel=kiosk\"");
            assertThat(platform.get("/en/services?channel=portal").body())
                    .contains("<option value=\"portal\" selected=\"selected\">")
                    .doesNotContain("kiosk\" selected");
            assertThat(platform.get("/en/services?useful=thanks").body()).contains("role=\"status\"");
            assertThat(platform.get("/en/services").body()).doesNotContain("role=\"status\"", "selected=\"selected\"");
        }
    }

    @Test
    void the_fee_of_a_service_has_the_decimals_of_the_currency() {
        assertThat(platform.get("/en/services/id-card-replacement").body()).contains("4.000", "10.000", "0.500");
    }

    @Test
    void a_table_of_fees_is_shown_whole_and_to_who_is_signed_in_with_their_own_row() {
        String path = "/ar/services/attestation";
        assertThat(platform.get(path).body())
                .contains("للبحرينيين", "5.000", "لغير البحرينيين", "10.000")
                .doesNotContain("ينطبق عليك");
        assertThat(Browser.signedIn(platform, "920704565").open(path).page())
                .containsSubsequence("للبحرينيين", "ينطبق عليك", "5.000", "لغير البحرينيين", "10.000");
        assertThat(Browser.signedIn(platform, "880100036").open(path).page())
                .containsSubsequence("للبحرينيين", "5.000", "لغير البحرينيين", "ينطبق عليك", "10.000");
        assertThat(platform.get(path).body())
                .as("the page that is kept is nobody's")
                .doesNotContain("ينطبق عليك");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/ar/nothing-here",
                "/en/services/no-such-service",
                "/home.xhtml",
                "/WEB-INF/web.xml",
                "/ar/../WEB-INF/web.xml",
                "/ar/my/%2e%2e/x",
                "/api/v1/services/no-such-service",
                "/api/v1/nothing"
            })
    void what_does_not_exist_is_404_or_400_and_shows_nothing_of_the_inside(String path) {
        var answer = platform.get(path);
        assertThat(answer.statusCode()).isIn(400, 404);
        assertThat(answer.body())
                .doesNotContainIgnoringCase("exception")
                .doesNotContain("Payara", "org.dilmun", "at java");
    }

    @ParameterizedTest
    @CsvSource({
        "/search?q=%3Cscript%3Ealert(1)%3C/script%3E, <script>alert",
        "/services?body=%22%3E%3Cb%3E, \"><b>",
        "/login?next=https://example.org, example.org"
    })
    void hostile_input_is_shown_as_text_or_not_at_all(String path, String raw) {
        var page = platform.get("/en" + path);
        assertThat(page.statusCode()).isEqualTo(200);
        if (!path.startsWith("/login")) {
            assertThat(page.body()).doesNotContain(raw);
        }
    }

    @Test
    void a_search_leads_from_the_best_hit_to_the_journey_that_it_is_part_of() {
        assertThat(platform.get("/en/search?q=birth+certificate").body())
                .contains("href=\"/en/journeys/newborn\"")
                .doesNotContain("/en/journeys/moving-house");
    }

    private HttpResponse<String> feedback(String form) {
        return platform.send(HttpRequest.newBuilder(platform.at("/ar/feedback"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build());
    }

    @Test
    void anybody_says_without_script_and_session_whether_a_page_was_useful() {
        assertThat(platform.get("/ar/services/id-card-replacement").body())
                .contains(
                        "هل أفادتك هذه الصفحة؟", "action=\"/ar/feedback\"", "value=\"/services/id-card-replacement\"");
        for (String answer : new String[] {"useful=yes", "useful=no&comment=Fees"}) {
            var sent = feedback("page=/services/id-card-replacement&" + answer);
            assertThat(sent.headers().allValues("Set-Cookie")).isEmpty();
            assertThat(sent.headers().firstValue("Location")).hasValueSatisfying(location -> assertThat(location)
                    .endsWith("/ar/services/id-card-replacement?useful=thanks#useful"));
        }
        assertThat(platform.get("/ar/services/id-card-replacement?useful=thanks")
                        .body())
                .contains("شكرًا على رأيك")
                .doesNotContain("action=\"/ar/feedback\"");
    }

    @Test
    void a_comment_that_is_too_long_comes_back_with_what_to_do() {
        String comment = "ن".repeat(501);
        var answer = feedback("page=&useful=no&comment=" + URLEncoder.encode(comment, StandardCharsets.UTF_8));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("النص أطول من المسموح به. اختصره إلى 500 حرف على الأكثر.", comment);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/my", "//example.org", "/services/no-such-service", "/nothing"})
    void nobody_says_anything_of_what_is_no_public_page(String path) {
        assertThat(feedback("useful=yes&page=" + path).statusCode()).isEqualTo(404);
    }

    @Test
    void the_directory_is_listed_by_cursor_to_its_end() {
        int seen = 0;
        String after = "";
        while (after != null) {
            String body = platform.get("/api/v1/services?lang=en&size=100" + (after.isEmpty() ? "" : "&after=" + after))
                    .body();
            seen += body.split("\"code\":", -1).length - 1;
            int next = body.indexOf("\"next\":\"");
            after = next < 0 ? null : body.substring(next + 8, body.indexOf('"', next + 8));
        }
        assertThat(seen).isEqualTo(249);
    }

    private JsonNode services(String query) {
        var answer = platform.get("/api/v1/services?" + query);
        return ApiClient.json(Contract.of(platform).kept("GET", "/api/v1/services?" + query, answer));
    }

    @Test
    void a_search_goes_on_where_it_stopped() {
        var whole = services("lang=en&q=card&size=100").path("services");
        assertThat(whole.size()).isBetween(3, 100);
        String after = "";
        for (JsonNode expected : whole) {
            var stretch = services("lang=en&q=card&size=1" + after);
            assertThat(stretch.path("services").path(0)).isEqualTo(expected);
            after = "&after=" + stretch.path("next").asText();
        }
        assertThat(after).isEqualTo("&after=");
    }

    @Test
    void a_mark_holds_for_its_own_list_only() {
        String mark = services("lang=en&size=1").path("next").asText();
        assertThat(services("lang=en&size=1&after=" + mark).path("services").size())
                .isEqualTo(1);
        String flipped = (mark.startsWith("A") ? "B" : "A") + mark.substring(1);
        for (String wrong : List.of(flipped, mark + "AAAA", "id-card-replacement", "%00", "")) {
            assertThat(services("lang=en&size=1&after=" + wrong).path("type").asText())
                    .as(wrong)
                    .isEqualTo("/problems/cursor-malformed");
        }
        assertThat(services("lang=en&size=1&body=iga&after=" + mark)
                        .path("type")
                        .asText())
                .isEqualTo("/problems/cursor-malformed");
        assertThat(services("audience=martian").path("type").asText()).isEqualTo("/problems/invalid");
        assertThat(services("size=101").path("errors").path("size").path("code").asText())
                .isEqualTo("invalid");
    }

    @Test
    void a_problem_of_the_api_is_a_problem_document_in_the_callers_language() {
        var arabic = platform.get("/api/v1/services/nope");
        var english = platform.get("/api/v1/services/nope", "Accept-Language", "en");
        assertThat(arabic.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(arabic.body()).contains("/problems/service-not-found", "لا توجد خدمة");
        assertThat(english.body()).contains("There is no service with this code");
    }

    /** Before the server says that it is ready; what it says of itself is its own matter. */
    @Test
    void the_start_warns_of_nothing() {
        String start = platform.log().split(" ready in ", 2)[0];
        assertThat(start.lines().filter(line -> line.matches(".*(WARN|SEVERE|ERROR|SLF4J).*")))
                .filteredOn(line -> !line.matches(
                        ".*(PayaraMicro|fish.payara|com.hazelcast|NCLS-SECURITY|registered the JDBC driver).*"))
                .isEmpty();
    }
}
