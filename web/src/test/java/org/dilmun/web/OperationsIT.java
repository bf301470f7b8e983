package org.dilmun.web;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.dilmun.web.Micro.Platform;

import static org.assertj.core.api.Assertions.assertThat;

/** How the platform is, as its operator sees it and as machines do. */
@ExtendWith(Micro.class)
class OperationsIT {

    private static final String JAWAD = "900661003";
    private static final String SALMAN = "950500178";

    private final Platform platform;

    OperationsIT(Platform platform) {
        this.platform = platform;
    }

    @Test
    void the_operator_sees_at_a_glance_how_the_platform_is_and_nobody_else_does() {
        var operator = Browser.signedIn(platform, JAWAD).open("/ar/office");
        assertThat(operator.page()).contains("href=\"/ar/office/operations\"");
        assertThat(operator.open("/ar/office/operations").page())
                .contains("حال المنصة", "لا توجد رسائل أخفق إرسالها.", "آخر نسخة احتياطية", "لم يحدث قط");
        assertThat(operator.open("/en/office/operations").page())
                .contains("H2 2.", "Migrations of the schema", "Signing certificate, days left", "0.1.0")
                .containsPattern("(?s)Payments of unknown outcome.{0,200}<bdi>\\d+</bdi>")
                .containsPattern("(?s)Last tried restore.{0,200}<bdi>Never</bdi>")
                .containsPattern("(?s)Job.{0,100}audit-seal")
                .doesNotContain("could not be read");
        var supervisor = Browser.signedIn(platform, SALMAN).open("/en/office");
        assertThat(supervisor.page()).doesNotContain("/office/operations");
        assertThat(supervisor.open("/en/office/operations").shown().statusCode())
                .isEqualTo(403);
    }

    @Test
    void a_job_is_run_from_the_page_and_its_line_says_when() {
        var operator = Browser.signedIn(platform, JAWAD).open("/en/office/operations");
        operator.post("lines", "run", Map.of("run", "old-usage"));
        assertThat(operator.page())
                .contains("The job ran to its end.")
                .containsPattern("(?s)old-usage.{0,300}<bdi>\\d+ s</bdi>.{0,300}<time");
        operator.post("lines", "run", Map.of("run", "no-such-job"));
        assertThat(operator.page()).contains("There is no such job.");
        operator.post("lines", "again", Map.of("again", "notice no-such-message"));
        assertThat(operator.page()).contains("No message with this key has failed.");
    }

    @Test
    void a_stranger_hears_yes_or_no_and_nothing_of_the_inside() {
        for (String kind : new String[] {"live", "ready", "started"}) {
            var answer = platform.get("/health/" + kind);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).contains("\"dilmun\"", "UP").doesNotContain("H2", "services");
        }
        for (String path : new String[] {"/metrics", "/metrics/", "/metrics/base", "/metrics?scope=base"}) {
            assertThat(platform.get(path).statusCode()).as(path).isEqualTo(404);
            assertThat(platform.get(path, "Authorization", "Bearer wrong").statusCode())
                    .as(path)
                    .isEqualTo(404);
        }
    }

    @Test
    void the_collector_with_the_token_reads_the_same_numbers_as_the_operator() {
        var answer = platform.get("/metrics", "Authorization", "Bearer " + Micro.METRICS_TOKEN);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .containsPattern("dilmun_diagnostic_value\\{[^}]*code=\"certificate\"[^}]*} 36[45]\\d")
                .containsPattern("dilmun_diagnostic_state\\{[^}]*code=\"schema\"[^}]*} 0")
                .containsPattern("dilmun_diagnostic_value\\{[^}]*code=\"job\"[^}]*subject=\"audit-seal\"[^}]*} \\d");
    }

    @Test
    void a_request_is_found_again_by_the_number_that_its_caller_was_told() {
        var broken = platform.send(HttpRequest.newBuilder(platform.at("/logout"))
                .PUT(BodyPublishers.noBody())
                .build());
        String number = broken.headers().firstValue("X-Request-Id").orElseThrow();
        assertThat(number).matches("[0-9A-HJKMNP-TV-Z]{12}");
        assertThat(broken.body()).contains(">" + number + "<");
        platform.await("the line", () -> platform.log().contains("[" + number + "] PUT /logout 405"));

        var given = platform.get("/api/v1/requests/IDC-26-7K3M-9Q4X", "X-Request-Id", "proxy-12345678");
        assertThat(given.headers().allValues("X-Request-Id")).containsExactly("proxy-12345678");
        assertThat(given.body()).contains("\"requestId\":\"proxy-12345678\"");
        platform.await(
                "the line", () -> platform.log().contains("[proxy-12345678] GET /api/v1/requests/{reference} 401"));

        var forged = platform.get("/en/services/id-card-replacement", "X-Request-Id", "one two three");
        assertThat(forged.headers().firstValue("X-Request-Id").orElseThrow()).matches("[0-9A-HJKMNP-TV-Z]{12}");
        platform.await("the line", () -> platform.log().contains("] GET /{lang}/services/{code} 200"));
        assertThat(platform.log()).doesNotContain("one two three");
    }
}
