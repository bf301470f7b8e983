package org.dilmun.web;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.dilmun.web.Micro.Platform;

import static org.assertj.core.api.Assertions.assertThat;

/** The audit trail as an auditor walks through it, with the sealer at work behind it. */
@ExtendWith(Micro.class)
class AuditIT {

    private static final String ANIL = "880100036";
    private static final String NOORA = "781107776";
    private static final String HESSA = "011200014";
    private static final Pattern REFERENCE = Pattern.compile("IDC-\\d\\d-.{4}-.{4}");

    private final Platform platform;

    AuditIT(Platform platform) {
        this.platform = platform;
    }

    private Browser auditor() {
        return Browser.signedIn(platform, HESSA);
    }

    /** Applies without paying. */
    private String submitted() {
        var applicant = Browser.signedIn(platform, ANIL)
                .open("/en/apply/id-card-replacement")
                .postMultipart("apply", "next", Map.of("reason", "lost", "happened_on", "2026-01-05"))
                .postMultipart("apply", "next", Map.of("delivery", "post"));
        var matcher = REFERENCE.matcher(applicant.path());
        assertThat(matcher.find()).as(applicant.path()).isTrue();
        applicant.post("review", "submit", Map.of("agreed", "on", "another", "on"));
        return matcher.group();
    }

    @Test
    void what_happened_to_a_case_is_found_and_nobodys_number_is_shown() {
        String reference = submitted();
        var page = auditor().open("/en/office/audit?ask=search&day=&reference=" + reference.toLowerCase(Locale.ROOT));
        assertThat(page.page())
                .contains("request.submit", reference, "Done")
                .containsPattern("Person, [0-9a-f]{8}")
                .doesNotContain("person:");
    }

    @Test
    void the_trail_is_sealed_while_the_platform_runs_and_the_check_finds_it_intact() {
        submitted();
        var auditor = auditor();
        platform.await(
                "a sealed block", () -> auditor.open("/en/office/audit").page().contains("Newest sealed blocks"));
        assertThat(auditor.page()).containsPattern("title=\"[0-9a-f]{64}\">[0-9a-f]{12}…");
        assertThat(auditor.open("/en/office/audit?ask=check&from=1&to=1").page())
                .containsPattern("Blocks 1 to 1 are intact, as they were sealed. Entries: [1-9]");
        assertThat(auditor.open("/ar/office/audit?ask=check&from=1&to=1").page())
                .contains("الكتل من 1 إلى 1 سليمة كما خُتمت.");
        assertThat(auditor.open("/en/office/audit?ask=check&from=900000&to=900001")
                        .page())
                .contains("There are no blocks with these numbers yet.");
    }

    @Test
    void a_day_with_many_acts_is_read_page_by_page() {
        var auditor = auditor();
        String today = LocalDate.now(ZoneId.of("Asia/Bahrain")).toString();
        for (int look = 0; look < 26; look++) {
            auditor.open("/en/office/audit?ask=search&day=" + today);
        }
        var next = Pattern.compile("href=\"([^\"]+)\" rel=\"next\"").matcher(auditor.page());
        assertThat(next.find()).isTrue();
        assertThat(auditor.open(next.group(1).replace("&amp;", "&")).page())
                .contains("First page")
                .contains("<time");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ask=search&reference=&day= | reference | Enter a reference or choose a day.",
                "ask=search | reference | Enter a reference or choose a day.",
                "ask=search&day=2026-02-30 | day | There is no such day. Choose one from the calendar.",
                "ask=search&day=-0044-03-15 | day | There is no such day. Choose one from the calendar.",
                "ask=search&day=9999-12-31 | day | This day has not come yet. Choose today or an earlier day.",
                "ask=check&from=one&to=2 | from | Enter the number of a block, such as 12.",
                "ask=check&from=1&to= | to | Enter the number of a block, such as 12.",
                "ask=check&from=1&to=99999999999999999999 | to | Enter the number of a block, such as 12.",
                "ask=check&from=3&to=2 | to | Enter a number not below that of the first block.",
            })
    void what_cannot_be_asked_is_told_beside_its_field(String query, String field, String text) {
        var answer = auditor().open("/en/office/audit?" + query);
        assertThat(answer.shown().statusCode()).isEqualTo(200);
        assertThat(answer.page())
                .contains("href=\"#" + field + "\"")
                .containsPattern("(?s)id=\"" + field + "-error\".{0,300}" + text);
    }

    @ParameterizedTest
    @CsvSource({
        "ask=search&reference=IDC-26-0000",
        "ask=search&day=0000-01-01",
        "ask=search&day=2026-11-25&after=-1000000000-01-01T00:00:00Z_1",
        "ask=search&day=2026-11-25&after=x_y",
        "ask=check&from=9223372036854775807&to=9223372036854775807",
        "ask=%00"
    })
    void a_spoilt_address_breaks_nothing(String query) {
        assertThat(auditor().open("/en/office/audit?" + query).shown().statusCode())
                .isEqualTo(200);
    }

    @Test
    void other_officials_have_neither_the_page_nor_a_way_to_it() {
        var officer = Browser.signedIn(platform, NOORA).open("/en/office");
        assertThat(officer.page()).contains("Inbox").doesNotContain("/en/office/audit");
        assertThat(officer.open("/en/office/audit").shown().statusCode()).isEqualTo(403);
        assertThat(auditor().open("/en/office").page()).contains("/en/office/audit");
    }
}
