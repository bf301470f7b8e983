package org.dilmun.web;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.dilmun.web.Micro.Platform;

import static org.assertj.core.api.Assertions.assertThat;

/** Two identity officers and the holder of an eKey, each in a browser. */
@ExtendWith(Micro.class)
class EKeysIT {

    private static final String LATIFA = "871104628";
    private static final String ABDULLA = "840912358";
    private static final String SAEED = "850907128";
    private static final Pattern CONFIRM = Pattern.compile("name=\"confirm\" value=\"([0-9]+)\"");
    private static final String WHY = "Report 2026/118: the telephone was stolen.";

    private final Platform platform;

    EKeysIT(Platform platform) {
        this.platform = platform;
    }

    private Browser looking(String officer) {
        return Browser.signedIn(platform, officer)
                .open("/en/office/ekeys")
                .post("looking", "look", Map.of("look", "yes", "personNumber", SAEED, "reason", WHY));
    }

    private static Browser confirm(Browser officer) {
        officer.open("/en/office/ekeys");
        Matcher waiting = CONFIRM.matcher(officer.page());
        assertThat(waiting.find()).isTrue();
        return officer.post("waiting", "confirm", Map.of("confirm", waiting.group(1)));
    }

    private Browser signIn() {
        return new Browser(platform)
                .open("/en/login")
                .post("login", "signIn", Map.of("personalNumber", SAEED, "password", "Dilmun-demo-2026"));
    }

    @Test
    void one_officer_suspends_another_confirms_and_the_holder_is_told_when_signing_in() {
        Browser holder = Browser.signedIn(platform, SAEED).open("/en/my");
        Browser latifa = looking(LATIFA);
        assertThat(latifa.page())
                .contains("Saeed Mohamed Jassim", WHY, "In use")
                .doesNotContain(SAEED);
        latifa.post("proposing", "propose", Map.of("propose", "yes", "kind", "suspend", "why", WHY));
        assertThat(latifa.page()).contains("Suspended", "waits for a second officer");
        assertThat(holder.open("/en/my").path()).contains("/en/login");
        assertThat(latifa.open("/en/office/ekeys").page()).contains("Take back").doesNotContain("name=\"confirm\"");

        Browser abdulla = confirm(Browser.signedIn(platform, ABDULLA));
        assertThat(abdulla.page()).contains("It is confirmed and done.");
        assertThat(signIn().page()).contains("Your eKey is suspended");

        looking(ABDULLA).post("proposing", "propose", Map.of("propose", "yes", "kind", "resume", "why", WHY));
        confirm(latifa);
        assertThat(signIn().open("/en/my/looks").page()).contains("looked at your eKey and the sign-ins with it");
    }

    @Test
    void what_was_opened_and_ended_lately_is_counted_in_each_language() {
        Browser latifa = Browser.signedIn(platform, LATIFA).open("/en/office/ekeys");
        assertThat(latifa.page())
                .contains("eKeys over the last 30 days", "Basic, in use", "Opened on the portal")
                .doesNotContain("None was opened");
        assertThat(latifa.open("/ar/office/ekeys").page()).contains("المفاتيح الإلكترونية في آخر 30 يومًا");
    }

    @Test
    void without_a_reason_or_a_person_nothing_is_shown_and_what_was_typed_stays() {
        Browser latifa = Browser.signedIn(platform, LATIFA).open("/en/office/ekeys");
        latifa.post("looking", "look", Map.of("look", "yes", "personNumber", SAEED, "reason", "stolen"));
        assertThat(latifa.page())
                .contains("Give a reason of 10 to 500 characters.", "value=\"" + SAEED + "\"", ">stolen</textarea>");
        latifa.post("looking", "look", Map.of("look", "yes", "personNumber", "871104620", "reason", WHY));
        assertThat(latifa.page()).contains("personNumber-error").doesNotContain("Why you look</dt>");
    }

    @Test
    void what_another_officer_looks_at_is_over_for_everybody_else() {
        String address = looking(LATIFA).path();
        assertThat(Browser.signedIn(platform, ABDULLA).open(address).page())
                .contains("The half hour for looking at this eKey is over.")
                .doesNotContain("Saeed");
    }
}
