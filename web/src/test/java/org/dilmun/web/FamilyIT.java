package org.dilmun.web;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.dilmun.web.Micro.Platform;

import static org.assertj.core.api.Assertions.assertThat;

/** Families of the register: a parent applies for a child, and no official decides about their own. */
@ExtendWith(Micro.class)
class FamilyIT {

    private static final String MARYAM = "920704565";
    private static final String ALI_HER_SON = "170512347";
    private static final String NOORA = "781107776";
    private static final String KHALID_HER_HUSBAND = "811203379";
    private static final String DANA_HER_DAUGHTER = "130408158";
    private static final String SALMAN = "950500178";
    private static final String KHALIL = "830412018";
    private static final String FATIMA = "600503127";
    private static final String EXTRACT = "birth-certificate-extract";
    private static final Pattern WARD = Pattern.compile("value=\"(GRD-\\d\\d-.{4}-.{4})\"");
    private static final Pattern REFERENCE = Pattern.compile("BCX-\\d\\d-.{4}-.{4}");
    private static final Pattern FILE = Pattern.compile("\"(/documents/DOC-[^\"]+)\"");

    private final Platform platform;

    FamilyIT(Platform platform) {
        this.platform = platform;
    }

    private static String found(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        assertThat(matcher.find()).as(pattern + " in " + text).isTrue();
        return matcher.groupCount() == 0 ? matcher.group() : matcher.group(1);
    }

    private static String submittedForChild(Browser guardian) {
        guardian.open("/en/apply/" + EXTRACT).postMultipart("apply", "next", Map.of("whose", "child"));
        String child = found(WARD, guardian.page());
        guardian.postMultipart("apply", "next", Map.of("whose", "child", "child", child))
                .postMultipart("apply", "next", Map.of("reason", "lost"));
        assertThat(guardian.path()).endsWith("/review");
        String reference = found(REFERENCE, guardian.path());
        guardian.post("review", "submit", Map.of("agreed", "on", "another", "on"));
        return reference;
    }

    private static void pay(Browser payer) {
        payer.post("pay", "payNow", Map.of());
        var gateway = URI.create(payer.shown().headers().firstValue("Location").orElseThrow());
        var paid = new CardPage(gateway).pay("5555 5555 5555 4444");
        URI back = URI.create(paid.headers().firstValue("Location").orElseThrow());
        payer.open(back.getPath() + "?" + back.getQuery());
    }

    @Test
    void somebody_reads_what_the_register_has_of_their_family_and_for_whom_they_may_act() {
        var maryam = Browser.signedIn(platform, MARYAM).open("/en/my/family");
        assertThat(maryam.page())
                .contains("Ali Yousif Hasan Sanad", "Noor Yousif Hasan Sanad", "As a parent", "Husband", "Daughter")
                .contains("10 May 2035")
                .doesNotContain(ALI_HER_SON, "Arjun");
        assertThat(maryam.open("/ar/my/family").page()).contains("من لي الولاية عليهم", "علي يوسف حسن سند", "الزوج");
        assertThat(Browser.signedIn(platform, FATIMA).open("/en/my/family").page())
                .contains("The register has nobody of your family.");
    }

    @Test
    void a_mother_applies_for_her_child_and_the_certificate_speaks_of_the_child() throws IOException {
        var mother = Browser.signedIn(platform, MARYAM);
        String reference = submittedForChild(mother);
        pay(mother);
        assertThat(mother.open("/en/my/requests/" + reference).page())
                .contains("On behalf of", "Ali Yousif Hasan Sanad", "11 May 2017")
                .doesNotContain(ALI_HER_SON);
        assertThat(mother.open("/en/my").page()).contains("On behalf of");
        try (var copy = Loader.loadPDF(mother.download("/copies/" + reference).body())) {
            assertThat(new PDFTextStripper().getText(copy))
                    .contains("On behalf of Ali Yousif Hasan Sanad", "Applicant Maryam Ahmed Ali");
        }

        var officer = Browser.signedIn(platform, NOORA).open("/en/office/cases/" + reference);
        assertThat(officer.page())
                .contains("On behalf of", "Submitted on behalf of Ali Yousif Hasan Sanad", "17••••347")
                .doesNotContain(ALI_HER_SON);
        officer.post("case", "action", Map.of("action", "claim")).post("case", "action", Map.of("action", "issue"));
        platform.await("issued", () -> FILE.matcher(
                        mother.open("/en/my/requests/" + reference).page())
                .find());
        try (var paper =
                Loader.loadPDF(mother.download(found(FILE, mother.page())).body())) {
            assertThat(new PDFTextStripper().getText(paper))
                    .contains("Ali Yousif Hasan Sanad")
                    .doesNotContain("Maryam");
        }
    }

    @Test
    void who_has_no_children_in_the_register_is_told_so_and_a_child_of_others_is_refused() {
        var fatima = Browser.signedIn(platform, FATIMA).open("/en/apply/" + EXTRACT);
        fatima.postMultipart("apply", "next", Map.of("whose", "child"));
        assertThat(fatima.page())
                .contains("Today the population register has nobody for whom you may act.")
                .doesNotContain("value=\"GRD-");
        assertThat(found(Pattern.compile("/apply/[^/]+/[^/]+/whose|/apply/[a-z-]+$"), fatima.path()))
                .isNotEmpty();
    }

    private static String application(String child, String applicant) {
        return "{\"service\":\"" + EXTRACT + "\",\"answers\":{\"whose\":\"child\",\"child\":\"" + child
                + "\",\"reason\":\"copy\"},\"applicant\":\"" + applicant + "\",\"another\":true}";
    }

    @Test
    void a_counter_applies_for_the_child_by_its_number_for_its_parent_alone() {
        var counter = ApiClient.of(platform, "iga-counter", "Dilmun-demo-counter");
        HttpResponse<String> made = counter.post("/api/v1/requests", application(ALI_HER_SON, MARYAM));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        assertThat(made.body()).contains("\"status\":\"open\"").doesNotContain(ALI_HER_SON);
        HttpResponse<String> refused = counter.post("/api/v1/requests", application(ALI_HER_SON, FATIMA));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(ApiClient.json(refused).at("/errors/child/code").asText()).isEqualTo("field-child-of-others");
        assertThat(ApiClient.json(refused).at("/errors/child/detail").asText())
                .startsWith("The population register does not have you as the guardian");
        assertThat(counter.get("/api/v1/services/" + EXTRACT).body()).contains("\"child\"");
    }

    @Test
    void an_officer_sees_the_case_of_her_family_and_others_decide_it() {
        var husband = Browser.signedIn(platform, KHALID_HER_HUSBAND);
        String reference = submittedForChild(husband);
        pay(husband);
        String address = "/en/office/cases/" + reference;
        var noora = Browser.signedIn(platform, NOORA).open(address);
        assertThat(noora.page())
                .contains("This case concerns you or your family. Somebody else works on it.")
                .doesNotContain("value=\"claim\"");
        noora.post("case", "action", Map.of("action", "claim"));
        assertThat(noora.page()).contains("No official works on a case of their own family.");
        assertThat(noora.open("/ar/office/cases/" + reference).page())
                .contains("يخصك هذا الطلب أو يخص أحدًا من أسرتك، فيعمل عليه موظف آخر.");

        var salman = Browser.signedIn(platform, SALMAN).open(address);
        assertThat(found(Pattern.compile("(?s)<select id=\"officer\".*?</select>"), salman.page()))
                .doesNotContain("Noora");
        salman.open("/en/office");
        String officer =
                found(Pattern.compile("<option value=\"([0-9a-f]{16})\">Noora Khalid Abdulla<"), salman.page());
        salman.post("bulk", "bulk", Map.of("bulk", "assign", "officer", officer), "case", List.of(reference));
        assertThat(salman.page()).contains("Done: 0 of 1.", "No official works on a case of their own family.");
        salman.open(address);
        salman.post("case", "action", Map.of("action", "claim")).post("case", "action", Map.of("action", "issue"));
        assertThat(salman.path()).isEqualTo("/en/office?done=" + reference);
    }

    @Test
    void a_registrar_enters_what_a_court_has_decided_and_ends_it() {
        var registrar = Browser.signedIn(platform, KHALIL).open("/en/office/guardians");
        registrar.post("finding", "find", Map.of("find", "person", "personNumber", "12"));
        assertThat(registrar.page()).doesNotContain("id=\"appointing\"");
        registrar.post("finding", "find", Map.of("find", "person", "personNumber", DANA_HER_DAUGHTER));
        assertThat(registrar.page()).contains("Dana Khalid Yousif", "Noora Khalid Abdulla", "As a parent");
        registrar.post(
                "appointing",
                "appoint",
                Map.of("appoint", "guardian", "guardianNumber", FATIMA, "decision", "", "first", "2026-01-01"));
        assertThat(registrar.page()).contains("Say what names the decision");
        registrar.post(
                "appointing",
                "appoint",
                Map.of("appoint", "guardian", "guardianNumber", FATIMA, "decision", "5/2026", "first", "2026-01-01"));
        assertThat(registrar.page()).contains("The decision is entered.", "By decision of a court: 5/2026");
        var fatima = Browser.signedIn(platform, FATIMA);
        assertThat(fatima.open("/en/my/family").page()).contains("Dana Khalid Yousif");

        String key = found(Pattern.compile("(?s)5/2026.*?name=\"end\" value=\"([^\"]+)\""), registrar.page());
        registrar.post("ending", "end", Map.of("end", key));
        assertThat(registrar.page()).contains("The guardianship ends today.");
        assertThat(fatima.open("/en/my/family").page()).doesNotContain("Dana Khalid Yousif");
        assertThat(Browser.signedIn(platform, NOORA)
                        .open("/en/office/guardians")
                        .shown()
                        .statusCode())
                .isEqualTo(403);
    }
}
