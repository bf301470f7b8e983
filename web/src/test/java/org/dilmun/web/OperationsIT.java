package org.dilmun.web;

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
}
