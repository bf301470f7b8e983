package org.dilmun.web;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.dilmun.web.Micro.Platform;

import static org.assertj.core.api.Assertions.assertThat;

/** Applying for a new ID card, from the service's page to the review, by plain form posts. */
@ExtendWith(Micro.class)
class ApplyIT {

    private static final String MARYAM = "920704565";
    private static final String ANIL = "880100036";
    private static final byte[] PDF = TestFiles.PDF;

    private final Platform platform;

    ApplyIT(Platform platform) {
        this.platform = platform;
    }

    private Browser applying(String language, String person) {
        return Browser.signedIn(platform, person).open("/" + language + "/apply/id-card-replacement");
    }

    @Test
    void who_is_not_signed_in_signs_in_first() {
        var browser = new Browser(platform).open("/ar/apply/id-card-replacement");
        assertThat(browser.path()).isEqualTo("/ar/login?next=/apply/id-card-replacement");
    }

    @Test
    void the_form_shows_what_the_register_knows_and_asks_the_rest() {
        var browser = applying("ar", MARYAM);
        assertThat(browser.path()).matches("/ar/apply/id-card-replacement/IDC-\\d\\d-.{4}-.{4}/reason");
        assertThat(browser.page())
                .contains("مريم أحمد علي الماجد", "ماذا حدث لبطاقتك؟")
                .doesNotContain("نسخة من بلاغ الشرطة");
    }

    @Test
    void missing_answers_are_named_beside_their_fields_and_on_top() {
        var browser = applying("en", MARYAM).postMultipart("apply", "next", Map.of());
        assertThat(browser.path()).endsWith("/reason");
        assertThat(browser.page())
                .contains(
                        "href=\"#reason\"",
                        "href=\"#happened_on\"",
                        "id=\"happened_on-error\"",
                        "What happened to your card?: Fill in this field.",
                        "When did it happen?: Fill in this field.");
    }

    @Test
    void an_answer_that_is_no_choice_is_refused_in_the_readers_language() {
        var browser = applying("ar", MARYAM)
                .postMultipart("apply", "next", Map.of("reason", "sold", "happened_on", "2026-01-05"));
        assertThat(browser.page()).contains("اختر واحدًا من الخيارات المعروضة.").doesNotContain("Validation Error");
    }

    @Test
    void theft_asks_for_the_police_report_and_a_program_is_no_report() {
        var browser = applying("en", ANIL)
                .postMultipart("apply", "next", Map.of("reason", "stolen", "happened_on", "2026-01-05"));
        assertThat(browser.page())
                .contains("Copy of the police report", "We added a question")
                .doesNotContain("problem.");
        browser.postFile(
                "apply",
                "next",
                Map.of("reason", "stolen", "happened_on", "2026-01-05"),
                "police_report",
                "report.pdf",
                new byte[] {'M', 'Z', 0, 1, 2, 3});
        assertThat(browser.page()).contains("This type of file is not accepted");
        browser.postFile(
                "apply",
                "next",
                Map.of("reason", "stolen", "happened_on", "2026-01-05"),
                "police_report",
                "بلاغ.pdf",
                PDF);
        assertThat(browser.path()).endsWith("/delivery");
        browser.postMultipart("apply", "next", Map.of("delivery", "post"));
        assertThat(browser.path()).endsWith("/review");
        assertThat(browser.page()).contains("بلاغ.pdf", "It was stolen", "10.000", "0.500", "10.500");
    }

    @Test
    void a_draft_is_kept_incomplete_and_goes_on_elsewhere() {
        applying("ar", MARYAM).postMultipart("apply", "save", Map.of("details", "وقعت في البحر"));
        var elsewhere = Browser.signedIn(platform, MARYAM).open("/ar/my");
        assertThat(elsewhere.page()).contains("إصدار بطاقة هوية بدل فاقد أو تالف", "محفوظة حتى");
        assertThat(elsewhere.open("/ar/apply/id-card-replacement").page()).contains("وقعت في البحر", "محفوظة حتى");
    }

    @Test
    void nothing_is_submitted_without_the_declaration() {
        var browser = applying("en", MARYAM)
                .postMultipart("apply", "next", Map.of("reason", "damaged", "happened_on", "2026-01-05"))
                .postMultipart("apply", "next", Map.of("delivery", "centre"))
                .post("review", "submit", Map.of());
        assertThat(browser.path()).endsWith("/review");
        assertThat(browser.page()).contains("Confirm the declaration before you submit the request.");
    }

    @Test
    void nobody_sees_the_draft_of_somebody_else() {
        String draft = applying("en", MARYAM).path();
        var other = Browser.signedIn(platform, ANIL).open(draft);
        assertThat(other.shown().statusCode()).isEqualTo(403);
        assertThat(other.page()).doesNotContain("Maryam");
    }

    @Test
    void a_reference_with_a_wrong_check_character_is_not_found() {
        var browser = Browser.signedIn(platform, MARYAM).open("/en/my/requests/IDC-26-0000-0000");
        assertThat(browser.shown().statusCode()).isEqualTo(404);
    }
}
