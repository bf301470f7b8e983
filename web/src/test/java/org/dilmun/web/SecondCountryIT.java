package org.dilmun.web;

import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

import org.dilmun.web.Micro.Platform;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A country that is data alone: the same archive serves it from a folder of its own. English first, two decimals, Saturday and
 * Sunday off, summer time, numbers with letters, addresses with a postcode.
 */
@ExtendWith(Micro.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SecondCountryIT {

    private static final String SEAN = "SB102033";
    private static final String ORLA = "OF555127";
    private static final Pattern FILE = Pattern.compile("href=\"(/documents/DOC-[^\"]+)\"");
    private static final Duration LIMIT = Duration.ofSeconds(90);

    private final Gateway gateway;
    private Node node;

    SecondCountryIT(Platform platform) {
        gateway = platform.gateway();
    }

    @BeforeAll
    void start() {
        node = new Node(
                "second-country",
                Portal.freePort(),
                Map.of(
                        "DILMUN_COUNTRY",
                        Path.of(System.getProperty("countries"), "saint-brendan")
                                .toString(),
                        "DILMUN_PROFILE",
                        "demo",
                        "DILMUN_LOG_FORMAT",
                        "json",
                        "DILMUN_DB_URL",
                        "jdbc:h2:mem:brendan;MODE=MariaDB;DATABASE_TO_LOWER=TRUE;DB_CLOSE_DELAY=-1",
                        "DILMUN_GATEWAY_URL",
                        gateway.url().toString(),
                        "DILMUN_GATEWAY_SECRET",
                        gateway.secret()),
                "--nocluster");
        node.awaitReady();
    }

    @AfterAll
    void stop() {
        node.close();
    }

    @Test
    void its_own_language_comes_first_and_nothing_of_another_country_is_shown() {
        assertThat(node.get("/").headers().firstValue("Location")).hasValue("/en");
        String home = node.get("/en").body();
        assertThat(home)
                .contains(
                        "lang=\"en\" dir=\"ltr\"",
                        "Fishing permit",
                        "Going fishing",
                        "All services (10)",
                        "placeholder=\"For example: ")
                .doesNotContain("ID card", "Bahrain", "BHD", "البحرين");
        assertThat(node.get("/ar").body()).contains("تصريح صيد").doesNotContain("البحرين", "د.ب.");
        assertThat(node.get("/en/services/fishing-permit").body())
                .contains("EC$&nbsp;12.50".replace("&nbsp;", "\u00a0"));
        assertThat(node.get("/en/services/fishing-permit").body())
                .contains(
                        "You can withdraw your request within 24 hours of paying for it.",
                        "A request can be withdrawn until it has passed the step “Review”",
                        "the fee goes back in full")
                .doesNotContain("you can appeal");
        assertThat(node.get("/ar/services/fishing-permit").body())
                .contains("لك أن تسحب الطلب خلال 24 ساعة من دفع رسومه.");
        assertThat(node.get("/en/developers").body())
                .contains("/api/v1/services/fishing-permit |", "SB102033")
                .doesNotContain("id-card-replacement");
        assertThat(node.get("/en/services/id-card-replacement").statusCode()).isEqualTo(404);
        var first = ApiClient.json(node.get("/api/v1/services?q=fishing"))
                .path("services")
                .path(0);
        assertThat(first.path("name").asText()).isEqualTo("Fishing permit");
    }

    @Test
    void the_description_of_its_api_speaks_of_its_services_money_and_people() {
        Contract contract = Contract.of(node);
        assertThat(contract.document().toString())
                .contains("\"currency\":\"XCD\",\"value\":\"12.50\"")
                .contains("\"code\":\"fishing-permit\"", "\"body\":\"fisheries\"", "\"reference\":\"FSH-26-")
                .contains("\"applicant\":\"SB102033\",\"answers\":{\"where\":\"shore\"}")
                .contains("`en` or `ar`")
                .doesNotContain(
                        "Bahrain", "البحرين", "BHD", "IDC-", "\"iga\"", "id-card", "ID card", "920704565", "850312345");
        assertThat(contract.mistakenExamples()).isEmpty();
    }

    @Test
    void a_service_that_asks_for_a_second_proof_says_so_and_opens_with_one() {
        var password = Browser.signedIn(node, ORLA).open("/en/apply/residence-book");
        assertThat(password.path()).isEqualTo("/en/services/residence-book?needs=authentication");
        assertThat(password.page())
                .contains("This service asks for a second proof when you sign in.", "href=\"/en/my/security\"");
        assertThat(password.open("/ar/services/residence-book").page())
                .contains("مع إثبات ثانٍ عند الدخول")
                .doesNotContain("role=\"alert\"");

        var app = Authenticator.setUp(password.open("/en/my/security"));
        var surer = new Browser(node)
                .open("/en/login")
                .post("login", "signIn", Map.of("personalNumber", ORLA, "password", "Dilmun-demo-2026"))
                .post("proof", "signInByCode", Map.of("code", app.code(1)))
                .open("/en/apply/residence-book");
        assertThat(surer.path()).matches("/en/apply/residence-book/RES-.*/island");
        Authenticator.remove(surer);
    }

    @Test
    void its_log_is_one_object_a_line_as_it_asks_for_and_its_metrics_are_nobodys() {
        node.get("/en/services/fishing-permit?q=secret", "X-Request-Id", "of-the-proxy-1");
        node.await("the line", () -> node.log().contains("\"request\":\"of-the-proxy-1\""));
        var line = node.log()
                .lines()
                .filter(each -> each.contains("of-the-proxy-1"))
                .map(SecondCountryIT::json)
                .findFirst()
                .orElseThrow();
        assertThat(line.path("logger").asText()).isEqualTo("org.dilmun.request");
        assertThat(line.path("route").asText()).isEqualTo("/{lang}/services/{code}");
        assertThat(line.path("status").asInt()).isEqualTo(200);
        assertThat(line.path("caller").asText()).isEqualTo("anonymous");
        assertThat(node.log()).doesNotContain("secret");
        assertThat(node.get("/metrics", "Authorization", "Bearer ").statusCode())
                .isEqualTo(404);
    }

    private static JsonNode json(String line) {
        try {
            return new ObjectMapper().readTree(line);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void its_numbers_are_judged_by_its_own_rule() {
        var browser = new Browser(node).open("/en/login");
        assertThat(browser.page()).contains("Two letters and six digits, on your residence book.");
        browser.post("login", "signIn", Map.of("personalNumber", "920704565", "password", "Dilmun-demo-2026"));
        assertThat(browser.path()).startsWith("/en/login");
        browser.post("login", "signIn", Map.of("personalNumber", "sb 102033", "password", "Dilmun-demo-2026"));
        assertThat(browser.open("/en/my").page()).contains("Sean Brannock");
    }

    @Test
    void a_citizen_pays_in_its_currency_and_holds_its_paper_in_the_end() throws Exception {
        var citizen = Browser.signedIn(node, SEAN).open("/en/apply/fishing-permit");
        assertThat(citizen.page()).contains("House 12, Street Quay Street, Town Westport, Postcode SB1 2QS");
        citizen.postMultipart("apply", "next", Map.of("where", "shore"));
        String request = found(Pattern.compile("(FSH-\\d\\d-.{4}-.{4})"), citizen.path());
        assertThat(citizen.page()).contains("12.50").doesNotContain("12.500");
        citizen.post("review", "submit", Map.of("agreed", "on", "another", "on"))
                .post("pay", "payNow", Map.of());
        var card = new CardPage(
                URI.create(citizen.shown().headers().firstValue("Location").orElseThrow()));
        URI back = URI.create(
                card.pay("5555 5555 5555 4444").headers().firstValue("Location").orElseThrow());
        citizen.open(back.getPath() + "?" + back.getQuery());
        assertThat(citizen.open("/en/my/requests/" + request).page())
                .containsPattern("You can withdraw this request until: <strong>\\s*<time datetime=\"20[^\"]*T")
                .contains("If you withdraw now, the whole fee goes back", "id=\"withdrawIt\"");
        Browser.signedIn(node, ORLA)
                .open("/en/office/cases/" + request)
                .post("case", "action", Map.of("action", "claim"))
                .post("case", "action", Map.of("action", "approve"));
        assertThat(citizen.open("/en/my/requests/" + request).page())
                .contains("Services you may need next", "href=\"/en/services/boat-mooring\"");
        try (var paper =
                Loader.loadPDF(citizen.download(document(citizen, request)).body())) {
            assertThat(new PDFTextStripper().getText(paper))
                    .contains("Fishing permit", "تصريح صيد", "Where will you fish?", "From the shore")
                    .contains("SB•••033")
                    .doesNotContain(" AH)");
        }
    }

    private Browser countingPots(String pots, String tags, String school) {
        return Browser.signedIn(node, SEAN)
                .open("/en/apply/lobster-quota")
                .postMultipart("apply", "next", Map.of("pots", pots, "tags", tags, "school", school));
    }

    @Test
    void a_fee_is_computed_from_the_answers_and_waived_where_the_service_says_so() {
        assertThat(node.get("/en/services/lobster-quota").body())
                .contains(
                        "0.335 for each pot", "At most", "EC$\u00a060.00", "Tags by post", "For a school", "Fee waived")
                .contains("The fee is shared by: Harbour and Fisheries Board (75%), Civil Registry (25%).")
                .doesNotContain("Applies to you");

        var citizen = countingPots("5000", "no", "no");
        assertThat(citizen.page())
                .contains(
                        "Your answers come to a fee outside of what this service may charge, which is from nothing to 60.00.");
        citizen.post("review", "submit", Map.of("agreed", "on"));
        assertThat(citizen.path()).endsWith("/review");

        citizen = countingPots("3", "yes", "no"); // 1.005, half of a cent
        assertThat(citizen.page()).contains("0.335 for each pot", "1.01", "Tags by post", "1.50", "2.51");

        citizen = countingPots("3", "yes", "yes");
        assertThat(citizen.page()).contains("1.01", "1.50", "Fee waived", "For a school", "0.00");
        citizen.post("review", "submit", Map.of("agreed", "on"));
        String request = found(Pattern.compile("(LOB-\\d\\d-.{4}-.{4})"), citizen.path());
        assertThat(citizen.open("/en/my/requests/" + request).page())
                .contains("Fee waived", "For a school", "This request can no longer be withdrawn.")
                .doesNotContain("id=\"withdrawIt\"");
        assertThat(citizen.open("/ar/my/requests/" + request).page()).contains("لم يعد سحب هذا الطلب ممكنًا");
        assertThat(Browser.signedIn(node, ORLA)
                        .open("/en/office/cases/" + request)
                        .page())
                .contains("Fee waived", "For a school");
    }

    private static String document(Browser holder, String request) {
        Instant limit = Instant.now().plus(LIMIT);
        do {
            holder.open("/en/my/requests/" + request);
        } while (!FILE.matcher(holder.page()).find() && Instant.now().isBefore(limit));
        return found(FILE, holder.page());
    }

    private static String found(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        assertThat(matcher.find()).as(pattern + " in " + text).isTrue();
        return matcher.group(1);
    }
}
