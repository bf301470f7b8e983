package org.dilmun.web;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.dilmun.web.Micro.Platform;

import static org.assertj.core.api.Assertions.assertThat;

/** What whoever answers for a service sees of it and takes along. */
@ExtendWith(Micro.class)
class StudioFiguresIT {

    private static final String MONA = "860917258";
    private static final String SALMAN = "950500178";
    private static final String NOORA = "781107776";
    private static final String RASHID = "790311771";
    private static final String HESSA = "011200014";
    private static final String ANIL = "880100036";
    private static final String PAGE = "/en/office/studio/id-card-replacement/figures";

    private final Platform platform;

    StudioFiguresIT(Platform platform) {
        this.platform = platform;
    }

    private static Pattern row(String title) {
        return Pattern.compile("<bdi>" + title
                + "</bdi></th>\\s*<td class=\"end\"><bdi class=\"num\">(\\d+)</bdi></td>\\s*<td class=\"end\"><bdi class=\"num\">(\\d+)</bdi>");
    }

    /** @return how often the page of that title was opened, and how often somebody went on; zero if it is not told yet */
    private static int[] use(Browser owner, String title) {
        var found = row(title).matcher(owner.open(PAGE).page());
        return found.find()
                ? new int[] {Integer.parseInt(found.group(1)), Integer.parseInt(found.group(2))}
                : new int[] {0, 0};
    }

    @Test
    void an_owner_sees_where_people_give_up_and_how_long_it_takes() {
        var owner = Browser.signedIn(platform, MONA).open("/en/office/studio/id-card-replacement");
        assertThat(owner.page()).contains("href=\"" + PAGE + "\"");
        String delivery = "How you get the card";
        int[] before = use(owner, delivery);
        Browser.signedIn(platform, ANIL)
                .open("/en/apply/id-card-replacement")
                .postMultipart("apply", "next", Map.of("reason", "lost", "happened_on", "2026-01-05")); // and gives up
        String reference = PaidCase.of(Browser.signedIn(platform, ANIL));
        platform.await("the pages", () -> {
            int[] now = use(owner, delivery);
            return now[0] >= before[0] + 2 && now[1] >= before[1] + 1;
        });
        Browser.signedIn(platform, NOORA)
                .open("/ar/office/cases/" + reference)
                .post("case", "action", Map.of("action", "claim"))
                .post("case", "action", Map.of("action", "reject", "reason", "لا يُذكر في المؤشرات"));
        assertThat(owner.open(PAGE).page())
                .contains("From submission to decision", "A reason in the officer’s own words")
                .containsPattern("Review</bdi></th>")
                .doesNotContain("لا يُذكر في المؤشرات", "???");
        assertThat(owner.open("/ar" + PAGE.substring(3)).page()).contains("أداء الخدمة", "أين يتوقف مقدمو الطلبات؟");
        assertThat(owner.open(PAGE + "?from=2019-05&to=2019-06").page())
                .contains("Nothing in the chosen months.", "May 2019");
        assertThat(owner.open(PAGE + "?from=2019-06&to=2019-05").page()).contains("Choose the months from the older");
    }

    @Test
    void what_was_answered_is_taken_along_in_each_format_without_who_it_was() {
        String reference = PaidCase.of(Browser.signedIn(platform, ANIL));
        var owner = Browser.signedIn(platform, MONA).open(PAGE);
        owner.post("submissions", "export", Map.of("export", "csv", "columns", "labels"));
        assertThat(owner.shown().headers().firstValue("Content-Disposition").orElseThrow())
                .startsWith("attachment; filename=\"id-card-replacement-")
                .endsWith(".csv\"");
        assertThat(owner.page())
                .startsWith("\uFEFFRequest,Submitted on,Status,Closed on,Channel,What happened to your card?")
                .containsPattern(reference + ",\\d{4}-\\d\\d-\\d\\d,[^,]+,,[^,]+,I lost it,2026-01-05,,")
                .doesNotContain("Anil", "أنيل", ANIL);

        owner.open(PAGE).post("submissions", "export", Map.of("export", "csv", "columns", "keys"));
        assertThat(owner.page())
                .startsWith("\uFEFFrequest.reference,request.submitted,request.status,request.closed,request.channel,reason")
                .containsPattern(reference + ",\\d{4}-\\d\\d-\\d\\d,open,,portal,lost,2026-01-05,,post");

        owner.open(PAGE).post("submissions", "export", Map.of("export", "json"));
        assertThat(owner.shown().headers().firstValue("Content-Type").orElseThrow()).startsWith("application/json");
        assertThat(owner.page())
                .startsWith("[")
                .contains("\"reason\":\"lost\",\"request.channel\":\"portal\",\"request.reference\":\"" + reference + "\"");

        owner.open(PAGE).post("submissions", "export", Map.of("export", "xlsx"));
        assertThat(owner.page()).startsWith("PK");
        owner.open(PAGE).post("submissions", "export", Map.of("export", "exe"));
        assertThat(owner.page()).contains("How the service fares");
        assertThat(Browser.signedIn(platform, SALMAN)
                        .open("/ar" + PAGE.substring(3))
                        .page())
                .contains("تنزيل إجابات الطلبات");
        assertThat(Browser.signedIn(platform, HESSA)
                        .open("/en/office/audit?ask=search&day=" + LocalDate.now(ZoneOffset.ofHours(3)))
                        .page())
                .contains("submissions.exported");
    }

    @Test
    void it_opens_for_those_who_write_or_publish_the_service_alone() {
        for (String stranger : new String[] {NOORA, RASHID, ANIL, HESSA}) {
            assertThat(Browser.signedIn(platform, stranger).open(PAGE).shown().statusCode())
                    .as(stranger)
                    .isEqualTo(403);
        }
        assertThat(Browser.signedIn(platform, MONA)
                        .open("/en/office/studio/no-such-service/figures")
                        .shown()
                        .statusCode())
                .isEqualTo(404);
    }
}
