package org.dilmun.web;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.dilmun.web.Micro.Platform;

import static org.assertj.core.api.Assertions.assertThat;

/** What people attach, from the page to the official, past a scanner. */
@ExtendWith(Micro.class)
class AttachmentIT {

    private static final String ANIL = "880100036";
    private static final String LAYLA = "830704310";
    private static final String FATIMA = "600503127";
    private static final String JAWAD = "900661003";
    private static final String ALI = "840615302";

    /** In two halves, so that this class is no virus itself. */
    private static final String EICAR = "X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*";

    private static final Map<String, String> STOLEN = Map.of("reason", "stolen", "happened_on", "2026-01-05");

    private final Platform platform;

    AttachmentIT(Platform platform) {
        this.platform = platform;
    }

    /** The page that asks for the report, whether or not an earlier test has left one there. */
    private Browser asked(String person, String language) {
        var applicant = Browser.signedIn(platform, person)
                .open("/" + language + "/apply/id-card-replacement")
                .postMultipart("apply", "next", STOLEN);
        return applicant.path().endsWith("/delivery")
                ? applicant.open(applicant.path().replace("/delivery", "/reason"))
                : applicant;
    }

    private static byte[] infected() {
        byte[] pdf = Arrays.copyOf(TestFiles.PDF, TestFiles.PDF.length + EICAR.length());
        System.arraycopy(EICAR.getBytes(StandardCharsets.US_ASCII), 0, pdf, TestFiles.PDF.length, EICAR.length());
        return pdf;
    }

    @Test
    void what_may_be_sent_is_told_before_and_what_is_wrong_afterwards() {
        assertThat(asked(LAYLA, "ar").page()).contains("الأنواع المقبولة: PDF, JPG, PNG. الحجم الأقصى: 10 ميغابايت.");
        var applicant = asked(LAYLA, "en");
        assertThat(applicant.page()).contains("Kinds: PDF, JPG, PNG. At most 10 MB.");
        byte[] program = Arrays.copyOf("MZ".getBytes(StandardCharsets.US_ASCII), 600);
        applicant.postFile("apply", "next", STOLEN, "police_report", "a.pdf", program);
        assertThat(applicant.page()).contains("Send one of these: PDF, JPG, PNG.");
        applicant.postFile(
                "apply", "next", STOLEN, "police_report", "a.pdf", Arrays.copyOf(TestFiles.PDF, (10 << 20) - 1));
        assertThat(applicant.path()).endsWith("/delivery");
    }

    @Test
    void harmful_software_does_not_get_in() {
        var applicant = asked(LAYLA, "ar");
        applicant.postFile("apply", "next", STOLEN, "police_report", "virus.pdf", infected());
        assertThat(applicant.page())
                .contains("وُجدت في الملف برمجيات ضارة فلم يُقبل.")
                .doesNotContain("virus.pdf");
    }

    @Test
    void while_the_scanner_is_away_nothing_gets_in_and_the_operator_sees_it() {
        var applicant = asked(FATIMA, "en");
        platform.scanner().without(() -> {
            applicant.postFile("apply", "next", STOLEN, "police_report", "report.pdf", TestFiles.PDF);
            assertThat(applicant.page())
                    .contains("Files cannot be checked at the moment, so this one was not taken.")
                    .doesNotContain("report.pdf");
            var operator = Browser.signedIn(platform, JAWAD).open("/en/office/operations");
            operator.post("lines", "run", Map.of("run", "old-usage")); // reads anew
            assertThat(operator.page()).contains("Nobody can attach a file while the scanner does not answer.");
        });
        applicant.postFile("apply", "next", STOLEN, "police_report", "report.pdf", TestFiles.PDF);
        assertThat(applicant.path()).endsWith("/delivery");
    }

    @Test
    void a_large_picture_is_made_smaller_and_only_those_in_the_case_get_it() throws IOException {
        var applicant = asked(FATIMA, "en");
        byte[] large = TestFiles.picture("jpg", 4000, 1000);
        applicant.postFile("apply", "next", STOLEN, "police_report", "scan.jpg", large);
        applicant.postMultipart("apply", "next", Map.of("delivery", "centre"));
        var link = Pattern.compile("/attachments/[^\"?]+").matcher(applicant.page());
        assertThat(link.find()).as(applicant.page()).isTrue();
        var kept = applicant.download(link.group());
        assertThat(kept.statusCode()).isEqualTo(200);
        assertThat(kept.headers().firstValueAsLong("Content-Length")).hasValue(kept.body().length);
        var picture = ImageIO.read(new ByteArrayInputStream(kept.body()));
        assertThat(picture.getWidth()).isEqualTo(2400);
        assertThat(picture.getHeight()).isEqualTo(600);
        for (String outside : new String[] {ANIL, ALI, JAWAD}) {
            assertThat(Browser.signedIn(platform, outside)
                            .download(link.group())
                            .statusCode())
                    .isEqualTo(404);
        }
        assertThat(platform.get(link.group()).statusCode()).isNotEqualTo(200);
    }
}
