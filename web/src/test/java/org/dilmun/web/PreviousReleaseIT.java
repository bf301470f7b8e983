package org.dilmun.web;

import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Rolling upgrade and rollback: a node of the release before works on when one of this release has come beside it and has
 * migrated the database under it.
 * Its WAR is given by {@code -Dprevious.war=}; see {@code docs/testing.md}.
 */
class PreviousReleaseIT {

    private static final String ANIL = "880100036";
    private static final String AT_ONCE = "5555 5555 5555 4444";

    @TempDir
    Path folder;

    @Test
    void fees_are_paid_at_both_and_each_shows_the_receipt_of_the_other() throws Exception {
        Path previous = Path.of(System.getProperty("previous.war"));
        assertThat(previous)
                .as("the WAR of the release before, -Dprevious.war=")
                .isRegularFile();
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
            try (var old = new Node(
                    Node.Setup.quick(previous), "previous-release", Portal.freePort(), settings, "--nocluster")) {
                old.awaitReady();
                try (var upgraded = new Node("upgraded", Portal.freePort(), settings, "--nocluster")) {
                    upgraded.awaitReady();
                    String atOld = applyAndPay(old);
                    String atUpgraded = applyAndPay(upgraded);
                    assertThat(Browser.signedIn(upgraded, ANIL).open(atOld).page())
                            .contains("Anil Kumar", "10.500");
                    assertThat(Browser.signedIn(old, ANIL).open(atUpgraded).page())
                            .contains("Anil Kumar", "10.500");
                    assertThat(old.log()).doesNotContain("SQLException", "PersistenceException");
                }
            }
        }
    }

    /** @return address of the receipt */
    private static String applyAndPay(Node node) {
        Browser browser = Browser.signedIn(node, ANIL)
                .open("/en/apply/id-card-replacement")
                .postMultipart("apply", "next", Map.of("reason", "lost", "happened_on", "2026-01-05"))
                .postMultipart("apply", "next", Map.of("delivery", "post"))
                .post("review", "submit", Map.of("agreed", "on", "another", "on"));
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
