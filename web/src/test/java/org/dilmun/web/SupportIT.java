package org.dilmun.web;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.regex.Pattern;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** The code of a service fails on a running platform: what applicant and officer read, and what the operator does. */
class SupportIT {

    private static final String YOUSIF = "850312345";
    private static final String ZAHRA = "900824611";
    private static final String JAWAD = "900661003";
    private static final Pattern REFERENCE = Pattern.compile("EIN-\\d\\d-.{4}-.{4}");

    @TempDir
    Path folder;

    private Path failsOf;
    private Node node;

    @BeforeEach
    void start() throws IOException {
        failsOf = Files.writeString(folder.resolve("fails-of"), "");
        node = new Node(
                Node.Setup.quick(warWith(FailingInstalments.class)),
                "support-it",
                Portal.freePort(),
                Map.of(
                        "DILMUN_PROFILE",
                        "demo",
                        "DILMUN_DB_URL",
                        "jdbc:h2:mem:support;MODE=MariaDB;DATABASE_TO_LOWER=TRUE;DB_CLOSE_DELAY=-1",
                        FailingInstalments.SETTING,
                        failsOf.toString()),
                "--nocluster");
        node.awaitReady();
    }

    @AfterEach
    void stop() {
        node.close();
    }

    private Path warWith(Class<?> type) throws IOException {
        Path war = Files.copy(
                Path.of(System.getProperty("war")), folder.resolve("failing.war"), StandardCopyOption.REPLACE_EXISTING);
        String name = type.getName().replace('.', '/') + ".class";
        try (FileSystem archive = FileSystems.newFileSystem(war);
                InputStream compiled = type.getClassLoader().getResourceAsStream(name)) {
            Path place = archive.getPath("WEB-INF/classes", name);
            Files.createDirectories(place.getParent());
            Files.copy(compiled, place);
        }
        return war;
    }

    private void failOf(String operation) throws IOException {
        Files.writeString(failsOf, operation);
    }

    private Browser filledIn() {
        return Browser.signedIn(node, YOUSIF)
                .open("/en/apply/ewa-instalments")
                .postMultipart("apply", "next", Map.of("account", "1234567"))
                .postMultipart("apply", "next", Map.of("arrears", "600", "salary", "900", "months", "12"))
                .postFile("apply", "next", Map.of(), "salary_certificate", "salary.pdf", TestFiles.PDF);
    }

    private static String reference(String text) {
        var matcher = REFERENCE.matcher(text);
        assertThat(matcher.find()).as(text).isTrue();
        return matcher.group();
    }

    @Test
    void the_case_stays_where_it_was_until_the_operator_has_tried_what_was_mended() throws IOException {
        Browser applicant = filledIn();
        assertThat(applicant.path()).endsWith("/review");
        String reference = reference(applicant.path());
        failOf("validate");
        applicant.post("review", "submit", Map.of("agreed", "on"));
        String number = applicant.shown().headers().firstValue("X-Request-Id").orElseThrow();
        assertThat(applicant.page()).contains("nothing was changed. Support has been told.", number);
        assertThat(applicant.path()).endsWith("/review");

        Browser operator = Browser.signedIn(node, JAWAD).open("/en/office/operations");
        assertThat(operator.page())
                .contains("Services that failed", "Judging the answers", reference, number, "cannot validate")
                .contains(FailingInstalments.class.getName());
        operator.post("support", "mend", Map.of("mend", task(operator)));
        assertThat(operator.page()).contains("It failed again.").containsPattern("Times: <bdi>2</bdi>");
        failOf("");
        operator.post("support", "mend", Map.of("mend", task(operator)));
        assertThat(operator.page()).contains("It went well.").doesNotContain(reference);

        applicant
                .open("/en/apply/ewa-instalments/" + reference + "/review")
                .post("review", "submit", Map.of("agreed", "on"));
        assertThat(applicant.path()).endsWith("/done");

        failOf("complete");
        String address = "/ar/office/cases/" + reference;
        Browser officer = Browser.signedIn(node, ZAHRA).open(address);
        officer.post("case", "action", Map.of("action", "claim"));
        officer.post("case", "action", Map.of("action", "accept"));
        assertThat(officer.page()).contains("حدث خلل في هذه الخدمة ولم يتغير شيء", "قبول التقسيط");
        assertThat(applicant.open("/en/my/requests/" + reference).page()).contains("Under review");
        assertThat(operator.open("/ar/office/operations").page()).contains("إنجاز الطلب", reference, "cannot complete");
        failOf("");
        officer.open(address).post("case", "action", Map.of("action", "accept"));
        assertThat(officer.path()).isEqualTo("/ar/office?done=" + reference);
        assertThat(applicant.open("/en/my/requests/" + reference).page()).contains("Your request is complete.");
    }

    private static String task(Browser operator) {
        var button = Pattern.compile("name=\"mend\" value=\"(\\d+)\"").matcher(operator.page());
        assertThat(button.find()).isTrue();
        return button.group(1);
    }
}
