package org.dilmun.web;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

import org.dilmun.web.Micro.Platform;

import static org.assertj.core.api.Assertions.assertThat;

/** A certificate from the approval of the case to whoever checks that it is genuine. */
@ExtendWith(Micro.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DocumentIT {

    private static final String MARYAM = "920704565";
    private static final String ANIL = "880100036";
    private static final String NOORA = "781107776";
    private static final String SALMAN = "950500178";
    private static final String HESSA = "011200014";
    private static final Pattern FILE = Pattern.compile("href=\"(/documents/DOC-[^\"]+)\"");
    private static final Pattern CODE = Pattern.compile("/verify/([0-9A-Z]{4}(?:-[0-9A-Z]{4}){4})");
    private static final Duration LIMIT = Duration.ofSeconds(90);

    private final Platform platform;
    private Browser holder;
    private String request;
    private String file;
    private String code;

    DocumentIT(Platform platform) {
        this.platform = platform;
    }

    @BeforeAll
    void approve() {
        holder = Browser.signedIn(platform, ANIL)
                .open("/en/apply/id-card-replacement")
                .postMultipart("apply", "next", Map.of("reason", "lost", "happened_on", "2026-01-05"))
                .postMultipart("apply", "next", Map.of("delivery", "post"));
        request = found(Pattern.compile("(IDC-\\d\\d-.{4}-.{4})"), holder.path());
        holder.post("review", "submit", Map.of("agreed", "on", "another", "on")).post("pay", "payNow", Map.of());
        var gateway = URI.create(holder.shown().headers().firstValue("Location").orElseThrow());
        var paid = new CardPage(gateway).pay("5555 5555 5555 4444");
        URI back = URI.create(paid.headers().firstValue("Location").orElseThrow());
        holder.open(back.getPath() + "?" + back.getQuery());
        Browser.signedIn(platform, NOORA)
                .open("/ar/office/cases/" + request)
                .post("case", "action", Map.of("action", "claim"))
                .post("case", "action", Map.of("action", "approve"));
        awaitDocument();
        file = found(FILE, holder.page());
        code = found(CODE, holder.page());
    }

    private void awaitDocument() {
        Instant limit = Instant.now().plus(LIMIT);
        do {
            holder.open("/en/my/requests/" + request);
            assertThat(holder.page()).contains("Certificate of replacement of an ID card");
        } while (!FILE.matcher(holder.page()).find() && Instant.now().isBefore(limit));
    }

    private static String found(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        assertThat(matcher.find()).as(pattern + " in " + text).isTrue();
        return matcher.group(1);
    }

    @Test
    void the_holder_downloads_the_signed_certificate() throws IOException, InterruptedException {
        var answer = holder.download(file);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/pdf");
        assertThat(answer.headers().firstValue("Content-Disposition"))
                .hasValueSatisfying(
                        name -> assertThat(name).startsWith("attachment;").endsWith(".pdf"));
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("private, no-store");
        try (var pdf = Loader.loadPDF(answer.body())) {
            assertThat(pdf.getSignatureDictionaries()).hasSize(1);
            assertThat(new PDFTextStripper().getText(pdf))
                    .contains(code, request)
                    .contains("http://localhost:" + platform.at("").getPort() + "/ar/verify/" + code);
        }
    }

    @Test
    void the_officials_of_the_body_have_it_and_nobody_else() {
        var office = Browser.signedIn(platform, NOORA).open("/ar/office/cases/" + request);
        assertThat(office.page()).contains(file, code);
        assertThat(office.open(file).page()).startsWith("%PDF");
        assertThat(Browser.signedIn(platform, MARYAM).open(file).shown().statusCode())
                .isEqualTo(404);
        assertThat(Browser.signedIn(platform, HESSA).open(file).shown().statusCode())
                .isEqualTo(404);
        assertThat(platform.get(file).statusCode()).isEqualTo(404);
        assertThat(holder.open("/documents/DOC-26-0000-0004").shown().statusCode())
                .isEqualTo(404);
        assertThat(holder.open("/documents/").shown().statusCode()).isEqualTo(404);
    }

    @Test
    void anybody_sees_that_it_is_genuine_in_both_languages() {
        assertThat(platform.get("/ar/verify/" + code).body())
                .contains("وثيقة صحيحة", "إفادة بإصدار بطاقة هوية بدل فاقد أو تالف", "أنيل ك.")
                .doesNotContain("كومار");
        String typed = code.toLowerCase(Locale.ROOT).replace("-", "+");
        assertThat(platform.get("/en/verify?code=" + typed).body())
                .contains("This document is genuine", "Certificate of replacement of an ID card", "Anil K.", code)
                .doesNotContain("Kumar");
    }

    @Test
    void a_code_that_nobody_has_is_unknown_and_a_slip_of_the_hand_is_said() {
        assertThat(platform.get("/en/verify/0000-0000-0000-0000-000Z").body()).contains("No document has this code");
        String slip = (code.startsWith("A") ? "B" : "A") + code.substring(1);
        assertThat(platform.get("/en/verify/" + slip).body())
                .contains("This is not a verification code.", "value=\"" + slip + "\"")
                .doesNotContain("No document has this code");
        assertThat(platform.get("/en/verify").body()).doesNotContain("This is not a verification code.");
    }

    @Test
    void a_supervisor_revokes_it_after_a_second_look_and_everybody_is_told() {
        String page = "/en/office/documents/" + file.replace("/documents/", "");
        assertThat(Browser.signedIn(platform, NOORA).open(page).shown().statusCode())
                .isEqualTo(403);
        var first = Browser.signedIn(platform, SALMAN).open("/en/office/cases/" + request);
        assertThat(first.page()).contains("href=\"" + page + "\"");
        first.open(page).post("revocation", "revoke", Map.of("revoke", "review", "words-en", "It is wrong."));
        assertThat(first.page()).contains("Choose a saved text, or write the reason in each language", "It is wrong.");
        var second = Browser.signedIn(platform, SALMAN)
                .open(page)
                .post(
                        "revocation",
                        "revoke",
                        Map.of("revoke", "review", "words-en", "It is wrong.", "words-ar", "خطأ."));

        first.post(
                "revocation", "revoke", Map.of("revoke", "review", "savedReason", "untrue_statement", "words-en", ""));
        assertThat(first.page())
                .contains(
                        "Look again before you revoke",
                        "What was declared in the request has turned out to be untrue.",
                        "تبيّن أن ما صُرّح به في الطلب غير صحيح.");
        assertThat(platform.get("/en/verify/" + code).body()).contains("This document is genuine");
        first.post("revocation", "revoke", Map.of("revoke", "confirm"));
        assertThat(first.page()).contains("has turned out to be untrue.").doesNotContain("name=\"revoke\"");

        second.post("revocation", "revoke", Map.of("revoke", "confirm"));
        assertThat(second.page())
                .contains("This document was revoked while you had it open.", "has turned out to be untrue.")
                .doesNotContain("It is wrong.");
        assertThat(platform.get("/en/verify/" + code).body())
                .containsPattern("Revoked on</dt><dd>\\s*<time datetime=\"20[^\"]*T")
                .doesNotContain("untrue");
        assertThat(ApiClient.json(platform.get("/api/v1/verify/" + code)).has("revoked_at"))
                .isTrue();
        assertThat(holder.open("/en/inbox").page()).contains("Your document has been revoked: ");
        assertThat(holder.open("/ar/my/requests/" + request).page())
                .contains("تبيّن أن ما صُرّح به في الطلب غير صحيح.");
    }

    @Test
    void systems_ask_the_same_without_a_token() {
        var genuine = platform.get("/api/v1/verify/" + code);
        assertThat(genuine.statusCode()).as(genuine.body()).isEqualTo(200);
        var json = ApiClient.json(genuine);
        assertThat(json.path("state").asText()).isEqualTo("genuine");
        assertThat(json.path("body").asText()).isEqualTo("iga");
        assertThat(json.path("holder").path("en").asText()).isEqualTo("Anil K.");
        assertThat(json.path("sha256").asText()).matches("[0-9a-f]{64}");
        assertThat(json.has("revoked_at")).isFalse();
        var unknown = platform.get("/api/v1/verify/0000-0000-0000-0000-000Z");
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(ApiClient.json(unknown).path("type").asText()).isEqualTo("/problems/document-not-found");
        var slip = platform.get("/api/v1/verify/" + (code.startsWith("A") ? "B" : "A") + code.substring(1));
        assertThat(slip.statusCode()).isEqualTo(422);
        assertThat(ApiClient.json(slip).path("type").asText()).isEqualTo("/problems/verification-code-malformed");
    }

    @Test
    void the_case_names_its_document_to_the_systems_of_the_body() {
        var office = ApiClient.of(platform, "iga-office", "Dilmun-demo-office");
        var document = ApiClient.json(office.get("/api/v1/requests/" + request))
                .path("documents")
                .path(0);
        assertThat(document.path("reference").asText()).isEqualTo(file.replace("/documents/", ""));
        assertThat(document.path("verification_code").asText()).isEqualTo(code);
        assertThat(document.path("title").path("en").asText()).isEqualTo("Certificate of replacement of an ID card");
    }
}
