package org.dilmun.web;

import java.net.URI;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.dilmun.web.Micro.Platform;

import static org.assertj.core.api.Assertions.assertThat;

/** Two life events from their page to the last decision, as those walk through them who have to do with them. */
@ExtendWith(Micro.class)
class JourneyIT {

    private static final String MARYAM = "920704565";
    private static final String ANIL = "880100036";
    private static final String FATIMA = "600503127";
    private static final String NOORA = "781107776";
    private static final String SARA = "860402177";
    private static final String ZAHRA = "900824611";
    private static final String MONA = "870605283";
    private static final String AT_ONCE = "5555 5555 5555 4444";
    private static final byte[] PDF = TestFiles.PDF;
    private static final byte[] PNG = TestFiles.PNG;
    private final LocalDate today = LocalDate.now(ZoneId.of("Asia/Bahrain"));

    private final Platform platform;

    JourneyIT(Platform platform) {
        this.platform = platform;
    }

    private static String found(String prefix, String page) {
        var matcher = Pattern.compile(prefix + "-\\d\\d-.{4}-.{4}").matcher(page);
        assertThat(matcher.find()).as(prefix + " in " + page).isTrue();
        return matcher.group();
    }

    /** Fills in the journey of a newborn as far as its review. */
    private Browser newborn(String person) {
        var browser = Browser.signedIn(platform, person).open("/en/journeys/newborn/apply");
        assertThat(browser.path()).matches("/en/apply/newborn-number/NBN-\\d\\d-.{4}-.{4}/birth");
        browser.postMultipart(
                "apply",
                "next",
                Map.of(
                        "relation", "mother",
                        "other_parent", "Ali Ahmed",
                        "born_on", today.minusDays(3).toString(),
                        "sex", "male",
                        "hospital", "Salmaniya Medical Complex"));
        browser.postFile("apply", "next", Map.of(), "notification", "notification.pdf", PDF);
        assertThat(browser.path()).matches("/en/apply/birth-certificate/BRC-.*/child");
        browser.postMultipart(
                "apply", "next", Map.of("child_name", "سلمان علي أحمد", "child_name_latin", "Salman Ali Ahmed"));
        assertThat(browser.path())
                .as("what was asked of the birth is not asked again")
                .endsWith("/parents");
        browser.postFile("apply", "next", Map.of(), "marriage_contract", "contract.pdf", PDF);
        assertThat(browser.path())
                .as("name and day of birth are known")
                .matches("/en/apply/id-card-child/IDK-.*/photo");
        browser.postFile("apply", "next", Map.of(), "photo", "photo.png", PNG);
        assertThat(browser.path()).matches("/en/journeys/newborn/BABY-.*/review");
        return browser;
    }

    private static String submitted(Browser browser, String prefix) {
        String reference = found(prefix, browser.path());
        browser.post("review", "submit", Map.of("agreed", "on", "another", "on"));
        return "/en/my/journeys/" + reference;
    }

    private static void pay(Browser payer) {
        assertThat(payer.path()).startsWith("/en/pay/PAY-");
        payer.post("pay", "payNow", Map.of());
        var gateway = URI.create(payer.shown().headers().firstValue("Location").orElseThrow());
        var paid = new CardPage(gateway).pay(AT_ONCE);
        URI back = URI.create(paid.headers().firstValue("Location").orElseThrow());
        assertThat(payer.open(back.getPath() + "?" + back.getQuery()).page()).contains("/receipt", "/my/journeys/");
    }

    private Browser decide(String officer, String reference, Map<String, String> decision) {
        var office = Browser.signedIn(platform, officer).open("/en/office/cases/" + reference);
        office.post("case", "action", Map.of("action", "claim"));
        String page = office.page();
        office.post("case", "action", decision);
        assertThat(office.path()).as(page).isEqualTo("/en/office?done=" + reference);
        return office;
    }

    @Test
    void the_page_of_a_journey_says_what_it_covers_and_costs_and_how_long_it_takes() {
        assertThat(platform.get("/en/journeys").body()).contains("/en/journeys/newborn", "/en/journeys/moving-house");
        assertThat(platform.get("/en/services?lifeEvent=birth").body()).contains("/en/journeys/newborn");
        assertThat(platform.get("/en").body()).contains("/en/journeys");
        assertThat(platform.get("/en/journeys/newborn").body())
                .contains(
                        "A new baby",
                        "Ministry of Health",
                        "/en/services/birth-certificate",
                        "3.000",
                        "11.000",
                        "6 working days",
                        "Marriage contract",
                        "It begins once this is complete: Newborn notification and personal number");
        assertThat(platform.get("/ar/journeys/newborn").body())
                .contains("مولود جديد", "وزارة الصحة", "يبدأ بعد اكتمال: ");
        assertThat(platform.get("/en/services/id-card-child").body()).contains("/en/journeys/newborn");
        assertThat(platform.get("/en/journeys/no-such-thing").statusCode()).isEqualTo(404);
    }

    @Test
    void a_newborn_gets_number_certificate_and_card_by_one_application_and_one_payment() {
        var applicant = newborn(MARYAM);
        assertThat(applicant.page())
                .contains("Newborn notification and personal number", "Salman Ali Ahmed", "notification.pdf", "3.000");
        String review = applicant.path();
        applicant.post("review", "submit", Map.of());
        assertThat(applicant.page()).contains("Confirm the declaration before you submit the request.");
        String follow = submitted(applicant, "BABY");
        assertThat(applicant.page()).contains("A new baby", "Birth certificate", "1.000", "2.000", "3.000");
        var unpaid = Browser.signedIn(platform, MARYAM).open(follow);
        assertThat(unpaid.page()).contains("Waiting for payment", "Withdraw all requests");
        pay(applicant);

        assertThat(applicant.open(review).path()).as("it is handed in once").isEqualTo(follow);
        String page = applicant.page();
        assertThat(page)
                .contains(
                        "Waiting for another request",
                        "It begins once this is complete: Newborn notification and personal number",
                        "/receipt")
                .doesNotContain("Withdraw all requests");
        String number = found("NBN", page);
        String certificate = found("BRC", page);
        String card = found("IDK", page);
        assertThat(applicant.open("/en/my").page())
                .contains(follow, "A new baby")
                .doesNotContain("/my/requests/" + number, "/my/requests/" + certificate, "/my/requests/" + card);
        assertThat(applicant.open("/en/my/requests/" + card).page()).contains("Part of", follow);
        assertThat(applicant.open("/en/inbox").page()).contains("We have received your application: A new baby");

        var doctor = Browser.signedIn(platform, SARA).open("/en/office/cases/" + number);
        assertThat(doctor.page())
                .contains("Applied for together with others", "A new baby", "Birth certificate")
                .doesNotContain(certificate, card);
        assertThat(doctor.open("/en/office/cases/" + certificate).shown().statusCode())
                .isEqualTo(403);
        decide(SARA, number, Map.of("action", "confirm"));
        assertThat(applicant.open(follow).page())
                .contains("Under review")
                .doesNotContain("Waiting for another request");
        decide(NOORA, certificate, Map.of("action", "register"));
        decide(NOORA, card, Map.of("action", "approve"));
        assertThat(applicant.open(follow).page()).contains("All your requests are complete.");
        assertThat(applicant.open(follow.replace("/en/", "/ar/")).page()).contains("اكتملت طلباتك كلها");
    }

    @Test
    void if_the_birth_is_not_confirmed_the_rest_ends_with_a_reason_and_the_money_back() {
        var applicant = newborn(ANIL);
        assertThat(applicant.page()).contains("11.000");
        String follow = submitted(applicant, "BABY");
        pay(applicant);
        String page = applicant.open(follow).page();
        decide(
                SARA,
                found("NBN", page),
                Map.of("action", "reject", "reason", "The hospital has not notified this birth."));
        assertThat(applicant.open(follow).page())
                .contains(
                        "Your requests were not accepted.",
                        "The hospital has not notified this birth.",
                        "so the ID card cannot be issued.",
                        "so the birth certificate cannot be issued.");
        assertThat(applicant.open("/en/my/requests/" + found("IDK", page)).page())
                .containsAnyOf(
                        "A refund of the fee of this request the way it was paid has been ordered.",
                        "The fee of this request went back the way it was paid.");
        assertThat(applicant.open("/en/inbox").page())
                .contains("Your request could not go on: ", "Your payment is being refunded: ");
    }

    @Test
    void who_moves_tells_three_bodies_once() {
        var applicant = Browser.signedIn(platform, FATIMA).open("/en/journeys/moving-house/apply");
        assertThat(applicant.path()).matches("/en/apply/address-change/ADR-.*/address");
        applicant.postMultipart(
                "apply",
                "next",
                Map.of(
                        "new_address-building", "58",
                        "new_address-road", "2733",
                        "new_address-block", "327",
                        "new_address-governorate", "capital",
                        "moved_on", today.minusDays(5).toString()));
        applicant.postFile("apply", "next", Map.of("holding", "owner"), "proof", "deed.pdf", PDF);
        assertThat(applicant.path()).matches("/en/apply/ewa-move-in/EMI-.*/meters");
        applicant.postFile("apply", "next", Map.of("meter", "single", "pipe", "half"), "meters_photo", "m.png", PNG);
        assertThat(applicant.path()).matches("/en/apply/mail-redirection/MRD-.*/addresses");
        assertThat(applicant.page()).doesNotContain("new_address-building");
        applicant.postMultipart(
                "apply",
                "next",
                Map.of(
                        "old_address-building", "96",
                        "old_address-road", "1702",
                        "old_address-block", "317",
                        "old_address-governorate", "capital"));
        applicant.postMultipart(
                "apply",
                "next",
                Map.of(
                        "from", today.plusDays(60).toString(),
                        "until", today.plusDays(200).toString(),
                        "household", "yes"));
        assertThat(applicant.path()).matches("/en/journeys/moving-house/MOVE-.*/review");
        assertThat(applicant.page())
                .as("her mail is redirected for nothing, as she receives social support")
                .contains("Free", "For who receives social support", "1.000", "deed.pdf")
                .doesNotContain("26.000");
        String follow = submitted(applicant, "MOVE");
        pay(applicant);

        String page = applicant.open(follow).page();
        decide(ZAHRA, found("EMI", page), Map.of("action", "transfer"));
        decide(NOORA, found("ADR", page), Map.of("action", "approve"));
        decide(MONA, found("MRD", page), Map.of("action", "start"));
        assertThat(applicant.open(follow).page()).contains("All your requests are complete.");
        assertThat(applicant.open("/en/apply/address-change").page())
                .as("the register knows where she lives now")
                .contains("2733");
    }

    @Test
    void nobody_sees_the_journey_of_somebody_else() {
        var applicant = Browser.signedIn(platform, MARYAM).open("/en/journeys/moving-house/apply");
        String draft = applicant.path();
        var other = Browser.signedIn(platform, ANIL).open(draft);
        assertThat(other.shown().statusCode()).isEqualTo(403);
        assertThat(new Browser(platform).open("/en/journeys/newborn/apply").path())
                .isEqualTo("/en/login?next=/journeys/newborn/apply");
    }
}
