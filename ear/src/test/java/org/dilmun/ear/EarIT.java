package org.dilmun.ear;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import org.dilmun.web.ApiClient;
import org.dilmun.web.Browser;
import org.dilmun.web.Portal;

import static org.assertj.core.api.Assertions.assertThat;

/** The EAR on Payara Server: the same platform as the WAR on Micro, walked through once by each of its doors. */
class EarIT {

    private static final String MARYAM = "920704565";

    private static PayaraServer server;
    private static Portal portal;

    @BeforeAll
    static void deploy() throws IOException {
        server = new PayaraServer(Map.of(
                "DILMUN_PROFILE",
                "demo",
                "DILMUN_DB_URL",
                "jdbc:h2:mem:ear;MODE=MariaDB;DATABASE_TO_LOWER=TRUE;DB_CLOSE_DELAY=-1"));
        portal = server.deploy(Path.of(System.getProperty("ear")));
    }

    /** The log is read last of all: what the walks have left there counts as well. */
    @AfterAll
    static void stop() throws IOException {
        if (server != null) {
            try (PayaraServer closed = server) {
                assertThat(closed.severe()).isEmpty();
            }
        }
    }

    @Test
    void it_is_ready_on_the_database_that_its_environment_names() {
        var health = portal.get("/health/ready");
        assertThat(health.statusCode()).isEqualTo(200);
        assertThat(health.body()).contains("\"dilmun\"");
        assertThat(Browser.signedIn(portal, "900661003")
                        .open("/en/office/operations")
                        .page())
                .contains("H2 2.2.224");
    }

    @Test
    void everybody_reads_the_directory_in_both_languages() {
        assertThat(portal.get("/ar").body()).contains("lang=\"ar\" dir=\"rtl\"", "إصدار بطاقة هوية");
        assertThat(portal.get("/en").body()).contains("lang=\"en\" dir=\"ltr\"");
        assertThat(portal.get("/ar/services/id-card-replacement").body()).contains("إصدار بطاقة هوية بدل فاقد أو تالف");
        assertThat(portal.get("/en/search?q=lost+card").body()).contains("/en/services/id-card-replacement");
    }

    @Test
    void a_person_signs_in_applies_and_finds_the_draft_again() {
        var browser = Browser.signedIn(portal, MARYAM)
                .open("/ar/apply/id-card-replacement")
                .postMultipart("apply", "save", Map.of("details", "وقعت في البحر"));
        assertThat(browser.shown().statusCode()).isEqualTo(200);
        var elsewhere = Browser.signedIn(portal, MARYAM).open("/ar/my");
        assertThat(elsewhere.page()).contains("إصدار بطاقة هوية بدل فاقد أو تالف");
        assertThat(elsewhere.open("/ar/apply/id-card-replacement").page()).contains("وقعت في البحر");
    }

    @Test
    void a_system_of_a_body_gets_a_token_and_calls_the_api() {
        var services = portal.get("/api/v1/services/id-card-replacement");
        assertThat(services.statusCode()).isEqualTo(200);
        assertThat(ApiClient.json(services).path("code").asText()).isEqualTo("id-card-replacement");
        var counter = ApiClient.of(portal, "iga-counter", "Dilmun-demo-counter");
        String malformed = "/api/v1/requests/IDC-26-0000-0000";
        assertThat(portal.get(malformed).statusCode()).isEqualTo(401);
        assertThat(counter.get(malformed).statusCode()).isEqualTo(422);
    }
}
