package org.dilmun.web;

import java.util.Map;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.dilmun.web.Micro.Platform;

import static org.assertj.core.api.Assertions.assertThat;

/** A real service whose cases two other bodies are asked about, as those walk through it who have to do with it. */
@ExtendWith(Micro.class)
class ConsultationIT {

    private static final String YOUSIF = "850312345";
    private static final String ZAHRA = "900824611";
    private static final String ALI = "840615302";
    private static final String NOORA = "781107776";
    private static final byte[] PDF = TestFiles.PDF;

    private final Platform platform;

    ConsultationIT(Platform platform) {
        this.platform = platform;
    }

    private static String submitted(Browser applicant) {
        applicant
                .open("/en/apply/sewer-connection")
                .postMultipart(
                        "apply",
                        "next",
                        Map.of(
                                "deed", "1234/2016",
                                "property-building", "96",
                                "property-road", "1702",
                                "property-block", "317",
                                "property-governorate", "capital",
                                "use", "home"))
                .postMultipart("apply", "next", Map.of("under_road", "yes", "cesspit", "no"))
                .postFile("apply", "next", Map.of(), "drawing", "plan.pdf", PDF);
        assertThat(applicant.path()).endsWith("/review");
        applicant.post("review", "submit", Map.of("agreed", "on", "another", "on"));
        var matcher = Pattern.compile("SWR-\\d\\d-.{4}-.{4}").matcher(applicant.path());
        assertThat(matcher.find()).as(applicant.path()).isTrue();
        return matcher.group();
    }

    @Test
    void each_body_answers_in_its_own_inbox_and_an_objection_reaches_the_applicant() {
        var applicant = Browser.signedIn(platform, YOUSIF);
        String reference = submitted(applicant);
        String address = "/en/office/cases/" + reference;
        assertThat(platform.get("/en/services/sewer-connection").body())
                .contains("All of these bodies have to agree: Electricity and Water Authority, ");

        var electricity = Browser.signedIn(platform, ZAHRA).open("/en/office");
        assertThat(electricity.page()).contains(reference, "Opinions on the route of the connection");
        electricity.open(address).post("case", "action", Map.of("action", "claim"));
        assertThat(electricity.page()).contains("Bodies that are asked", "Not answered yet", "plan.pdf");
        String drawing = "/attachments/" + reference + "/drawing";
        assertThat(electricity.page()).contains("<iframe src=\"" + drawing + "?show\" title=");
        assertThat(electricity.open(drawing).shown().statusCode()).isEqualTo(200);
        var traffic = Browser.signedIn(platform, ALI).open(address);
        traffic.post("case", "action", Map.of("action", "claim"));
        electricity.open(address).post("case", "action", Map.of("action", "agree"));
        assertThat(electricity.path()).isEqualTo("/en/office?done=" + reference);

        traffic.post("case", "action", Map.of("action", "object"));
        assertThat(traffic.page()).contains("No objection by Electricity and Water Authority", "id=\"reason\"");
        traffic.post("case", "action", Map.of("action", "object", "reason", "The route cuts a main road."));
        assertThat(traffic.path()).isEqualTo("/en/office?done=" + reference);
        assertThat(traffic.open(address).page()).contains("Objection by ", "The route cuts a main road.");

        assertThat(applicant.open("/en/my/requests/" + reference).page()).contains("The route cuts a main road.");
        applicant.post("answer", "send", Map.of("answerText", "I moved it."));
        assertThat(electricity.open("/en/office").page()).contains(reference);
        assertThat(Browser.signedIn(platform, NOORA).open(address).shown().statusCode())
                .isEqualTo(403);
    }

    @Test
    void a_document_is_shown_beside_the_answers_and_can_do_nothing_there() {
        String reference = submitted(Browser.signedIn(platform, YOUSIF));
        String drawing = "/attachments/" + reference + "/drawing";
        var officer = Browser.signedIn(platform, ZAHRA);
        var shown = officer.download(drawing + "?show");
        assertThat(shown.body()).isEqualTo(PDF);
        assertThat(shown.headers().firstValue("Content-Type")).hasValue("application/pdf");
        assertThat(shown.headers().firstValue("Content-Disposition").orElseThrow())
                .startsWith("inline;");
        assertThat(shown.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(shown.headers().allValues("Content-Security-Policy"))
                .singleElement()
                .asString()
                .startsWith("default-src 'none';")
                .contains("frame-ancestors 'self'")
                .doesNotContain("script-src");

        var kept = officer.download(drawing);
        assertThat(kept.headers().firstValue("Content-Disposition").orElseThrow())
                .startsWith("attachment;");
        assertThat(kept.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("frame-ancestors 'none'");
        assertThat(Browser.signedIn(platform, NOORA).download(drawing + "?show").statusCode())
                .isEqualTo(404);
    }

    @Test
    void the_system_of_a_body_answers_over_the_api_and_the_history_names_the_body() {
        String reference = submitted(Browser.signedIn(platform, YOUSIF));
        String address = "/api/v1/requests/" + reference;
        var traffic = ApiClient.of(platform, "gdt-counter", "Dilmun-demo-traffic");
        String shown = traffic.get(address).headers().firstValue("ETag").orElseThrow();
        var said = traffic.post(
                address + "/actions/agree", "{}", "If-Match", shown, "Idempotency-Key", "agrees-" + reference);
        assertThat(said.statusCode()).isEqualTo(200);
        assertThat(said.body()).contains("\"step\":\"opinions\"");
        assertThat(traffic.get(address + "/history").body())
                .contains("\"opinion\":\"agree\"", "\"opinion_of\":\"gdt\"");
        assertThat(ApiClient.of(platform, "iga-office", "Dilmun-demo-office")
                        .get(address)
                        .statusCode())
                .isEqualTo(403);
    }
}
