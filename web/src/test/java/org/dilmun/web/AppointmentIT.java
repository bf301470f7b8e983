package org.dilmun.web;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.dilmun.web.Micro.Platform;

import static org.assertj.core.api.Assertions.assertThat;

/** People take appointments, come, and are received at the counter: on a platform of this test's own, whose clock goes to that day. */
@ExtendWith(Micro.class)
class AppointmentIT {

    private static final String MARYAM = "920704565";
    private static final String ANIL = "880100036";
    private static final String NOORA = "781107776";
    private static final String ALI = "840615302";
    private static final String AT_ONCE = "5555 5555 5555 4444";

    private final Platform platform;
    private Node moved;

    AppointmentIT(Platform platform) {
        this.platform = platform;
    }

    @BeforeEach
    void start() {
        moved = new Node(
                "appointment-it",
                Portal.freePort(),
                Map.of(
                        "DILMUN_PROFILE",
                        "demo",
                        "DILMUN_DB_URL",
                        "jdbc:h2:mem:appointment;MODE=MariaDB;DATABASE_TO_LOWER=TRUE;DB_CLOSE_DELAY=-1",
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
    void who_has_booked_is_received_and_so_is_who_just_comes() {
        var applicant = Browser.signedIn(moved, MARYAM);
        String reference =
                paid(applicant, "id-card-first-citizen", "IDF", Map.of("occasion", "abroad", "phone", "33123456"));
        String address = "/en/my/requests/" + reference;
        assertThat(applicant.open("/ar/my/requests/" + reference).page()).contains("احجز موعدًا", "ينتظر حضورك");
        assertThat(applicant.page()).contains("آخر يوم للحجز", "رُفض طلبك");
        assertThat(applicant.open(address + "/appointment").page()).contains("Last day to book");
        assertThat(applicant.open("/en/my").page()).contains("waits for you to book an appointment");
        bookBy(reference).matches("[0-9]{4}-[0-9]{2}-[0-9]{2}");
        Instant slot = booked(applicant, address);
        changed(applicant, address, slot);
        taken(applicant, address, reference, slot);
        bookBy(reference).isEmpty();
        assertThat(applicant.open(address).page()).doesNotContain("Last day to book");
        atTheCounter(reference, slot);

        String list = "/en/office/appointments?place=iga-muharraq&day=" + day(slot);
        var officer = Browser.signedIn(moved, NOORA).open(list);
        assertThat(row(officer, reference)).contains("07:00", "Expected").doesNotContain("Did not come");
        assertThat(Browser.signedIn(moved, ALI).open(list).page()).doesNotContain(reference);
        assertThat(applicant.open(list).shown().statusCode()).isEqualTo(403);

        go(slot);
        moved.await("the day", () -> row(officer.open(list), reference).contains("Did not come"));
        officer.post("list", "keep", Map.of("keep", reference + "_" + slot));
        assertThat(row(officer, reference)).contains("Came").doesNotContain("Expected");
        assertThat(applicant.open(address).page()).contains("Under review").doesNotContain("Add to your calendar");
        officer.open("/en/office/cases/" + reference).post("case", "action", Map.of("action", "claim"));
        officer.post("case", "action", Map.of("action", "issue"));
        assertThat(applicant.open(address).page()).contains("Your request is complete");

        walksIn();
    }

    /** What a system of the body reads of the case; empty: it says no day. */
    private AbstractStringAssert<?> bookBy(String reference) {
        var counter = ApiClient.of(moved, "iga-counter", "Dilmun-demo-counter");
        var shown = ApiClient.json(counter.get("/api/v1/requests/" + reference));
        var offer = ApiClient.json(counter.get("/api/v1/requests/" + reference + "/appointment"));
        assertThat(offer.path("book_by")).isEqualTo(shown.path("book_by"));
        return assertThat(shown.path("book_by").asText());
    }

    /** Takes the first time of the third day of the second place. @return when it begins */
    private static Instant booked(Browser applicant, String address) {
        applicant.open(address + "/appointment");
        assertThat(applicant.page())
                .contains("ID card services centre in Isa Town")
                .doesNotContain("id=\"days\"");
        applicant.open(address + "/appointment?place=iga-muharraq");
        String day = all("place=iga-muharraq&(?:amp;)?day=([0-9-]+)", applicant).get(2);
        applicant.open(address + "/appointment?place=iga-muharraq&day=" + day);
        List<String> times = all("name=\"slot\" value=\"([^\"]+)\"", applicant);
        applicant.post("book", "bookIt", Map.of());
        assertThat(applicant.page()).contains("Choose the time that suits you.");
        applicant.post("book", "bookIt", Map.of("slot", "2017-11-05T08:00:00Z"));
        assertThat(applicant.page()).contains("This time can no longer be booked.");
        applicant.post("book", "bookIt", Map.of("slot", times.get(1)));
        assertThat(applicant.path()).isEqualTo(address);
        assertThat(applicant.page()).contains("07:15", "Add to your calendar", "your original passport");
        assertThat(applicant.open("/en/inbox").page()).contains("Your appointment is booked");
        return Instant.parse(times.get(0));
    }

    /** Moves it from one window, while another still shows the page from before. */
    private void changed(Browser applicant, String address, Instant slot) {
        String page = address + "/appointment?place=iga-muharraq&day=" + day(slot);
        var other = Browser.signedIn(moved, MARYAM).open(page);
        applicant.open(page).post("book", "bookIt", Map.of("slot", slot.toString()));
        assertThat(applicant.page()).contains("07:00", "Move or cancel");
        other.post("cancel", "cancelIt", Map.of());
        assertThat(other.page()).contains("has changed since it was shown to you");
        assertThat(applicant.open("/en/inbox").page()).contains("Your appointment has been moved");
        assertThat(applicant.open("/en/my").page()).contains("You have an appointment.", "07:00");
    }

    private void taken(Browser applicant, String address, String reference, Instant slot) {
        String file = "/appointments/en/" + reference + ".ics";
        assertThat(applicant.open(address).page()).contains(file);
        var calendar = applicant.download(file);
        assertThat(calendar.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/calendar"));
        assertThat(new String(calendar.body(), StandardCharsets.UTF_8))
                .contains("DTSTART:" + slot.toString().replaceAll("[-:]", ""), "SUMMARY:First ID card for a citizen");
        assertThat(Browser.signedIn(moved, ANIL).download(file).statusCode()).isEqualTo(404);
        assertThat(Browser.signedIn(moved, ANIL)
                        .open(address + "/appointment")
                        .shown()
                        .statusCode())
                .isEqualTo(403);
    }

    /** A system of the body moves it for the applicant, who stands before it, and back. */
    private void atTheCounter(String reference, Instant slot) {
        var counter = ApiClient.of(moved, "iga-counter", "Dilmun-demo-counter");
        String address = "/api/v1/requests/" + reference + "/appointment";
        var offer = ApiClient.json(counter.get(address + "?place=iga-muharraq&day=" + day(slot)));
        assertThat(offer.at("/booked/from").asText()).isEqualTo(slot.toString());
        assertThat(offer.at("/times/0/from").asText()).isEqualTo(slot.toString());
        assertThat(offer.at("/times/0/free").asInt()).isEqualTo(2);
        assertThat(offer.at("/times/1/free").asInt()).isEqualTo(3);
        assertThat(counter.get(address + "?place=gdt-test-ground").statusCode()).isEqualTo(404);
        assertThat(counter.get(address + "?day=tomorrow").statusCode()).isEqualTo(422);
        assertThat(ApiClient.of(moved, "gdt-counter", "Dilmun-demo-traffic")
                        .get(address)
                        .statusCode())
                .isEqualTo(403);

        String later = offer.at("/times/1/from").asText();
        String wanted = "{\"place\":\"iga-muharraq\",\"from\":\"%s\",\"instead_of\":\"%s\"}";
        var stale = counter.post(address, wanted.formatted(later, later), "Idempotency-Key", "stale");
        assertThat(ApiClient.json(stale).path("type").asText()).isEqualTo("/problems/appointment-changed");
        var booked = counter.post(address, wanted.formatted(later, slot), "Idempotency-Key", "later");
        assertThat(booked.statusCode()).as(booked.body()).isEqualTo(200);
        assertThat(ApiClient.json(booked).path("from").asText()).isEqualTo(later);
        assertThat(counter.post(address, wanted.formatted(later, slot), "Idempotency-Key", "later")
                        .body())
                .as("the same call again")
                .isEqualTo(booked.body());
        assertThat(counter.post(address, wanted.formatted(slot, later)).statusCode())
                .isEqualTo(200);
    }

    private void walksIn() {
        var learner = Browser.signedIn(moved, ANIL);
        String reference = paid(
                learner,
                "road-test-booking",
                "RTB",
                Map.of("permit", "LP4711", "gearbox", "manual", "phone", "33123456"));
        var examiner = Browser.signedIn(moved, ALI).open("/en/office/appointments");
        assertThat(examiner.page()).contains("Driving test ground in Isa Town").doesNotContain(reference);
        examiner.post("walk", "takeIn", Map.of("walkIn", "nothing"));
        assertThat(examiner.page()).contains("id=\"walkIn\"", "reference");
        examiner.post("walk", "takeIn", Map.of("walkIn", reference));
        String mark = all("name=\"keep\" value=\"(" + reference + "_[^\"]+)\"", examiner)
                .get(0);
        examiner.post("list", "keep", Map.of("keep", mark));
        assertThat(row(examiner, reference)).contains("Came");
        examiner.open("/en/office/cases/" + reference).post("case", "action", Map.of("action", "claim"));
        examiner.post("case", "action", Map.of("action", "pass"));
        assertThat(learner.open("/en/my/requests/" + reference).page()).contains("Your request is complete");
    }

    private void go(Instant to) {
        long hours = Duration.between(Instant.now(), to).toHours() + 1;
        var answer = ApiClient.of(moved, "demo-clock", "Dilmun-demo-clock")
                .post("/api/v1/demo/clock", "{\"days\": " + hours / 24 + ", \"hours\": " + hours % 24 + "}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private static String day(Instant slot) {
        return slot.atZone(ZoneId.of("Asia/Bahrain")).toLocalDate().toString();
    }

    private static List<String> all(String pattern, Browser browser) {
        return Pattern.compile(pattern)
                .matcher(browser.page())
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private static String row(Browser list, String reference) {
        return Stream.of(list.page().split("<tr>", -1))
                .filter(row -> row.contains(reference))
                .findFirst()
                .orElse("");
    }

    private static String paid(Browser applicant, String service, String prefix, Map<String, String> answers) {
        applicant.open("/en/apply/" + service).postMultipart("apply", "next", answers);
        var matcher = Pattern.compile(prefix + "-\\d\\d-.{4}-.{4}").matcher(applicant.path());
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
