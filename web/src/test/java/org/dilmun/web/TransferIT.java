package org.dilmun.web;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.dilmun.web.Browser.Upload;
import org.dilmun.web.Micro.Platform;

import static org.assertj.core.api.Assertions.assertThat;

/** A pupil changes schools, through the pages of everybody who has a part in it: on a platform of this test's own. */
@ExtendWith(Micro.class)
class TransferIT {

    private static final String LAYLA = "830704310";
    private static final String ANIL = "880100036";
    private static final String NOORA = "781107776";
    private static final String KHALID = "811203379";
    private static final String GOVERNMENT_REGISTRAR = "820937002";
    private static final String PRIVATE_REGISTRAR = "850437008";
    private static final byte[] PDF = TestFiles.PDF;

    private final Platform platform;
    private Node node;

    TransferIT(Platform platform) {
        this.platform = platform;
    }

    @BeforeEach
    void start() {
        node = new Node(
                "transfer-it",
                Portal.freePort(),
                Map.of(
                        "DILMUN_PROFILE",
                        "demo",
                        "DILMUN_DB_URL",
                        "jdbc:h2:mem:transfer;MODE=MariaDB;DATABASE_TO_LOWER=TRUE;DB_CLOSE_DELAY=-1",
                        "DILMUN_GATEWAY_URL",
                        platform.gateway().url().toString(),
                        "DILMUN_GATEWAY_SECRET",
                        platform.gateway().secret()),
                "--nocluster");
        node.awaitReady();
    }

    @AfterEach
    void stop() {
        node.close();
    }

    @Test
    void from_a_private_school_to_the_one_of_the_block_by_way_of_its_waiting_list() {
        var guardian = Browser.signedIn(node, LAYLA);
        String reference = applied(guardian);
        nothingForOthers(reference);

        cleared(reference);

        var taking = Browser.signedIn(node, GOVERNMENT_REGISTRAR);
        assertThat(taking.open("/en/my").page()).contains("/en/school-desk", "School register");
        assertThat(taking.open("/en/school-desk").page()).contains("Noor Ebrahim Khalid", "Wants a seat");
        decide(taking, reference, "accept", Map.of());
        assertThat(taking.page()).contains("No seat is free for this request");
        decide(taking, reference, "reject", Map.of());
        assertThat(taking.page()).contains("Give the reason");
        decide(taking, reference, "wait", Map.of());
        assertThat(taking.page()).contains("On the waiting list");
        assertThat(taking.open("/en/school-desk").page()).contains("/en/school-pupils?school=");
        assertThat(taking.open("/en/school-pupils?school=capital-primary-girls&side=coming")
                        .page())
                .contains("No pupils");
        taking.open("/ar/school-pupils?school=capital-primary-girls&side=waiting&grade=4");
        assertThat(taking.page()).contains("الترتيب في القائمة", "في قائمة الانتظار", "/ar/school-desk/" + reference);
        taking.post("file", "export", Map.of("export", "csv"));
        assertThat(taking.shown().headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/csv"));
        assertThat(taking.shown().body()).contains("الترتيب في القائمة", reference, ",1,");
        assertThat(guardian.open("/en/school-pupils").page())
                .contains("You keep the register of no school")
                .doesNotContain(reference);
        assertThat(guardian.open("/en/inbox").page()).contains("On the waiting list: Student transfer");

        var offers = ApiClient.json(Contract.of(node).kept("GET", "/api/v1/schools", node.get("/api/v1/schools")));
        assertThat(offers.path("schools").findValuesAsText("code")).contains("capital-primary-girls", "island-british");
        var fourth = offers.path("schools").get(0).path("seats").get(3);
        assertThat(fourth.path("grade").asInt()).isEqualTo(4);
        assertThat(fourth.path("free").asInt(-1)).isZero();
        assertThat(fourth.path("waiting").asInt()).isOne();
        moreSeats(reference);
        var ministry = Browser.signedIn(node, KHALID);
        node.await("a seat for who waits", () -> ministry.open("/en/office/cases/" + reference)
                .page()
                .contains("A seat in the new school is reserved"));
        assertThat(ministry.page())
                .contains(
                        "What the registers say",
                        "Transfer from Gulf National Private School to Capital Primary Girls School, grade 4.");
        ministry.post("case", "action", Map.of("action", "claim")).post("case", "action", Map.of("action", "approve"));
        assertThat(guardian.open("/ar/inbox").page()).contains("ووفق على النقل");

        assertThat(taking.open("/ar/school-desk").page()).contains("ينتظر التسجيل", "المقعد محجوز حتى");
        decide(taking, reference, "enrol", Map.of());
        assertThat(taking.page()).doesNotContain(reference);
        assertThat(guardian.open("/en/my/requests/" + reference).page()).contains("Your request is complete");
        node.await(
                "the certificate",
                () -> guardian.open("/en/my/requests/" + reference).page().contains("Transfer certificate"));
    }

    /** By the private school, in the inbox of a partner. */
    private void cleared(String reference) {
        var leaving = Browser.signedIn(node, PRIVATE_REGISTRAR);
        assertThat(leaving.open("/en/my").page()).doesNotContain("/en/school-desk");
        assertThat(leaving.open("/en/office").page())
                .contains(reference, "Clearance by the present school", "Gulf National Private School");
        assertThat(leaving.page()).contains("/en/school-pupils");
        assertThat(leaving.open("/en/school-pupils?school=capital-primary-girls&side=waiting")
                        .page())
                .contains("Gulf National Private School", "No pupils")
                .doesNotContain("Capital Primary Girls School");
        assertThat(leaving.open("/en/school-pupils").page())
                .contains("Noor Ebrahim Khalid", "To be cleared", "/en/office/cases/" + reference);
        assertThat(leaving.open("/en/school-pupils?side=leaving&state=cleared").page())
                .contains("No pupils")
                .doesNotContain("Noor Ebrahim Khalid");
        leaving.open("/en/office/cases/" + reference);
        assertThat(leaving.page())
                .contains("Noor Ebrahim Khalid", "affidavit.pdf")
                .doesNotContain("lease.pdf", "certificate.pdf", "What the registers say");
        leaving.post("case", "action", Map.of("action", "claim")).post("case", "action", Map.of("action", "clear"));
        assertThat(leaving.path()).isEqualTo("/en/office?done=" + reference);
    }

    private String applied(Browser guardian) {
        guardian.open("/en/apply/student-transfer");
        String noor = found("value=\"(GRD-[^\"]+)\"[^>]*>\\s*<label[^>]*>[^<]*Noor", guardian.page());
        guardian.postMultipart("apply", "next", Map.of("child", noor));
        assertThat(guardian.page()).contains("Capital Primary Girls School", "Island British School");
        guardian.postFiles(
                "apply",
                "next",
                Map.of("school", "capital-primary-girls", "track", "", "cause", "home"),
                List.of(new Upload("proof", "lease.pdf", PDF)));
        guardian.postFiles("apply", "next", Map.of(), List.of(new Upload("certificate", "certificate.pdf", PDF)));
        String reference = found("(STF-\\d\\d-.{4}-.{4})", guardian.path());
        assertThat(guardian.path()).as(guardian.page()).endsWith("/review");
        guardian.post("review", "submit", Map.of("agreed", "on"));
        assertThat(guardian.page()).contains("attach its withdrawal affidavit");

        guardian.open("/en/apply/student-transfer/" + reference + "/documents");
        guardian.postFiles("apply", "next", Map.of(), List.of(new Upload("affidavit", "affidavit.pdf", PDF)));
        assertThat(guardian.page()).contains("Noor Ebrahim Khalid", "Capital Primary Girls School");
        guardian.post("review", "submit", Map.of("agreed", "on"));
        assertThat(guardian.open("/en/my/requests/" + reference).page()).contains("Clearance by the present school");
        return reference;
    }

    private void nothingForOthers(String reference) {
        var stranger = Browser.signedIn(node, ANIL);
        assertThat(stranger.open("/en/school-desk").page()).contains("You keep the register of no school");
        assertThat(stranger.open("/en/school-desk/" + reference).shown().statusCode())
                .isEqualTo(403);
        assertThat(stranger.open("/en/my").page()).doesNotContain("/en/school-desk");
        var official = Browser.signedIn(node, NOORA);
        assertThat(official.open("/en/office/schools").page()).contains("No schools");
        assertThat(official.open("/en/office/schools/capital-primary-girls")
                        .shown()
                        .statusCode())
                .isEqualTo(403);
        assertThat(Browser.signedIn(node, GOVERNMENT_REGISTRAR)
                        .open("/en/school-desk/" + reference)
                        .page())
                .contains("Nothing is expected of your school");
    }

    private static void decide(Browser registrar, String reference, String action, Map<String, String> words) {
        var fields = new HashMap<>(words);
        fields.put("action", action);
        registrar.open("/en/school-desk/" + reference).post("transfer", "action", fields);
    }

    private void moreSeats(String reference) {
        var ministry = Browser.signedIn(node, KHALID);
        assertThat(ministry.open("/en/office/schools").page())
                .contains("Capital Primary Girls School", "/en/office/schools/capital-primary-girls");
        ministry.open("/en/office/schools/capital-primary-girls");
        assertThat(ministry.page()).contains("Noor Ebrahim Khalid", "/en/office/cases/" + reference);
        String section = found("<bdi>4</bdi></strong>.*?name=\"seats-(\\d+)\"", ministry.page());
        ministry.post("seats", "resize", Map.of("resize", section, "seats-" + section, "many"));
        assertThat(ministry.page()).contains("Enter the number of seats, from 0 to 60.");
        ministry.post("seats", "resize", Map.of("resize", section, "seats-" + section, "٣١"));
        assertThat(found("<bdi>4</bdi></strong>.*?name=\"seats-(\\d+)\" [^>]*value=\"31\"", ministry.page()))
                .isEqualTo(section);
    }

    private static String found(String pattern, String page) {
        Matcher matcher = Pattern.compile(pattern, Pattern.DOTALL).matcher(page);
        assertThat(matcher.find()).as(pattern + " in " + page).isTrue();
        return matcher.group(1);
    }
}
