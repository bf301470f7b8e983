package org.dilmun.web;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.dilmun.web.Micro.Platform;

import static org.assertj.core.api.Assertions.assertThat;

/** The clock of a demonstration is moved: on a platform of this test's own, since nobody can move it back. */
@ExtendWith(Micro.class)
class ClockIT {

    private static final String ANIL = "880100036";
    private static final String NOORA = "781107776";
    private static final String SALMAN = "950500178";
    private static final String HESSA = "011200014";
    private static final String AT_ONCE = "5555 5555 5555 4444";
    private static final Pattern REFERENCE = Pattern.compile("IDC-\\d\\d-.{4}-.{4}");

    private final Platform platform;
    private Node moved;

    ClockIT(Platform platform) {
        this.platform = platform;
    }

    @BeforeEach
    void start() {
        moved = new Node(
                "clock-it",
                Portal.freePort(),
                Map.of(
                        "DILMUN_PROFILE",
                        "demo",
                        "DILMUN_DB_URL",
                        "jdbc:h2:mem:clock;MODE=MariaDB;DATABASE_TO_LOWER=TRUE;DB_CLOSE_DELAY=-1",
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

    @Test
    void deadlines_follow_the_clock_that_is_moved_and_sign_ins_do_not() {
        var applicant = Browser.signedIn(moved, ANIL);
        String reference = paidCase(applicant);
        var supervisor = Browser.signedIn(moved, SALMAN).open("/en/office");
        assertThat(row(supervisor, reference)).contains("left").doesNotContain("late");
        var script = ApiClient.of(moved, "demo-clock", "Dilmun-demo-clock");
        var counter = ApiClient.of(moved, "iga-counter", "Dilmun-demo-counter");

        supervisor.open("/en/office/clock");
        assertThat(supervisor.page()).contains("Move the clock forward").doesNotContain("The clock is ahead");
        supervisor.post("clock", "move", Map.of("days", "-1", "hours", ""));
        assertThat(supervisor.page()).contains("Enter how many days or hours to go forward");
        assertThat(moved.get("/en").body()).doesNotContain("The clock is ahead");
        supervisor.post("clock", "move", Map.of("days", "60", "hours", "5"));
        assertThat(supervisor.path()).isEqualTo("/en/office/clock");
        assertThat(supervisor.page()).contains("The clock is ahead: days 60, hours 5");

        assertThat(moved.get("/en").body()).contains("The clock is ahead: days 60, hours 5");
        assertThat(row(supervisor.open("/en/office"), reference)).contains("working days late");
        moved.await(
                "the escalation",
                () -> supervisor.open("/en/office?view=escalated").page().contains(reference));
        assertThat(row(supervisor, reference)).contains("Escalated to the supervisor");
        assertThat(supervisor.open("/en/office/cases/" + reference).page()).contains("Escalated to the supervisor");
        assertThat(applicant.open("/ar/my/requests/" + reference).page())
                .contains(reference, "الساعة مقدَّمة: الأيام 60، الساعات 5");
        assertThat(Browser.signedIn(moved, NOORA).open("/en/office").page())
                .contains("The clock is ahead", "Escalated to the supervisor")
                .doesNotContain("/en/office/clock", "view=escalated");

        Instant before = Instant.now();
        var answer = ApiClient.json(script.post("/api/v1/demo/clock", "{\"days\": 1}", "Idempotency-Key", "one"));
        assertThat(answer.path("ahead").asText()).isEqualTo("PT1469H");
        assertThat(Instant.parse(answer.path("now").asText()))
                .isBetween(
                        before.plus(Duration.ofHours(1469)).minusSeconds(1),
                        Instant.now().plus(Duration.ofHours(1469)));
        assertThat(ApiClient.json(script.post("/api/v1/demo/clock", "{\"days\": 1}", "Idempotency-Key", "one")))
                .as("the same call again moves nothing")
                .isEqualTo(answer);
        moved.await(
                "an hour and a day ahead",
                () -> applicant.open("/en").page().contains("The clock is ahead: days 61, hours 5"));
        assertThat(script.post("/api/v1/demo/clock", "{\"days\": 4000}").statusCode())
                .isEqualTo(422);
        assertThat(counter.post("/api/v1/demo/clock", "{\"days\": 1}").statusCode())
                .isEqualTo(403);

        assertThat(Browser.signedIn(moved, HESSA)
                        .open("/en/office/audit?ask=search&day=" + today())
                        .page())
                .contains("clock.move");
    }

    /** The audit trail goes by the real clock. */
    private static String today() {
        return Instant.now().atZone(ZoneId.of("Asia/Bahrain")).toLocalDate().toString();
    }

    private static String row(Browser inbox, String reference) {
        return Stream.of(inbox.page().split("<tr>", -1))
                .filter(row -> row.contains(reference))
                .findFirst()
                .orElseThrow();
    }

    private static String paidCase(Browser applicant) {
        applicant
                .open("/en/apply/id-card-replacement")
                .postMultipart("apply", "next", Map.of("reason", "lost", "happened_on", "2026-01-05"))
                .postMultipart("apply", "next", Map.of("delivery", "post"));
        var matcher = REFERENCE.matcher(applicant.path());
        assertThat(matcher.find()).as(applicant.path()).isTrue();
        applicant
                .post("review", "submit", Map.of("agreed", "on", "another", "on"))
                .post("pay", "payNow", Map.of());
        var paid = new CardPage(URI.create(
                        applicant.shown().headers().firstValue("Location").orElseThrow()))
                .pay(AT_ONCE);
        URI back = URI.create(paid.headers().firstValue("Location").orElseThrow());
        applicant.open(back.getPath() + "?" + back.getQuery());
        return matcher.group();
    }
}
