package org.dilmun.ear;

import java.sql.SQLException;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import org.dilmun.ejb.persistence.MariaDbServer;
import org.dilmun.web.Browser;
import org.dilmun.web.Node;
import org.dilmun.web.Portal;

import static org.assertj.core.api.Assertions.assertThat;

/** Two nodes on one MariaDB and in one data grid, started at the same moment on an empty database. */
class TwoNodesIT {

    private static final String MARYAM = "920704565";
    private static final String ANIL = "880100036";

    private static Node first;
    private static Node second;

    @BeforeAll
    static void start() throws SQLException {
        String database = MariaDbServer.get().createDatabase("two_nodes");
        int firstGrid = Portal.freePort();
        int secondGrid = Portal.freePort();
        String members = "tcpip:127.0.0.1:" + firstGrid + ",127.0.0.1:" + secondGrid;
        first = node("first", database, members, firstGrid);
        second = node("second", database, members, secondGrid);
        first.awaitReady();
        second.awaitReady();
    }

    private static Node node(String name, String database, String members, int gridPort) {
        return new Node(
                "two-nodes-" + name,
                Portal.freePort(),
                Map.of("DILMUN_PROFILE", "demo", "DILMUN_DB_URL", database),
                "--clustername",
                "two-nodes-it",
                "--clustermode",
                members,
                "--startport",
                Integer.toString(gridPort),
                "--name",
                name);
    }

    @AfterAll
    static void stop() {
        if (first != null) {
            first.close();
        }
        if (second != null) {
            second.close();
        }
    }

    @Test
    void a_person_goes_on_at_the_other_node_when_theirs_is_lost_in_the_middle_of_an_application() {
        var browser = Browser.signedIn(first, MARYAM)
                .open("/en/apply/id-card-replacement")
                .postMultipart("apply", "next", Map.of("reason", "lost", "happened_on", "2026-01-05"));
        String address = browser.path();
        assertThat(address).matches("/en/apply/id-card-replacement/IDC-\\d\\d-.{4}-.{4}/delivery");

        var neighbour = Browser.signedIn(first, ANIL).open("/en/apply/id-card-replacement");
        neighbour.goOnAt(second).postMultipart("apply", "next", Map.of("reason", "lost", "happened_on", "2026-01-05"));
        assertThat(neighbour.path())
                .as("a form of the one node, posted to the other")
                .endsWith("/delivery");

        first.kill();

        browser.goOnAt(second).postMultipart("apply", "next", Map.of("delivery", "post"));
        assertThat(browser.path()).isEqualTo(address.replace("/delivery", "/review"));
        assertThat(browser.page()).contains("Maryam Ahmed Ali Almajed", "I lost it");
    }
}
