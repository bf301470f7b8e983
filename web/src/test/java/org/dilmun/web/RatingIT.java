package org.dilmun.web;

import java.util.Map;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.dilmun.web.Micro.Platform;

import static org.assertj.core.api.Assertions.assertThat;

/** An applicant says in one click how it was, changes it, and everybody reads the average. */
@ExtendWith(Micro.class)
class RatingIT {

    private static final String MARYAM = "920704565";
    private static final String ANIL = "880100036";
    private static final String NOORA = "781107776";
    private static final Pattern AVERAGE =
            Pattern.compile("Rated by applicants.*Applying</span><span>(\\d\\.\\d) out of 5 · Ratings: \\d+");

    private final Platform platform;

    RatingIT(Platform platform) {
        this.platform = platform;
    }

    private static void rate(Browser applicant, String stars) {
        applicant.post("rate", "stars", Map.of("stars", stars));
    }

    @Test
    void one_click_is_a_rating_that_can_be_explained_and_changed() {
        var applicant = Browser.signedIn(platform, ANIL);
        String reference = PaidCase.of(applicant);
        String page = "/en/my/requests/" + reference;
        assertThat(applicant.open(page).page())
                .contains("How would you rate applying?", "Very poor")
                .doesNotContain("Thank you for your rating", "ratingComment");
        rate(applicant, "4");
        assertThat(applicant.path()).startsWith(page);
        assertThat(applicant.page())
                .contains("Thank you for your rating. You can change it until")
                .containsPattern("value=\"4\" aria-pressed=\"true\">Good<");
        applicant.post("rate", "stars", Map.of("stars", "4", "ratingComment", "<b>Quick</b>"));
        assertThat(applicant.page()).contains("&lt;b&gt;Quick&lt;/b&gt;</textarea>");
        applicant.post("rate", "stars", Map.of("stars", "2", "ratingComment", "x".repeat(501)));
        assertThat(applicant.page())
                .contains("Shorten it to 500 characters", "xxx</textarea>")
                .containsPattern("value=\"4\" aria-pressed=\"true\"");
        rate(applicant, "9");
        assertThat(applicant.page()).contains("Choose a rating from 1 to 5.");

        String done = "/ar/apply/id-card-replacement/" + reference + "/done";
        rate(applicant.open(done), "5");
        assertThat(applicant.path()).startsWith(done);
        assertThat(applicant.page()).containsPattern("aria-pressed=\"true\">جيد جدًا<");

        Browser.signedIn(platform, NOORA)
                .open("/ar/office/cases/" + reference)
                .post("case", "action", Map.of("action", "claim"))
                .post("case", "action", Map.of("action", "reject", "reason", "سبق أن صدرت لك بطاقة"));
        assertThat(applicant.open(page).page())
                .contains("How would you rate this service?")
                .doesNotContain("aria-pressed=\"true\"");
        rate(applicant, "1");
        assertThat(applicant.page()).containsPattern("value=\"1\" aria-pressed=\"true\">Very poor<");
        assertThat(Browser.signedIn(platform, NOORA)
                        .open("/en/office/cases/" + reference)
                        .page())
                .doesNotContain("Very poor", "Quick");
    }

    @Test
    void nobody_rates_the_request_of_somebody_else() {
        var applicant = Browser.signedIn(platform, ANIL);
        String reference = PaidCase.of(applicant);
        var other = Browser.signedIn(platform, MARYAM);
        assertThat(other.open("/en/my/requests/" + reference).shown().statusCode())
                .isEqualTo(403);
    }

    @Test
    void the_average_of_many_stands_on_the_page_of_the_service() {
        var applicant = Browser.signedIn(platform, ANIL);
        for (int i = 0; i < 5; i++) {
            String reference = PaidCase.of(applicant);
            rate(applicant.open("/en/my/requests/" + reference), "4");
        }
        platform.await("the average", () -> AVERAGE.matcher(
                        applicant.open("/en/services/id-card-replacement").page())
                .find());
        assertThat(applicant.open("/ar/services/id-card-replacement").page())
                .contains("تقييم مقدمي الطلبات")
                .containsPattern("\\d\\.\\d من 5 · عدد التقييمات: \\d+")
                .containsPattern(
                        "(?s)كيف كان أداء الخدمة</h2>.*<p>سهولة التقديم: \\d\\.\\d من 5\\. عدد التقييمات: \\d+\\.")
                .containsPattern(
                        "(?s)aria-label=\"سهولة التقديم بحسب الشهر\">.*<rect x=\"330\" y=\"\\d+\" width=\"18\"");
        assertThat(applicant.open("/en/services/passport-issue").page()).doesNotContain("How it has been");
        var figures = ApiClient.json(ApiClient.of(platform, "iga-counter", "Dilmun-demo-counter")
                .get("/api/v1/services/id-card-replacement/figures"));
        assertThat(figures.path("ratings").asInt()).isGreaterThanOrEqualTo(5);
        assertThat(figures.path("months")).hasSize(12);
        assertThat(figures.path("months").get(11).path("ease").asDouble()).isBetween(1.0, 5.0);
        assertThat(figures.path("months").get(0).has("ease")).isFalse();
    }
}
