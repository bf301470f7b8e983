package org.dilmun.web;

import java.io.IOException;
import java.net.URI;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.dilmun.web.Micro.Platform;

import static org.assertj.core.api.Assertions.assertThat;

/** A lease that all of its parties sign, as those walk through it who have to do with it, in both languages. */
@ExtendWith(Micro.class)
class SignersIT {

    private static final String MARYAM = "920704565";
    private static final String YOUSIF = "850312345";
    private static final String ANIL = "880100036";
    private static final String FATIMA = "600503127";
    private static final String NOORA_S_DAUGHTER = "130408158";
    private static final String NAWAL = "870318411";
    private static final Pattern REFERENCE = Pattern.compile("LSR-\\d\\d-.{4}-.{4}");
    private static final Pattern PAY = Pattern.compile("\"(/en/pay/PAY-\\d\\d-.{4}-.{4})\"");

    private final Platform platform;

    SignersIT(Platform platform) {
        this.platform = platform;
    }

    private static String found(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        assertThat(matcher.find()).as(pattern + " in " + text).isTrue();
        return matcher.group(matcher.groupCount());
    }

    /** What a tenant states of a lease. */
    static Map<String, String> lease(String rent) {
        LocalDate today = LocalDate.now(ZoneId.of("Asia/Bahrain"));
        var answers = new LinkedHashMap<String, String>();
        answers.put("party", "tenant");
        answers.put("premises-building", "96");
        answers.put("premises-road", "1702");
        answers.put("premises-block", "317");
        answers.put("premises-governorate", "capital");
        answers.put("use", "home");
        answers.put("starts_on", today.toString());
        answers.put("ends_on", today.plusYears(1).toString());
        answers.put("rent", rent);
        return answers;
    }

    private String submitted(Browser applicant, String language, String... signers) {
        applicant.open("/" + language + "/apply/lease-registration").postMultipart("apply", "next", lease("350"));
        var named = new LinkedHashMap<String, String>();
        for (int i = 0; i < signers.length; i++) {
            named.put("parties-" + i, signers[i]);
        }
        applicant
                .postMultipart("apply", "next", named)
                .postFile("apply", "next", Map.of(), "contract", "lease.pdf", TestFiles.PDF);
        assertThat(applicant.path()).endsWith("/review");
        String reference = found(REFERENCE, applicant.path());
        applicant.post("review", "submit", Map.of("agreed", "on", "another", "on"));
        return reference;
    }

    private static void pay(Browser payer) {
        payer.open(found(PAY, payer.page())).post("pay", "payNow", Map.of());
        var gateway = URI.create(payer.shown().headers().firstValue("Location").orElseThrow());
        var paid = new CardPage(gateway).pay("5555 5555 5555 4444");
        URI back = URI.create(paid.headers().firstValue("Location").orElseThrow());
        payer.open(back.getPath() + "?" + back.getQuery());
    }

    @Test
    void a_lease_is_signed_by_all_of_its_parties_paid_and_registered() throws IOException {
        var tenant = Browser.signedIn(platform, MARYAM);
        String reference = submitted(tenant, "ar", YOUSIF, ANIL);
        String mine = "/my/requests/" + reference;
        String theirs = "/my/signatures/" + reference;
        assertThat(tenant.open("/ar" + mine).page())
                .contains("ينتظر التوقيع", "الموقّعون على الطلب", "لم يوقّع بعد", "85••••345", "88••••036")
                .doesNotContain(YOUSIF, ANIL, "يوسف حسن", "أنيل");
        assertThat(platform.get("/en/services/lease-registration").body())
                .contains("All whose numbers the applicant gives", "If one of them refuses");

        var landlord = Browser.signedIn(platform, YOUSIF).open("/en/my");
        assertThat(landlord.page()).contains("Somebody else applies for this and needs your signature.", theirs);
        assertThat(landlord.open("/en/inbox").page()).contains("Your signature is needed: Lease contract registration");
        landlord.open("/en" + theirs);
        assertThat(landlord.page())
                .contains("Maryam Ahmed Ali Almajed", "350.000", "lease.pdf", "5.000", "I declare that what I stated");
        String file = "/attachments/" + reference + "/contract";
        assertThat(landlord.download(file).body()).isEqualTo(TestFiles.PDF);
        landlord.post("signing", "signIt", Map.of());
        assertThat(landlord.page())
                .contains("id=\"agreed\"", "Confirm that you have read the request and agree with it before you sign.")
                .doesNotContain("You have signed");
        landlord.post("signing", "signIt", Map.of("agreed", "on"));
        assertThat(landlord.path()).isEqualTo("/en" + theirs);
        assertThat(landlord.page()).contains("You have signed", "lease.pdf").doesNotContain("<form id=\"signing\"");

        assertThat(tenant.open("/ar" + mine).page())
                .contains("يوسف حسن إبراهيم سند", "وقّع", "لم يوقّع بعد")
                .doesNotContain("أنيل");
        var stranger = Browser.signedIn(platform, FATIMA);
        assertThat(stranger.open("/en" + theirs).shown().statusCode()).isEqualTo(403);
        assertThat(stranger.download(file).statusCode()).isEqualTo(404);
        assertThat(landlord.open("/en" + mine).shown().statusCode()).isEqualTo(403);

        var other = Browser.signedIn(platform, ANIL).open("/ar" + theirs);
        assertThat(other.page()).contains("مطلوب توقيعك", "مريم أحمد علي الماجد", "إقرار مقدم الطلب");
        other.post("signing", "signIt", Map.of("agreed", "on"));
        assertThat(other.page()).contains("وقّعت على الطلب كما تراه هنا");

        pay(tenant.open("/en" + mine));
        assertThat(tenant.open("/en" + mine).page()).contains("Under review", "Anil Kumar");
        try (var copy = Loader.loadPDF(tenant.download("/copies/" + reference).body())) {
            assertThat(new PDFTextStripper().getText(copy).replaceAll("\\s+", " "))
                    .contains("Signed by Yousif Hasan Ebrahim Sanad", "Signed by Anil Kumar");
        }
        registered(reference, theirs, landlord);
    }

    private void registered(String reference, String theirs, Browser landlord) {
        var officer = Browser.signedIn(platform, NAWAL).open("/en/office/cases/" + reference);
        assertThat(officer.page())
                .contains("Signatures", "Yousif Hasan Ebrahim Sanad", "Anil Kumar", "85••••345")
                .doesNotContain(YOUSIF);
        officer.post("case", "action", Map.of("action", "claim")).post("case", "action", Map.of("action", "register"));
        platform.await(
                "told", () -> landlord.open("/en/inbox").page().contains("The request that you signed is complete"));
        assertThat(landlord.open("/en" + theirs).page()).contains("Complete", "You have signed");

        var system = ApiClient.of(platform, "moj-office", "Dilmun-demo-justice");
        JsonNode shown = ApiClient.json(system.get("/api/v1/requests/" + reference));
        assertThat(shown.path("signatures")).hasSize(2).allSatisfy(signature -> assertThat(
                        signature.path("state").asText())
                .isEqualTo("signed"));
        assertThat(system.get("/api/v1/requests/" + reference + "/history").body())
                .contains("\"signature\":\"signed\"", "\"by\":\"signer\"")
                .doesNotContain(YOUSIF);
        assertThat(system.get("/api/v1/services/lease-registration").body())
                .contains("\"kind\":\"signatures\"", "\"type\":\"signers\"");
    }

    @Test
    void who_refuses_says_why_and_what_changes_then_is_signed_anew() {
        var tenant = Browser.signedIn(platform, MARYAM);
        String reference = submitted(tenant, "en", YOUSIF);
        String mine = "/en/my/requests/" + reference;
        String theirs = "/en/my/signatures/" + reference;
        assertThat(tenant.open(mine).page()).doesNotContain("Remind those who have not signed");
        var landlord = Browser.signedIn(platform, YOUSIF).open(theirs);
        landlord.post("refusing", "refuseIt", Map.of("reason", " "));
        assertThat(landlord.page()).contains("id=\"reason-error\"");
        landlord.post("refusing", "refuseIt", Map.of("reason", "The rent is 400."));
        assertThat(landlord.page()).contains("You have refused to sign");

        assertThat(tenant.open(mine).page())
                .contains("The signatures on your request are not complete.", "The rent is 400.", "Refused")
                .contains("One of the parties refuses to sign.")
                .doesNotContain("Yousif");
        assertThat(tenant.open("/en/inbox").page()).contains("Somebody refuses to sign your request");
        changed(tenant, reference, "400");
        var before = Browser.signedIn(platform, YOUSIF).open(theirs);
        assertThat(before.page()).contains("400.000");
        before.post("refusing", "refuseIt", Map.of("reason", "And the last day is wrong."));

        changed(tenant, reference, "410");
        landlord.open(theirs);
        assertThat(landlord.page()).contains("410.000");
        before.open(theirs);
        landlord.post("refusing", "refuseIt", Map.of("reason", "Too much now."));
        changed(tenant, reference, "400");
        before.post("signing", "signIt", Map.of("agreed", "on"));
        assertThat(before.page())
                .contains("What has changed since you opened the page", "Monthly rent", "400.000")
                .doesNotContain("You have signed");
        before.post("signing", "signIt", Map.of("agreed", "on"));
        assertThat(before.page()).contains("You have signed");
        assertThat(tenant.open(mine).page()).contains("/en/pay/PAY-");
    }

    /** The tenant changes the rent and hands the request in again. */
    private static void changed(Browser tenant, String reference, String rent) {
        tenant.open("/en/apply/lease-registration/" + reference + "/lease")
                .postMultipart("apply", "next", lease(rent))
                .open("/en/apply/lease-registration/" + reference + "/review")
                .post("review", "submit", Map.of("agreed", "on"));
        assertThat(tenant.path()).as(tenant.page()).endsWith("/done");
    }

    @Test
    void who_cannot_sign_is_told_beside_the_question_in_the_same_words() {
        var tenant = Browser.signedIn(platform, FATIMA);
        tenant.open("/en/apply/lease-registration").postMultipart("apply", "next", lease("200"));
        assertThat(tenant.page()).contains("Personal number 1", "Personal number 4");
        tenant.postMultipart("apply", "next", Map.of("parties-0", NOORA_S_DAUGHTER));
        assertThat(tenant.page())
                .contains("The holder of one of these numbers cannot be asked to sign.", NOORA_S_DAUGHTER)
                .doesNotContain("NMD-");
        tenant.postMultipart("apply", "next", Map.of("parties-0", "90010112", "parties-1", YOUSIF));
        assertThat(tenant.page()).contains("This is not a valid personal number.");
        tenant.postMultipart("apply", "next", Map.of("parties-0", FATIMA));
        assertThat(tenant.page()).contains("This is your own number");
        tenant.postMultipart("apply", "next", Map.of("parties-0", YOUSIF, "parties-1", YOUSIF));
        assertThat(tenant.page()).contains("You have given one number more than once.");
        tenant.postMultipart("apply", "next", Map.of());
        assertThat(tenant.page()).contains("parties-error");

        tenant.postMultipart("apply", "next", Map.of("parties-0", " " + YOUSIF + " "));
        assertThat(tenant.path()).endsWith("/documents");
        String reference = found(REFERENCE, tenant.path());
        assertThat(tenant.open("/en/apply/lease-registration/" + reference + "/parties")
                        .page())
                .as("what one has typed one sees again")
                .contains(YOUSIF)
                .doesNotContain("NMD-", "Yousif");
    }
}
