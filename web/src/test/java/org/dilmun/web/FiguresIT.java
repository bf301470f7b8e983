package org.dilmun.web;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.dilmun.web.Micro.Platform;

import static org.assertj.core.api.Assertions.assertThat;

/** What people do on the public pages, and how a supervisor finds it in the figures a moment later. */
@ExtendWith(Micro.class)
class FiguresIT {

    private static final String NOORA = "781107776";
    private static final String SALMAN = "950500178";
    private static final String MARYAM = "920704565";
    private static final String HESSA = "011200014";

    /** No other test looks at its page or speaks of it. */
    private static final String SERVICE = "/services/distinctive-number";

    private static final String GOOGLEBOT = "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)";

    private final Platform platform;

    FiguresIT(Platform platform) {
        this.platform = platform;
    }

    @Test
    void who_opens_the_page_of_a_service_is_counted_and_a_crawler_is_not() {
        for (int i = 0; i < 5; i++) {
            platform.get("/en" + SERVICE, "User-Agent", GOOGLEBOT);
            platform.get("/en" + SERVICE, "Sec-Purpose", "prefetch");
            head("/en" + SERVICE);
        }
        platform.get("/en" + SERVICE);
        platform.get("/ar" + SERVICE);
        assertThat(platform.get("/en" + SERVICE).headers().allValues("Set-Cookie"))
                .isEmpty();

        var supervisor = Browser.signedIn(platform, SALMAN);
        platform.await(
                "the visits", () -> supervisor.open("/en/office/figures").page().contains("/en" + SERVICE));
        assertThat(supervisor.page())
                .containsPattern(
                        "href=\"/en" + SERVICE + "\">[^<]+</a></th>\\s*<td class=\"end\"><bdi class=\"num\">3</bdi>");
        var popular =
                Pattern.compile("(?s)Most used</h2>.*By requests and visits of the last 30 days · As at\\s*<time");
        platform.await(
                "the list", () -> popular.matcher(platform.get("/en").body()).find());
    }

    private void head(String path) {
        platform.send(HttpRequest.newBuilder(platform.at(path))
                .method("HEAD", BodyPublishers.noBody())
                .build());
    }

    @Test
    void what_is_searched_in_vain_is_told_and_what_may_name_somebody_is_not() {
        for (int i = 0; i < 3; i++) {
            platform.get("/en/search?q=Xylophone++Qwrtz");
            platform.get("/en/search?q=qqww+850312345");
            platform.get("/en/search?q=qqzz%40example.org");
        }
        platform.get("/en/search?q=vwxkjq");
        var auditor = Browser.signedIn(platform, HESSA);
        platform.await(
                "the words", () -> auditor.open("/ar/office/figures").page().contains("xylophone qwrtz"));
        assertThat(auditor.page())
                .containsPattern("<bdi>xylophone qwrtz</bdi></th>\\s*<td class=\"end\"><bdi class=\"num\">3</bdi>")
                .containsPattern("عمليات البحث: \\d+، ومنها بلا نتيجة: \\d+")
                .doesNotContain("qqww", "850312345", "qqzz", "example.org", "vwxkjq");
    }

    @Test
    void the_share_of_those_whom_a_page_was_of_use_is_told() {
        for (String answer : new String[] {"yes", "yes", "no", "yes"}) {
            feedback(SERVICE, answer);
        }
        feedback("/verify/ABCD-EFGH-JKLM", "no");
        var supervisor = Browser.signedIn(platform, SALMAN);
        var share = Pattern.compile(
                "href=\"/en" + SERVICE
                        + "\">[^<]+</a></th>\\s*<td class=\"end\"><bdi class=\"num\">4</bdi></td>\\s*<td class=\"end\"><bdi class=\"num\">75%</bdi>");
        platform.await("the answers", () -> share.matcher(
                        supervisor.open("/en/office/figures").page())
                .find());
        assertThat(supervisor.page()).contains("Result of a verification").doesNotContain("ABCD-EFGH");
    }

    @Test
    void what_is_said_of_a_page_of_ones_own_is_kept_without_what_leads_to_the_person() {
        var citizen = Browser.signedIn(platform, MARYAM).open("/en/my");
        assertThat(citizen.page()).contains("Was this page useful?", "As things stood on:");
        citizen.open("/en/feedback?page=/inbox/NTC-26-ABCD-EFGH").post("feedback", "send", Map.of("useful", "no"));
        feedback("/inbox/NTC-26-JKLM-NPQR", "no"); // by nobody: refused
        var supervisor = Browser.signedIn(platform, SALMAN);
        var one = Pattern.compile(
                "<th scope=\"row\">A message</th>\\s*<td class=\"end\"><bdi class=\"num\">1</bdi></td>");
        platform.await(
                "the answer",
                () -> one.matcher(supervisor.open("/en/office/figures").page()).find());
        assertThat(supervisor.page()).doesNotContain("ABCD-EFGH");
    }

    @Test
    void an_official_is_asked_apart_so_that_nothing_typed_gets_lost() {
        var supervisor = Browser.signedIn(platform, SALMAN).open("/ar/office/refunds");
        assertThat(supervisor.page())
                .contains("href=\"/ar/feedback?page=%2Foffice%2Frefunds\" target=\"_blank\"", "البيانات كما هي في:");
        supervisor.open("/ar/feedback?page=%2Foffice%2Frefunds").post("feedback", "send", Map.of("useful", "yes"));
        assertThat(supervisor.page()).contains("شكرًا على رأيك", "href=\"/ar/office/refunds\"");
    }

    private void feedback(String page, String answer) {
        platform.send(HttpRequest.newBuilder(platform.at("/en/feedback"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("page=" + page + "&useful=" + answer))
                .build());
    }

    @Test
    void a_supervisor_reads_the_figures_of_the_own_body_alone() {
        var supervisor = Browser.signedIn(platform, SALMAN).open("/ar/office");
        assertThat(supervisor.page()).contains("href=\"/ar/office/figures\"");
        platform.await(
                "the figures",
                () -> supervisor.open("/ar/office/figures").page().contains("الطلبات المقدَّمة"));
        assertThat(supervisor.page()).contains("مؤشرات آخر 30 يومًا", "هيئة المعلومات والحكومة الإلكترونية");
        assertThat(supervisor.open("/ar/office/figures?body=iga").shown().statusCode())
                .isEqualTo(200);
        assertThat(supervisor.open("/ar/office/figures?body=gdt").shown().statusCode())
                .isEqualTo(403);
        assertThat(supervisor.open("/ar/office/figures?body=nobody").shown().statusCode())
                .isEqualTo(404);
        var officer = Browser.signedIn(platform, NOORA).open("/ar/office");
        assertThat(officer.page()).doesNotContain("/ar/office/figures");
        assertThat(officer.open("/ar/office/figures").shown().statusCode()).isEqualTo(403);
    }
}
