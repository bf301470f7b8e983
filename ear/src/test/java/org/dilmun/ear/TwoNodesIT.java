package org.dilmun.ear;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

import org.dilmun.cluster.SteadyLoad;
import org.dilmun.ejb.persistence.MariaDbServer;
import org.dilmun.web.Browser;
import org.dilmun.web.Node;
import org.dilmun.web.Portal;
import org.dilmun.web.RelyingPartySystem;

import static org.assertj.core.api.Assertions.assertThat;

/** Two nodes on one MariaDB and in one data grid, started at the same moment on an empty database. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class) // the last one takes a node away
class TwoNodesIT {

    private static final String MARYAM = "920704565";
    private static final String YOUSIF = "850312345";
    private static final String ANIL = "880100036";
    private static final String FATIMA = "600503127";

    private static final int FIRST_GRID = Portal.freePort();
    private static final int SECOND_GRID = Portal.freePort();
    private static final String MEMBERS = "tcpip:127.0.0.1:" + FIRST_GRID + ",127.0.0.1:" + SECOND_GRID;
    private static final int PORTAL = Portal.freePort();

    /** As often as a form changes nodes: an answer that is ahead of its session shows in most of them. */
    private static final int TURNS = 10;

    private static String database;
    private static Node first;
    private static Node second;

    @BeforeAll
    static void start() throws SQLException {
        database = MariaDbServer.get().createDatabase("two_nodes");
        first = node("first", FIRST_GRID);
        second = node("second", SECOND_GRID);
        first.awaitReady();
        second.awaitReady();
    }

    private static Node node(String name, int gridPort) {
        return new Node(
                "two-nodes-" + name,
                Portal.freePort(),
                Map.of(
                        "DILMUN_PROFILE",
                        "demo",
                        "DILMUN_DB_URL",
                        database,
                        "DILMUN_BASE_URL",
                        "http://localhost:" + PORTAL),
                "--clustername",
                "two-nodes-it",
                "--clustermode",
                MEMBERS,
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
    @Order(1)
    void a_rolling_restart_signs_nobody_out_here_or_at_relying_parties() {
        var portal = new Balancer(PORTAL);
        portal.add(first);
        portal.add(second);
        var workers = List.<Runnable>of(
                new SignedInVisitor(portal, MARYAM),
                new SignedInVisitor(portal, YOUSIF),
                new SignedInVisitor(portal, ANIL),
                () -> signIn(portal));
        try (var load = new SteadyLoad(workers)) {
            load.awaitWork(20);
            first = restarted(portal, first, "first", FIRST_GRID);
            load.awaitWork(20);
            second = restarted(portal, second, "second", SECOND_GRID);
            load.awaitWork(20);
        }
    }

    /** At the portal and through it at a relying party, whichever node answers each of the steps. */
    private static void signIn(Portal portal) {
        var relyingParty = RelyingPartySystem.account(portal);
        var tokens = relyingParty.tokens(
                RelyingPartySystem.signIn(new Browser(portal), relyingParty.asked("openid profile"), FATIMA));
        assertThat(tokens.path("id_token").asText()).isNotEmpty();
    }

    private static Node restarted(Balancer portal, Node node, String name, int gridPort) {
        portal.drain(node);
        node.end();
        Node again = node(name, gridPort);
        again.awaitReady();
        portal.add(again);
        return again;
    }

    @Test
    @Order(2)
    void a_person_goes_on_at_the_other_node_when_theirs_is_lost_in_the_middle_of_an_application() {
        var browser = Browser.signedIn(first, MARYAM)
                .open("/en/apply/id-card-replacement")
                .postMultipart("apply", "next", Map.of("reason", "lost", "happened_on", "2026-01-05"));
        String address = browser.path();
        assertThat(address).matches("/en/apply/id-card-replacement/IDC-\\d\\d-.{4}-.{4}/delivery");

        var neighbour = Browser.signedIn(first, ANIL).open("/en/apply/id-card-replacement");
        for (int turn = 0; turn < TURNS; turn++) {
            Node shows = turn % 2 == 0 ? first : second;
            Node takes = turn % 2 == 0 ? second : first;
            neighbour
                    .goOnAt(shows)
                    .open("/en/apply/id-card-replacement")
                    .goOnAt(takes)
                    .postMultipart("apply", "next", Map.of("reason", "lost", "happened_on", "2026-01-05"));
            assertThat(neighbour.path())
                    .as("a form of the one node, posted at once to the other")
                    .endsWith("/delivery");
        }

        first.kill();

        browser.goOnAt(second).postMultipart("apply", "next", Map.of("delivery", "post"));
        assertThat(browser.path()).isEqualTo(address.replace("/delivery", "/review"));
        assertThat(browser.page()).contains("Maryam Ahmed Ali Almajed", "I lost it");
    }
}
