package org.dilmun.web;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.dilmun.web.Browser.Upload;
import org.dilmun.web.Micro.Platform;

import static org.assertj.core.api.Assertions.assertThat;

/** What is wrong in a completed request is put right, from the wish of its applicant to the new certificate. */
@ExtendWith(Micro.class)
class CorrectionIT {

    private static final String ANIL = "880100036";
    private static final String NOORA = "781107776";
    private static final String SALMAN = "950500178";
    private static final Pattern CODE = Pattern.compile("/verify/([0-9A-Z]{4}(?:-[0-9A-Z]{4}){4})");
    private static final byte[] PDF = TestFiles.PDF;

    private final Platform platform;

    CorrectionIT(Platform platform) {
        this.platform = platform;
    }

    private String code(Browser holder, String reference) {
        platform.await("the certificate", () -> CODE.matcher(
                        holder.open("/en/my/requests/" + reference).page())
                .find());
        return found(CODE, holder.page());
    }

    private static String found(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        assertThat(matcher.find()).as(pattern + " in " + text).isTrue();
        return matcher.group(1);
    }

    private Browser official(String number, String reference) {
        return Browser.signedIn(platform, number).open("/ar/office/cases/" + reference);
    }

    @Test
    void what_is_wrong_is_put_right_beside_what_was_recorded_and_a_new_certificate_takes_the_place_of_the_old() {
        var holder = Browser.signedIn(platform, ANIL);
        String request = PaidCase.of(holder);
        assertThat(holder.open("/en/my/requests/" + request).page()).doesNotContain("id=\"correctIt\"");
        official(NOORA, request)
                .post("case", "action", Map.of("action", "claim"))
                .post("case", "action", Map.of("action", "approve"));
        String old = code(holder, request);

        assertThat(holder.page()).contains("Correct what is recorded", "The last day for it is");
        holder.post("correcting", "correctIt", Map.of());
        assertThat(holder.page())
                .contains("Correction: Replacement of a lost or damaged ID card", "What is to be corrected")
                .doesNotContain("What happened to your card?");
        holder.postFiles("apply", "next", Map.of("happened_on", "2026-01-05"), List.of());
        assertThat(holder.path()).endsWith("/correction");
        Map<String, String> answers =
                Map.of("happened_on", "2026-01-04", "correction_grounds", "I wrote the wrong day.");
        holder.postFiles("apply", "next", answers, List.of(new Upload("correction_evidence", "paper.pdf", PDF)));
        assertThat(holder.path()).as(holder.page()).endsWith("/review");
        String correction = found(Pattern.compile("(COR-\\d\\d-.{4}-.{4})"), holder.path());
        holder.post("review", "submit", Map.of("agreed", "on"));
        assertThat(holder.open("/en/my/requests/" + correction).page())
                .contains("Before and after the correction", "5 January 2026", "4 January 2026")
                .contains("The request that is corrected", "/en/my/requests/" + request);
        assertThat(holder.open("/ar/my/requests/" + request).page())
                .contains("تصحيحات هذا الطلب", "/ar/my/requests/" + correction)
                .doesNotContain("id=\"correctIt\"");

        assertThat(official(NOORA, correction).page())
                .contains("البيان قبل التصحيح وبعده", "5 يناير 2026", "4 يناير 2026", "I wrote the wrong day.")
                .doesNotContain("value=\"claim\"");
        var supervisor = official(SALMAN, correction).post("case", "action", Map.of("action", "claim"));
        assertThat(supervisor.open("/en/office?view=mine").page())
                .contains(
                        correction,
                        "Correction: Replacement of a lost or damaged ID card",
                        "Decision on the correction");
        supervisor.open("/ar/office/cases/" + correction).post("case", "action", Map.of("action", "correct"));
        assertThat(holder.open("/en/inbox").page())
                .contains("Your request is complete: Correction: Replacement of a lost or damaged ID card");

        String newer = code(holder, correction);
        assertThat(newer).isNotEqualTo(old);
        assertThat(holder.page()).contains("Corrected", "What is right has been recorded");
        assertThat(platform.get("/en/verify/" + old).body())
                .contains("This document was replaced", "Replaced on")
                .doesNotContain("This document is genuine");
        assertThat(platform.get("/ar/verify/" + old).body()).contains("وثيقة استُبدلت");
        assertThat(platform.get("/en/verify/" + newer).body()).contains("This document is genuine");
        assertThat(ApiClient.json(platform.get("/api/v1/verify/" + old))
                        .path("state")
                        .asText())
                .isEqualTo("replaced");
        assertThat(holder.open("/en/my/requests/" + request).page())
                .contains("Before and after the correction", "5 January 2026", "4 January 2026")
                .contains("This document was replaced");

        var office = ApiClient.of(platform, "iga-office", "Dilmun-demo-office");
        assertThat(ApiClient.json(office.get("/api/v1/requests/" + request))
                        .path("corrections")
                        .path(0)
                        .asText())
                .isEqualTo(correction);
        assertThat(ApiClient.json(office.get("/api/v1/requests/" + correction))
                        .path("correction_of")
                        .asText())
                .isEqualTo(request);
    }

    @Test
    void a_correction_that_changes_nothing_is_not_taken_and_its_applicant_reads_why() {
        var holder = Browser.signedIn(platform, ANIL);
        String request = PaidCase.of(holder);
        official(NOORA, request)
                .post("case", "action", Map.of("action", "claim"))
                .post("case", "action", Map.of("action", "approve"));
        holder.open("/en/my/requests/" + request).post("correcting", "correctIt", Map.of());
        Map<String, String> same = Map.of("happened_on", "2026-01-05", "correction_grounds", "Nothing.");
        holder.postFiles("apply", "next", same, List.of(new Upload("correction_evidence", "paper.pdf", PDF)))
                .post("review", "submit", Map.of("agreed", "on"));
        assertThat(holder.path()).endsWith("/review");
        assertThat(holder.page()).contains("You have changed nothing of what is recorded.");
    }
}
