package org.dilmun.ear;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.dilmun.cluster.SteadyLoad;
import org.dilmun.ejb.persistence.MariaDbServer;
import org.dilmun.web.Browser;
import org.dilmun.web.Node;
import org.dilmun.web.Portal;

import static org.assertj.core.api.Assertions.assertThat;

/** Two nodes on one MariaDB and in one data grid, started at the same moment on an empty database. */
class TwoNodesIT {

    private static final String MARYAM = "920704565";
    private static final String ANIL = "880100036";
    private static final String YOUSIF = "850312345";
    private static final String FATIMA = "600503127";

    private static final AtomicInteger STARTS = new AtomicInteger();
    private static final int FIRST_GRID = Portal.freePort();
    private static final int SECOND_GRID = Portal.freePort();

    /** One address for all: it is the issuer of tokens, whichever node answers. */
    private static final String ADDRESS = "http://127.0.0.1:" + Portal.freePort();

    private static String database;
    private static Node first;
    private static Node second;

    @BeforeAll
    static void start() throws SQLException {
        database = MariaDbServer.get().createDatabase("two_nodes");
        first = node(Portal.freePort(), FIRST_GRID);
        second = node(Portal.freePort(), SECOND_GRID);
    }

    private static Node node(int port, int gridPort) {
        String name = "two-nodes-" + STARTS.incrementAndGet();
        return new Node(
                name,
                port,
                Map.of("DILMUN_PROFILE", "demo", "DILMUN_DB_URL", database, "DILMUN_BASE_URL", ADDRESS),
                "--clustername",
                "two-nodes-it",
                "--clustermode",
                "tcpip:127.0.0.1:" + FIRST_GRID + ",127.0.0.1:" + SECOND_GRID,
                "--startport",
                Integer.toString(gridPort),
                "--name",
                name);
    }

    /** The other test may have lost one. */
    @BeforeEach
    void both() {
        if (!first.process().isAlive()) {
            first = again(first);
        }
        first.awaitReady();
        second.awaitReady();
    }

    /** In the place of one that has ended, or ends now as an operator ends it. */
    private static Node again(Node before) {
        before.close();
        before.process().onExit().join();
        return node(before.at("/").getPort(), before == first ? FIRST_GRID : SECOND_GRID);
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

    @Test
    void nobody_is_signed_out_while_the_nodes_are_restarted_one_after_the_other() {
        var balancer = new Balancer(List.of(first, second));
        var visitors = List.of(
                new SignedInVisitor(balancer.visitor(0), YOUSIF), new SignedInVisitor(balancer.visitor(1), FATIMA));
        try (var load = new SteadyLoad(visitors)) {
            load.awaitWork(6);
            balancer.replaceEach(TwoNodesIT::again);
            first = balancer.nodes().get(0);
            second = balancer.nodes().get(1);
            load.awaitWork(6);
        }
        assertThat(visitors).allSatisfy(visitor -> assertThat(visitor.rounds()).isGreaterThan(6));
    }
}
