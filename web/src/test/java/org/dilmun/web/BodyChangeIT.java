package org.dilmun.web;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

import org.dilmun.web.Micro.Platform;

import static org.assertj.core.api.Assertions.assertThat;

/** Bodies are renamed, merged and split at midnight: on a platform of this test's own, since no other test expects it. */
@ExtendWith(Micro.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BodyChangeIT {

    private static final String JAWAD = "900661003";
    private static final String ANIL = "880100036";
    private static final String MARYAM = "920704565";
    private static final String FATIMA = "600503127";
    private static final String NOORA = "781107776";
    private static final String SALMAN = "950500178";
    private static final String ABDULLA = "790516144";
    private static final String AMINA = "880912251";
    private static final String SARA = "860402177";
    private static final String RASHID = "790311771";
    private static final String LAYLA = "830704310";
    private static final Pattern CODE = Pattern.compile("/verify/([0-9A-Z]{4}(?:-[0-9A-Z]{4}){4})");
    private static final byte[] PDF = TestFiles.PDF;

    private final Platform platform;
    private Node node;
    private String certified;
    private String code;
    private String device;
    private String instalments;
    private String shown;

    BodyChangeIT(Platform platform) {
        this.platform = platform;
    }

    /** Three changes are decided, and the night comes. */
    @BeforeAll
    void overnight() {
        node = new Node(
                "body-change-it",
                Portal.freePort(),
                Map.of(
                        "DILMUN_PROFILE",
                        "demo",
                        "DILMUN_DB_URL",
                        "jdbc:h2:mem:bodies;MODE=MariaDB;DATABASE_TO_LOWER=TRUE;DB_CLOSE_DELAY=-1",
                        "DILMUN_GATEWAY_URL",
                        platform.gateway().url().toString(),
                        "DILMUN_GATEWAY_SECRET",
                        platform.gateway().secret()),
                "--nocluster");
        node.awaitReady();
        certificate();
        device = applied(Browser.signedIn(node, FATIMA)
                .open("/en/apply/elderly-devices")
                .postMultipart("apply", "next", Map.of("device", "wheelchair", "has_one", "no"))
                .postFile("apply", "next", Map.of(), "medical_report", "report.pdf", PDF));
        instalments = applied(Browser.signedIn(node, MARYAM)
                .open("/en/apply/ewa-instalments")
                .postMultipart("apply", "next", Map.of("account", "102345675"))
                .postMultipart("apply", "next", Map.of("arrears", "600", "salary", "480", "months", "24"))
                .postFile("apply", "next", Map.of(), "salary_certificate", "salary.pdf", PDF));
        var amina = Browser.signedIn(node, AMINA).open("/en/office/cases/" + device);
        amina.post("case", "action", Map.of("action", "claim"));
        shown = amina.page();

        LocalDate tomorrow = LocalDate.now(ZoneOffset.ofHours(3)).plusDays(1);
        propose(
                "rename",
                "iga",
                Map.of("from", tomorrow.toString(), "nameAr", "هيئة الاختبار", "nameEn", "Test Authority"));
        propose("merge", "mosd", Map.of("from", tomorrow.toString(), "into", "moh"));
        propose("split", "ewa", Map.of("from", tomorrow.toString(), "into", "moic", "service-ewa-instalments", "moh"));
        approve(SALMAN);
        approve(ABDULLA);
        approve(RASHID);
        var clock = Browser.signedIn(node, SALMAN).open("/en/office/clock");
        clock.post("clock", "move", Map.of("days", "1", "hours", ""));
        var operator = Browser.signedIn(node, JAWAD);
        node.await(
                "the changes", () -> operator.open("/en/office/bodies").page().split("In effect", -1).length == 4);
    }

    @AfterAll
    void stop() {
        node.close();
    }

    private void certificate() {
        var holder = Browser.signedIn(node, ANIL);
        certified = PaidCase.of(holder);
        Browser.signedIn(node, NOORA)
                .open("/en/office/cases/" + certified)
                .post("case", "action", Map.of("action", "claim"))
                .post("case", "action", Map.of("action", "approve"));
        node.await("the certificate", () -> CODE.matcher(
                        holder.open("/en/my/requests/" + certified).page())
                .find());
        Matcher found = CODE.matcher(holder.page());
        assertThat(found.find()).isTrue();
        code = found.group(1);
    }

    private static String applied(Browser applicant) {
        assertThat(applicant.path()).endsWith("/review");
        applicant.post("review", "submit", Map.of("agreed", "on", "another", "on"));
        Matcher reference = Pattern.compile("[A-Z]{3}-\\d\\d-.{4}-.{4}").matcher(applicant.path());
        assertThat(reference.find()).as(applicant.path()).isTrue();
        return reference.group();
    }

    private void propose(String kind, String body, Map<String, String> fields) {
        var operator = Browser.signedIn(node, JAWAD).open("/en/office/bodies?kind=" + kind + "&body=" + body);
        var all = new HashMap<>(fields);
        all.put("propose", "change");
        all.put("kind", kind);
        all.put("body", body);
        var without = new HashMap<>(all);
        without.put("from", "");
        operator.post("proposal", "propose", without);
        assertThat(operator.page()).contains("Give a day after today");
        operator.post("proposal", "propose", all);
        assertThat(operator.page()).contains("The change is proposed").doesNotContain("name=\"approve\"");
    }

    private void approve(String supervisor) {
        var page = Browser.signedIn(node, supervisor).open("/en/office/bodies");
        assertThat(page.page()).doesNotContain("Propose a change");
        Matcher key = Pattern.compile("name=\"approve\" value=\"([0-9]+)\"").matcher(page.page());
        assertThat(key.find()).as(page.page()).isTrue();
        page.post("changes", "approve", Map.of("approve", key.group(1)));
        assertThat(page.page()).contains("The change is approved");
    }

    @Test
    void a_renamed_body_goes_on_under_its_new_name_and_what_it_issued_keeps_the_old_one() {
        node.await(
                "the page",
                () -> node.get("/en/services/id-card-replacement").body().contains("Test Authority"));
        assertThat(node.get("/ar/services/id-card-replacement").body()).contains("هيئة الاختبار");
        assertThat(node.get("/en/verify/" + code).body())
                .contains("Information &amp; eGovernment Authority")
                .doesNotContain("Test Authority");
        assertThat(Browser.signedIn(node, ANIL)
                        .open("/en/my/requests/" + certified)
                        .page())
                .contains("Information &amp; eGovernment Authority");
        assertThat(node.get("/en/search?q=eGovernment+Authority+identity+card").body())
                .contains("/en/services/id-card-replacement");
        assertThat(Browser.signedIn(node, NOORA).open("/en/office").page()).contains("Test Authority");
    }

    @Test
    void a_merged_body_has_its_cases_services_and_people_in_the_successor() {
        var sara = Browser.signedIn(node, SARA);
        node.await("the case", () -> sara.open("/en/office").page().contains(device));
        node.await(
                "the page",
                () -> node.get("/en/services/elderly-devices").body().contains("Ministry of Health"));
        assertThat(node.get("/en/services?body=mosd").body()).contains("/en/services/elderly-devices");
        assertThat(node.get("/api/v1/services?body=mosd&size=100").body()).contains("elderly-devices");
        var amina = Browser.signedIn(node, AMINA).open("/en/office?view=mine");
        assertThat(amina.page()).contains(device, "Ministry of Health");
        amina.open("/en/office/cases/" + device).post("case", "action", Map.of("action", "approve"));
        assertThat(amina.path()).isEqualTo("/en/office?done=" + device);
        assertThat(shown).contains(device);
        assertThat(Browser.signedIn(node, FATIMA)
                        .open("/en/my/requests/" + device)
                        .page())
                .contains("Ministry of Health");
    }

    @Test
    void of_a_split_body_each_service_and_its_cases_are_with_who_has_it_now() {
        var sara = Browser.signedIn(node, SARA);
        node.await("the case", () -> sara.open("/en/office").page().contains(instalments));
        node.await(
                "the page",
                () -> node.get("/en/services/ewa-instalments").body().contains("Ministry of Health"));
        assertThat(node.get("/en/services/ewa-bill-dispute").body()).contains("Ministry of Industry and Commerce");
        assertThat(Browser.signedIn(node, LAYLA).open("/en/office").page()).doesNotContain(instalments);
    }

    @Test
    void nobody_else_reaches_the_page_and_an_ended_body_cannot_be_changed_again() {
        assertThat(Browser.signedIn(node, NOORA)
                        .open("/en/office/bodies")
                        .shown()
                        .statusCode())
                .isEqualTo(403);
        var operator = Browser.signedIn(node, JAWAD).open("/ar/office/bodies?kind=rename&body=gdt");
        assertThat(operator.page())
                .contains("اقتراح تغيير", "تغيير الاسم", "جهات لا مشرف عليها")
                .doesNotContain("value=\"mosd\"");
        LocalDate later = LocalDate.now(ZoneOffset.ofHours(3)).plusDays(9);
        operator.post(
                "proposal",
                "propose",
                Map.of("propose", "change", "kind", "merge", "body", "mosd", "into", "gdt", "from", later.toString()));
        assertThat(operator.page()).contains("انتهت هذه الجهة");
    }
}
