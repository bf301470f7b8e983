package org.dilmun.web;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.dilmun.web.Micro.Platform;

import static org.assertj.core.api.Assertions.assertThat;

/** An officer goes on leave, and a colleague does in her place what she has in hand. */
@ExtendWith(Micro.class)
class LeaveIT {

    private static final String ANIL = "880100036";
    private static final String NOORA = "781107776";
    private static final String SALMAN = "950500178";
    private final LocalDate today = LocalDate.now(ZoneOffset.ofHours(3));

    private final Platform platform;

    LeaveIT(Platform platform) {
        this.platform = platform;
    }

    /** Others go on with the same people. */
    @AfterEach
    void end() {
        var noora = Browser.signedIn(platform, NOORA).open("/en/office/leave");
        Matcher key = Pattern.compile("name=\"end\" value=\"([^\"]+)\"").matcher(noora.page());
        if (key.find()) {
            noora.post("leaves", "end", Map.of("end", key.group(1)));
            assertThat(noora.page()).contains("The leave has ended.", "No leave is entered.");
        }
    }

    /** @return as the shown form names that official */
    private static String option(Browser browser, String name) {
        Matcher option = Pattern.compile("<option value=\"(iga\\.[0-9a-f]{16})\"[^>]*>" + name)
                .matcher(browser.page());
        assertThat(option.find()).as(name).isTrue();
        return option.group(1);
    }

    private static void enter(Browser browser, LocalDate first, LocalDate last) {
        var fields = new HashMap<String, String>();
        fields.put("enter", "leave");
        fields.put("official", option(browser, "Noora Khalid Abdulla"));
        fields.put("standIn", option(browser, "Salman Jassim Mohamed"));
        fields.put("first", first == null ? "" : first.toString());
        fields.put("last", last == null ? "" : last.toString());
        browser.post("entering", "enter", fields);
    }

    @Test
    void while_an_officer_is_away_a_colleague_decides_in_her_place_and_the_history_says_so() {
        String reference = PaidCase.of(Browser.signedIn(platform, ANIL));
        String left = PaidCase.of(Browser.signedIn(platform, ANIL));
        var noora = Browser.signedIn(platform, NOORA);
        for (String each : new String[] {reference, left}) {
            noora.open("/en/office/cases/" + each).post("case", "action", Map.of("action", "claim"));
        }
        var salman = Browser.signedIn(platform, SALMAN);
        assertThat(salman.open("/en/office?view=mine").page()).doesNotContain(reference);

        enter(noora.open("/en/office/leave"), today, null);
        assertThat(noora.page()).contains("Enter a first and a last day", "value=\"" + today + "\"");
        enter(noora, today, today.plusDays(3));
        assertThat(noora.page()).contains("The leave is entered.", "Salman Jassim Mohamed", "name=\"end\"");
        assertThat(noora.open("/ar/office").page()).contains("والنائب عنك سلمان جاسم محمد");

        assertThat(salman.open("/en/office?view=mine").page())
                .contains("You stand in for Noora Khalid Abdulla until", reference, left);
        salman.open("/en/office/cases/" + reference);
        assertThat(salman.page()).contains("With you in place of Noora Khalid Abdulla", "value=\"approve\"");
        salman.post("case", "action", Map.of("action", "approve"));
        assertThat(salman.path()).isEqualTo("/en/office?done=" + reference);
        assertThat(salman.open("/en/office/cases/" + reference).page())
                .contains("Salman Jassim Mohamed, in place of Noora Khalid Abdulla");
        assertThat(salman.open("/ar/office/cases/" + reference).page())
                .contains("سلمان جاسم محمد، نيابةً عن نورة خالد عبدالله");

        end();
        assertThat(salman.open("/en/office?view=mine").page()).doesNotContain(left);
        assertThat(salman.open("/en/office/cases/" + left).page()).doesNotContain("value=\"approve\"");
        noora.open("/en/office/cases/" + left).post("case", "action", Map.of("action", "release"));
    }

    @Test
    void a_supervisor_enters_leave_for_an_officer_who_then_gets_no_tasks() {
        String reference = PaidCase.of(Browser.signedIn(platform, ANIL));
        var salman = Browser.signedIn(platform, SALMAN).open("/en/office/cases/" + reference);
        Matcher key = Pattern.compile("<option value=\"([0-9a-f]{16})\">Noora Khalid Abdulla \\(")
                .matcher(salman.page());
        assertThat(key.find()).isTrue();

        enter(salman.open("/en/office/leave"), today, today.plusDays(1));
        assertThat(salman.page()).contains("The leave is entered.");
        enter(salman, today.plusDays(1), today.plusDays(2));
        assertThat(salman.page()).contains("This official has leave from");

        assertThat(salman.open("/en/office/team").page()).contains("Away until", "Salman Jassim Mohamed stands in");
        salman.open("/en/office/cases/" + reference);
        assertThat(salman.page()).doesNotContain(key.group());
        salman.post("assignment", "assign", Map.of("assign", "task", "officer", key.group(1)));
        assertThat(salman.page()).contains("This official is away until");
    }
}
