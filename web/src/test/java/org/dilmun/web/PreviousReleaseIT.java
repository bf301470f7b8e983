package org.dilmun.web;

import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Rolling upgrade and rollback: the release before works on a database that this one has migrated, beside a node of this one.
 * Its WAR is given by {@code -Dprevious.war=}; see {@code docs/testing.md}.
 */
@EnabledIfSystemProperty(named = "previous.war", matches = ".+")
class PreviousReleaseIT {

    private static final String ANIL = "880100036";
    private static final String AT_ONCE = "5555 5555 5555 4444";

    @TempDir
    Path folder;

    @Test
    void a_fee_is_paid_at_a_node_of_the_release_before_and_this_one_shows_it() throws Exception {
        Path previous = Path.of(System.getProperty("previous.war"));
        assertThat(previous).exists();
        try (var gateway = new Gateway()) {
            Map<String, String> settings = new HashMap<>(Map.of(
                    "DILMUN_PROFILE",
                    "demo",
                    "DILMUN_DB_URL",
                    "jdbc:h2:file:" + folder.resolve("dilmun")
                            + ";MODE=MariaDB;DATABASE_TO_LOWER=TRUE;AUTO_SERVER=TRUE",
                    "DILMUN_GATEWAY_URL",
                    gateway.url().toString(),
                    "DILMUN_GATEWAY_SECRET",
                    gateway.secret()));
            try (var upgraded = new Node("upgraded", Portal.freePort(), settings, "--nocluster")) {
                upgraded.awaitReady();
                String receipt;
                try (var old = new Node(previous, "previous-release", Portal.freePort(), settings, "--nocluster")) {
                    old.awaitReady();
                    receipt = applyAndPay(old);
                    assertThat(old.log()).doesNotContain("SQLException", "PersistenceException");
                }
                assertThat(Browser.signedIn(upgraded, ANIL).open(receipt).page())
                        .contains("Anil Kumar", "10.500");
                applyAndPay(upgraded);
                upgraded.kill();
            }
        }
    }

    /** @return address of the receipt */
    private static String applyAndPay(Node node) {
        Browser browser = Browser.signedIn(node, ANIL)
                .open("/en/apply/id-card-replacement")
                .postMultipart("apply", "next", Map.of("reason", "lost", "happened_on", "2026-01-05"))
                .postMultipart("apply", "next", Map.of("delivery", "post"))
                .post("review", "submit", Map.of("agreed", "on"));
        String payPage = browser.path();
        assertThat(payPage).startsWith("/en/pay/PAY-");
        browser.post("pay", "payNow", Map.of());
        URI back = target(new CardPage(target(browser.shown())).pay(AT_ONCE));
        browser.open(back.getPath() + "?" + back.getQuery());
        assertThat(browser.page()).contains(payPage + "/receipt");
        assertThat(browser.open(payPage + "/receipt").page()).contains("Anil Kumar", "10.500");
        return payPage + "/receipt";
    }

    private static URI target(HttpResponse<String> answer) {
        return answer.uri().resolve(answer.headers().firstValue("Location").orElseThrow());
    }
}
