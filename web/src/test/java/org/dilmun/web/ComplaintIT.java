package org.dilmun.web;

import java.util.Map;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.dilmun.web.Micro.Platform;

import static org.assertj.core.api.Assertions.assertThat;

/** Somebody complains, and reads the answer of somebody who had nothing to do with it. */
@ExtendWith(Micro.class)
class ComplaintIT {

    private static final String YOUSIF = "850312345";
    private static final String NOORA = "781107776";
    private static final String SALMAN = "950500178";
    private static final Pattern REFERENCE = Pattern.compile("CMP-\\d\\d-.{4}-.{4}");

    private final Platform platform;

    ComplaintIT(Platform platform) {
        this.platform = platform;
    }

    private static String lodged(Browser complainant) {
        complainant.postMultipart("apply", "next", Map.of("category", "delay", "what", "Two weeks without a word."));
        var reference = REFERENCE.matcher(complainant.path());
        assertThat(reference.find()).as(complainant.path()).isTrue();
        complainant.post("review", "submit", Map.of("agreed", "on"));
        assertThat(complainant.path()).endsWith("/done");
        return reference.group();
    }

    private Browser office(String number, String reference) {
        return Browser.signedIn(platform, number).open("/en/office/cases/" + reference);
    }

    @Test
    void the_treatment_of_a_request_is_complained_about_and_answered_by_somebody_else() {
        var applicant = Browser.signedIn(platform, YOUSIF);
        String treated = PaidCase.of(applicant);
        applicant.open("/en/my/requests/" + treated).post("complaining", "complainOfIt", Map.of());
        assertThat(applicant.page()).contains("Complaint: Replacement of a lost or damaged ID card", "What happened?");
        String complaint = lodged(applicant);

        assertThat(applicant.open("/en/my/requests/" + treated).page())
                .contains("/en/my/requests/" + complaint, "Under review");
        applicant.post("complaining", "complainOfIt", Map.of());
        assertThat(applicant.page()).contains("that complaint is not answered yet: " + complaint);
        assertThat(applicant.open("/ar/my/requests/" + complaint).page())
                .contains("شكواك لدى الجهة", "/ar/my/requests/" + treated, "الموعد المتوقع")
                .doesNotContain("id=\"complaining\"", "id=\"rating\"");

        assertThat(office(NOORA, complaint).page())
                .contains("Complaint: Replacement", "Two weeks without a word.")
                .doesNotContain("value=\"claim\"");
        var supervisor = office(SALMAN, complaint);
        assertThat(supervisor.page()).contains("/en/office/cases/" + treated, "Complaint submitted");
        supervisor
                .post("case", "action", Map.of("action", "claim"))
                .open("/en/office?view=mine");
        assertThat(supervisor.page()).contains(complaint, "Complaint: Replacement", "Answer to the complaint");
        supervisor
                .open("/en/office/cases/" + complaint)
                .post("case", "action", Map.of("action", "answer", "reason", "We are sorry. It is decided tomorrow."));
        assertThat(applicant.open("/en/my/requests/" + complaint).page())
                .contains("The body has answered your complaint.", "We are sorry. It is decided tomorrow.");
        assertThat(applicant.open("/en/inbox").page()).contains("Your complaint is answered: ");
        assertThat(applicant.open("/en/my/requests/" + treated).page())
                .contains("Answered", "id=\"complaining\"")
                .doesNotContain("We are sorry.");
    }

    @Test
    void a_supervisor_who_acted_in_the_request_is_told_that_somebody_else_answers() {
        var applicant = Browser.signedIn(platform, YOUSIF);
        String treated = PaidCase.of(applicant);
        office(SALMAN, treated)
                .post("case", "action", Map.of("action", "claim"))
                .post("case", "action", Map.of("action", "reject", "reason", "No report"));
        applicant.open("/en/my/requests/" + treated).post("complaining", "complainOfIt", Map.of());
        String complaint = lodged(applicant);
        assertThat(office(SALMAN, complaint).page())
                .contains("You took part in the request that this complaint is about.")
                .doesNotContain("value=\"claim\"");
        applicant.open("/en/my/requests/" + complaint).post("withdraw", "withdrawIt", Map.of());
        assertThat(applicant.page()).contains("Withdrawn");
    }

    @Test
    void a_service_is_complained_about_from_its_page_once_until_it_is_answered() {
        String page = "/en/services/late-registration";
        assertThat(platform.get(page).body()).contains("href=\"/en/complain/late-registration\"");
        assertThat(platform.get("/en/complain/late-registration").statusCode()).isEqualTo(302);
        var complainant = Browser.signedIn(platform, YOUSIF).open("/en/complain/late-registration");
        String complaint = lodged(complainant);
        complainant.open("/en/complain/late-registration");
        assertThat(complainant.page())
                .contains("that complaint is not answered yet: " + complaint, "/en/my/requests/" + complaint);
        assertThat(complainant.open("/en/complain/no-such-service").shown().statusCode())
                .isEqualTo(404);
    }
}
