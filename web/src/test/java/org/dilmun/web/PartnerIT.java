package org.dilmun.web;

import java.util.Map;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.dilmun.web.Micro.Platform;

import static org.assertj.core.api.Assertions.assertThat;

/** A real service of which an organisation outside government does a step, as those walk through it who have to do with it. */
@ExtendWith(Micro.class)
class PartnerIT {

    private static final String FATIMA = "600503127";
    private static final String HANAN = "870914006";
    private static final String BADR = "820327018";
    private static final String AMINA = "880912251";
    private static final String ABDULLA = "790516144";
    private static final byte[] PDF = TestFiles.PDF;

    private final Platform platform;

    PartnerIT(Platform platform) {
        this.platform = platform;
    }

    private String submitted() {
        var applicant = Browser.signedIn(platform, FATIMA);
        applicant
                .open("/en/apply/elderly-day-care")
                .postMultipart(
                        "apply",
                        "next",
                        Map.of("club", "uco", "lives_with", "alone", "transport", "yes", "relative_phone", "36009876"))
                .postFile("apply", "next", Map.of("conditions", "walking"), "medical_report", "report.pdf", PDF);
        assertThat(applicant.path()).endsWith("/review");
        applicant.post("review", "submit", Map.of("agreed", "on", "another", "on"));
        var matcher = Pattern.compile("EDC-\\d\\d-.{4}-.{4}").matcher(applicant.path());
        assertThat(matcher.find()).as(applicant.path()).isTrue();
        return matcher.group();
    }

    @Test
    void the_chosen_home_finds_the_case_in_its_inbox_sees_what_it_needs_and_answers() {
        String reference = submitted();
        String address = "/en/office/cases/" + reference;
        var home = Browser.signedIn(platform, HANAN).open("/en/office");
        assertThat(home.page()).contains(reference, "Confirmation of a place", "UCO Parents' Home");
        home.open(address);
        assertThat(home.page())
                .contains("Difficulty in walking")
                .doesNotContain("36009876", "report.pdf", "/copies/", "name=\"reveal\"", "Take the task over");
        assertThat(home.download("/attachments/" + reference + "/medical_report")
                        .statusCode())
                .isEqualTo(404);
        assertThat(home.download("/copies/" + reference).statusCode()).isEqualTo(404);
        home.open(address).post("note", "note", Map.of("note", "write", "noteText", "One place on Sundays"));
        assertThat(home.page()).contains("One place on Sundays");

        var other = Browser.signedIn(platform, BADR);
        assertThat(other.open("/en/office").page()).doesNotContain(reference);
        assertThat(other.open(address).shown().statusCode()).isEqualTo(403);

        var researcher = Browser.signedIn(platform, AMINA).open(address);
        assertThat(researcher.page())
                .contains("The task is with a partner organisation now:", "UCO Parents' Home", "36009876")
                .doesNotContain("One place on Sundays", "Take the task over");

        home.open(address).post("case", "action", Map.of("action", "claim"));
        home.post("case", "action", Map.of("action", "confirm"));
        assertThat(home.path()).isEqualTo("/en/office?done=" + reference);
        assertThat(researcher.open(address).page()).contains("Hanan Ebrahim Saleh", "value=\"claim\"");
    }

    @Test
    void the_supervisor_of_the_body_takes_the_step_over() {
        String reference = submitted();
        String address = "/ar/office/cases/" + reference;
        var supervisor = Browser.signedIn(platform, ABDULLA).open(address);
        assertThat(supervisor.page()).contains("المهمة الآن لدى جهة شريكة:", "دار يوكو لرعاية الوالدين");
        supervisor.post("case", "action", Map.of("action", "take-over"));
        assertThat(supervisor.page()).contains("value=\"claim\"").doesNotContain("المهمة الآن لدى جهة شريكة:");
        assertThat(Browser.signedIn(platform, HANAN).open(address).shown().statusCode())
                .isEqualTo(403);
    }
}
