package org.dilmun.ear;

import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.dilmun.web.Browser;
import org.dilmun.web.Node;
import org.dilmun.web.Portal;

import static org.assertj.core.api.Assertions.assertThat;

/** A database of one's own makes it production: it asks for its settings, and nobody of the demonstration is there. */
class ProductionIT {

    private static final String OWN_KEY = Base64.getEncoder().encodeToString(new byte[32]);
    private static final String SERVER_IS_UP = "ready in";

    private static Map<String, String> database(String name) {
        return Map.of(
                "DILMUN_DB_URL", "jdbc:h2:mem:" + name + ";MODE=MariaDB;DATABASE_TO_LOWER=TRUE;DB_CLOSE_DELAY=-1");
    }

    private static Map<String, String> complete(String name) {
        return Map.of(
                "DILMUN_DB_URL",
                database(name).get("DILMUN_DB_URL"),
                "DILMUN_DATA_KEY",
                OWN_KEY,
                "DILMUN_BASE_URL",
                "https://portal.example");
    }

    @Test
    void without_its_settings_it_leaves_the_database_alone_and_names_all_that_is_missing() {
        try (var node = new Node("production-refused", Portal.freePort(), database("refused"), "--nocluster")) {
            node.await("up", () -> node.log().contains(SERVER_IS_UP));
            assertThat(node.ready()).isFalse();
            assertThat(node.log().lines().filter(line -> line.contains("DILMUN_DATA_KEY")))
                    .isNotEmpty()
                    .allSatisfy(line -> assertThat(line).contains("DILMUN_BASE_URL"));
            assertThat(node.log()).doesNotContain("migrations applied");
        }
    }

    @Test
    void with_its_settings_it_comes_up_without_anything_of_the_demonstration() {
        try (var node = new Node("production", Portal.freePort(), complete("complete"), "--nocluster")) {
            node.awaitReady();
            assertThat(node.get("/en").body()).contains("Replace").doesNotContain("strip demo", "are not real");
            assertThat(node.get("/en/office/clock").statusCode()).isEqualTo(404);
            var browser = new Browser(node).open("/en/login");
            assertThat(browser.page()).doesNotContain("920704565", "Dilmun-demo-2026");
            browser.post("login", "signIn", Map.of("personalNumber", "920704565", "password", "Dilmun-demo-2026"));
            assertThat(browser.path()).startsWith("/en/login");
            assertThat(browser.page()).contains("The personal number or the password is not right");
        }
    }

    @Test
    void it_does_not_start_on_a_database_that_was_a_demonstrations(@TempDir Path folder) {
        String url =
                "jdbc:h2:file:" + folder.resolve("dilmun") + ";MODE=MariaDB;DATABASE_TO_LOWER=TRUE;AUTO_SERVER=TRUE";
        Map<String, String> demonstration = Map.of("DILMUN_DB_URL", url, "DILMUN_PROFILE", "demo");
        try (var node = new Node("was-demonstration", Portal.freePort(), demonstration, "--nocluster")) {
            node.awaitReady();
            node.kill();
        }
        Map<String, String> settings = new HashMap<>(complete("unused"));
        settings.put("DILMUN_DB_URL", url);
        try (var node = new Node("production-on-demonstration", Portal.freePort(), settings, "--nocluster")) {
            node.await("up", () -> node.log().contains(SERVER_IS_UP));
            assertThat(node.ready()).isFalse();
            assertThat(node.log()).contains("the API client iga-office", "eKey accounts of invented people");
        }
    }
}
