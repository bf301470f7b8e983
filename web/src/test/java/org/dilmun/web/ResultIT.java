package org.dilmun.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.dilmun.web.Micro.Platform;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Results from the file of the ministry to the pupil: on a platform of this test's own, since its clock is moved to the minute of
 * the publication.
 */
@ExtendWith(Micro.class)
class ResultIT {

    private static final String KHALID = "811203379";
    private static final String SALWA = "800510410";
    private static final String NOORA = "781107776";
    private static final String YOUSIF = "850312345";
    private static final String LAYLA = "830704310";
    private static final String COURSES = "arabic,english,maths,science,social,islamic";

    private final Platform platform;
    private Node moved;

    ResultIT(Platform platform) {
        this.platform = platform;
    }

    @BeforeEach
    void start() {
        moved = new Node(
                "result-it",
                Portal.freePort(),
                Map.of(
                        "DILMUN_PROFILE",
                        "demo",
                        "DILMUN_DB_URL",
                        "jdbc:h2:mem:result;MODE=MariaDB;DATABASE_TO_LOWER=TRUE;DB_CLOSE_DELAY=-1",
                        "DILMUN_GATEWAY_URL",
                        platform.gateway().url().toString(),
                        "DILMUN_GATEWAY_SECRET",
                        platform.gateway().secret()),
                "--nocluster");
        moved.awaitReady();
    }

    @AfterEach
    void stop() {
        moved.close();
    }

    private static byte[] file(String... lines) {
        var header = new StringBuilder("seat,personal_number,name");
        for (String course : COURSES.split(",", -1)) {
            header.append(',')
                    .append(course)
                    .append("_internal,")
                    .append(course)
                    .append("_final");
        }
        return (header + "\n" + String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private Browser upload(Browser officer, byte[] content) {
        return officer.open("/en/office/results")
                .postFiles(
                        "upload",
                        "send",
                        Map.of("exam", "intermediate", "year", "2025", "round", "2", "expected", "2"),
                        List.of(new Browser.Upload("file", "results.csv", content)));
    }

    private static String marks(int internal, int finalExam) {
        return ("," + internal + "," + finalExam).repeat(6).substring(1);
    }

    private Browser lookUp(String language, String number, String seat) {
        return new Browser(moved)
                .open("/" + language + "/results")
                .post("results", "find", Map.of("personal_number", number, "seat_number", seat));
    }

    @Test
    void a_result_comes_from_the_file_of_the_ministry_to_its_pupil_at_its_minute() {
        Browser officer = Browser.signedIn(moved, KHALID);
        assertThat(officer.open("/en/office").page()).contains("/en/office/results");
        upload(officer, file("100001," + YOUSIF + ",يوسف <حسن>," + marks(40, 45), "100002,920704565,مريم,61,1"));
        assertThat(officer.path()).matches("/en/office/results/RES-.*");
        assertThat(officer.page())
                .contains("Rejected lines", "A sheet with rejected lines is not approved", "/result-sheets/RES-");
        assertThat(officer.open(found("(/result-sheets/RES-[^\"]+)", officer)).page())
                .contains("3,,عدد خلايا السطر", "The line has more or fewer cel");

        upload(
                officer,
                file("100001," + YOUSIF + ",يوسف <حسن>," + marks(40, 45), "100002,920704565,مريم," + marks(20, 10)));
        String sheet = officer.path();
        assertThat(officer.page())
                .contains("A supervisor other than who uploaded the sheet approves it", "57.5")
                .doesNotContain("Approve for publication");
        assertThat(Browser.signedIn(moved, NOORA).open(sheet).shown().statusCode())
                .isEqualTo(403);

        Browser supervisor = Browser.signedIn(moved, SALWA).open(sheet);
        supervisor.post("approval", "publish", Map.of("day", "2020-01-01", "time", "09:00"));
        assertThat(supervisor.page()).contains("Choose the day and time of publication");
        var minute = LocalDateTime.now(ZoneId.of("Asia/Bahrain")).plusMinutes(50);
        supervisor.post(
                "approval",
                "publish",
                Map.of(
                        "day", minute.toLocalDate().toString(),
                        "time", DateTimeFormatter.ofPattern("HH:mm").format(minute)));
        assertThat(supervisor.path()).isEqualTo(sheet);
        assertThat(supervisor.page()).contains("Approved", "Withdraw the sheet", "Propose a correction");

        Browser early = lookUp("en", YOUSIF, "100001");
        assertThat(early.page()).contains("No result is published under this personal number and seat number");
        var script = ApiClient.of(moved, "demo-clock", "Dilmun-demo-clock");
        assertThat(script.post("/api/v1/demo/clock", "{\"hours\": 1}").statusCode())
                .isEqualTo(200);
        moved.await(
                "the publication",
                () -> lookUp("en", YOUSIF, "100001").page().contains("All courses of the exam are passed"));

        Browser shown = lookUp("en", YOUSIF, "100001");
        assertThat(shown.shown().headers().firstValue("Cache-Control")).contains("private, no-store");
        assertThat(shown.shown().headers().allValues("Set-Cookie")).isEmpty();
        assertThat(shown.page())
                .contains("يوسف &lt;حسن&gt;", "85.0%", "Very good", "Islamic education", "Signed certificate")
                .doesNotContain(YOUSIF);
        assertThat(lookUp("ar", YOUSIF, "١٠٠٠٠١").page()).contains("ناجح", "جيد جدًا", "85.0%");
        assertThat(lookUp("en", YOUSIF, "100002").page())
                .contains("No result is published")
                .doesNotContain("مريم");
        assertThat(lookUp("en", YOUSIF, "seat").page()).contains("A seat number has digits only");
        assertThat(lookUp("ar", "12", "100001").page()).contains("role=\"alert\"");

        assertThat(Browser.signedIn(moved, YOUSIF).open("/en/my/results").page())
                .contains("85.0%")
                .doesNotContain("No result is published for you");

        correct(sheet, officer, supervisor);
        overTheApi();
        grievance(sheet, officer, supervisor);
        certificate();
    }

    @Test
    void a_guardian_sees_the_results_of_her_children_and_files_a_grievance_for_one() {
        Browser layla = Browser.signedIn(moved, LAYLA);
        moved.await(
                "the results of the demonstration",
                () -> layla.open("/en/my/results").page().contains("سارة إبراهيم خالد"));
        assertThat(layla.page())
                .contains("جاسم إبراهيم خالد", "Second sitting", "No result is published for", "Noor Ebrahim Khalid")
                .doesNotContain("No result is published for you");
        assertThat(Browser.signedIn(moved, NOORA).open("/ar/my/results").page())
                .contains("لا توجد نتيجة معلنة لك")
                .doesNotContain("سارة إبراهيم خالد");
        assertThat(lookUp("ar", "110537009", "210147").page()).contains("سارة إبراهيم خالد", "جيد جدًا");
        assertThat(Browser.signedIn(moved, KHALID).open("/en/office/results").page())
                .contains("General Secondary Certificate", "Intermediate Certificate");

        layla.open("/en/apply/exam-grievance").postMultipart("apply", "next", Map.of("whose", "child"));
        String jassim = found("value=\"(GRD-[^\"]+)\"[^>]*>\\s*<label[^>]*>[^<]*Jassim", layla);
        String grievance = paid(
                layla,
                "exam-grievance",
                Map.of("whose", "child", "child", jassim, "seat_number", "320303", "course", "math151"));
        assertThat(layla.open("/en/my/requests/" + grievance).page()).contains("Jassim Ebrahim Khalid");
        assertThat(Browser.signedIn(moved, KHALID)
                        .open("/en/office/cases/" + grievance)
                        .page())
                .contains("Jassim Ebrahim Khalid", "Layla Jassim Ahmed");
    }

    private void correct(String sheet, Browser officer, Browser supervisor) {
        officer.open(sheet)
                .post(
                        "proposal",
                        "propose",
                        Map.of("seat", "100001", "course", "maths", "internal", "45", "finalExam", "51", "why", "x"));
        assertThat(officer.page()).contains("The course cannot have this mark");
        officer.post(
                "proposal",
                "propose",
                Map.of("seat", "100001", "course", "maths", "internal", "46", "finalExam", "45", "why", "A page"));
        assertThat(officer.page()).contains("Proposed").doesNotContain("name=\"approve\"");
        supervisor.open(sheet);
        String id = found("name=\"approve\" value=\"(\\d+)\"", supervisor);
        supervisor.post("corrections", "approve", Map.of("approve", id));
        moved.await(
                "the correction", () -> lookUp("en", YOUSIF, "100001").page().contains("Corrected after publication"));
        supervisor.open(sheet).post("withdrawal", "withdraw", Map.of("reason", ""));
        assertThat(supervisor.page()).contains("Give the reason");
    }

    private void overTheApi() {
        var answer = ask(YOUSIF, "100001");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"average\":\"86.2\"", "\"version\":2", "\"school_year\":\"2025/2026\"");
        var nobody = ask("880100036", "100001");
        assertThat(nobody.statusCode()).isEqualTo(404);
        assertThat(nobody.body()).contains("/problems/exam-result-not-found");
    }

    /** Applies with those answers and pays. @return reference of the case */
    private static String paid(Browser applicant, String service, Map<String, String> answers) {
        applicant.open("/en/apply/" + service).postMultipart("apply", "next", answers);
        String reference = applicant.path().split("/", -1)[4];
        applicant.post("review", "submit", Map.of("agreed", "on")).post("pay", "payNow", Map.of());
        var gateway =
                URI.create(applicant.shown().headers().firstValue("Location").orElseThrow());
        URI back = URI.create(new CardPage(gateway)
                .pay("5555 5555 5555 4444")
                .headers()
                .firstValue("Location")
                .orElseThrow());
        applicant.open(back.getPath() + "?" + back.getQuery());
        return reference;
    }

    private void grievance(String sheet, Browser officer, Browser supervisor) {
        Browser pupil = Browser.signedIn(moved, YOUSIF).open("/en/apply/exam-grievance");
        assertThat(pupil.page()).as("the seat is known").contains("value=\"100001\"");
        String grievance =
                paid(pupil, "exam-grievance", Map.of("whose", "self", "seat_number", "100001", "course", "science"));

        officer.open("/en/office/cases/" + grievance)
                .post("case", "action", Map.of("action", "claim"))
                .post("case", "action", Map.of("action", "uphold"));
        assertThat(officer.page()).contains("No higher mark has been approved in answer to");
        officer.open(sheet)
                .post(
                        "proposal",
                        "propose",
                        Map.of(
                                "seat", "100001",
                                "course", "science",
                                "internal", "46",
                                "finalExam", "45",
                                "why", "An answer had no mark",
                                "grievance", grievance));
        supervisor.open(sheet);
        supervisor.post(
                "corrections", "approve", Map.of("approve", found("name=\"approve\" value=\"(\\d+)\"", supervisor)));
        officer.open("/en/office/cases/" + grievance).post("case", "action", Map.of("action", "uphold"));
        assertThat(pupil.open("/en/my/requests/" + grievance).page())
                .contains("The mark was raised after the review, so the fee goes back");

        pupil.open("/en/apply/exam-grievance")
                .postMultipart("apply", "next", Map.of("whose", "self", "seat_number", "100001", "course", "science"));
        String again = pupil.path().split("/", -1)[4];
        pupil.post("review", "submit", Map.of("agreed", "on", "another", "on"));
        assertThat(pupil.page()).contains("A grievance about this course was filed already");
        pupil.open("/en/apply/exam-grievance/" + again + "/mark")
                .postMultipart("apply", "next", Map.of("whose", "self", "seat_number", "100001", "course", "phys101"))
                .post("review", "submit", Map.of("agreed", "on", "another", "on"));
        assertThat(pupil.page()).contains("This course is not in the result");
    }

    private void certificate() {
        Browser pupil = Browser.signedIn(moved, YOUSIF);
        String reference = paid(pupil, "exam-result-certificate", Map.of("whose", "self", "seat_number", "100001"));
        moved.await(
                "the certificate",
                () -> pupil.open("/en/my/requests/" + reference).page().contains("/documents/DOC-"));
        var pdf = pupil.download(found("href=\"(/documents/DOC-[^\"]+)\"", pupil));
        assertThat(text(pdf.body())).contains("87.2%", "2025/2026", "Science", "91", "Passed");
    }

    private static String text(byte[] file) {
        try (var pdf = Loader.loadPDF(file)) {
            return new PDFTextStripper().getText(pdf);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HttpResponse<String> ask(String number, String seat) {
        return moved.send(HttpRequest.newBuilder(moved.at("/api/v1/exam-results"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"personal_number\": \"%s\", \"seat_number\": \"%s\"}".formatted(number, seat)))
                .build());
    }

    private static String found(String pattern, Browser browser) {
        Matcher matcher = Pattern.compile(pattern).matcher(browser.page());
        assertThat(matcher.find()).as(pattern).isTrue();
        return matcher.group(1);
    }
}
