package org.dilmun.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.sql.DataSource;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

import org.dilmun.ejb.bulk.BulkData;
import org.dilmun.ejb.country.BusinessClock;
import org.dilmun.ejb.country.Profile;
import org.dilmun.ejb.persistence.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The cluster of {@code ear/cluster} under people and systems at work: released anew, robbed of a node, and with Galera of
 * the database that is written to. Only in the profile {@code cluster}.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ClusterIT {

    private static final boolean GALERA = Boolean.getBoolean("cluster.galera");
    private static final Path FIGURES = Path.of(System.getProperty("test.output"), "cluster-figures.md");
    private static final int CITIZENS = 6;
    private static final int WAITING = 10;
    private static final int COUNTERS = 2;

    private static Cluster cluster;
    private static Meter portal;
    private static List<Citizen> citizens;
    private static List<CounterSystem> counters;
    private static List<String> others;
    private static int othersUsed;
    private static int before;

    @BeforeAll
    static void bringUp() throws Exception {
        cluster = new Cluster(GALERA);
        cluster.run("up", "database");
        List<String> people = fill();
        long start = System.nanoTime();
        cluster.run("up");
        figure("up, from the database on: %d s".formatted(secondsSince(start)));
        portal = new Meter(cluster.proxyPort());
        citizens = people.subList(0, CITIZENS).stream()
                .map(number -> new Citizen(portal, number))
                .toList();
        counters = new ArrayList<>();
        for (int i = 0; i < COUNTERS; i++) {
            int from = CITIZENS + 30 * i;
            counters.add(new CounterSystem(portal, people.subList(from, from + 30)));
        }
        others = people.subList(CITIZENS + 30 * COUNTERS, people.size());
        before = applications(cluster.database());
        try (var load = new SteadyLoad(workers())) {
            load.awaitWork(200);
        }
        figure("warmed: " + portal.read());
    }

    /** People as production has them, in the database before the first node is there. */
    private static List<String> fill() throws Exception {
        try (TestDatabase database = TestDatabase.on(cluster.database())
                .with(BusinessClock.class, Clock.systemUTC()::instant)
                .with(Profile.class, new Profile() {
                    @Override
                    public String dataKey() {
                        return Cluster.KEY;
                    }
                })) {
            return new BulkData(
                            database,
                            new BulkData.Size(200, 100, 2026, Instant.now().minusSeconds(3_600)))
                    .fill()
                    .citizens();
        }
    }

    @AfterAll
    static void takeDown() {
        if (cluster != null) {
            cluster.close();
        }
    }

    @Test
    @Order(1)
    void a_rolling_upgrade_signs_nobody_out_and_answers_no_error() throws Exception {
        List<Citizen> waiting = waiting();
        long start = System.nanoTime();
        try (var load = new SteadyLoad(workers())) {
            load.awaitWork(20);
            cluster.run("rolling-upgrade", System.getProperty("ear"));
            load.awaitWork(20);
        }
        Meter.Reading reading = portal.read();
        figure("rolling upgrade, %d s: %s %s".formatted(secondsSince(start), reading, reading.failures()));
        assertThat(reading.failures()).isEmpty();
        assertThat(reading.lostSessions()).isZero();
        assertThat(waiting).allMatch(Citizen::goOn);
        requireAllAcknowledged(cluster.database());
    }

    @Test
    @Order(2)
    void an_instance_that_is_killed_takes_nothing_with_it() throws Exception {
        List<Citizen> waiting = waiting();
        try (var load = new SteadyLoad(workers())) {
            load.awaitWork(20);
            cluster.run("kill-instance", "i1");
            load.awaitWork(100);
        }
        Meter.Reading reading = portal.read();
        figure("kill -9 of an instance: " + reading + " " + reading.failures());
        assertThat(reading.lostSessions()).isZero();
        assertThat(reading.failures())
                .as("only what was on its way at that moment")
                .hasSizeLessThanOrEqualTo(CITIZENS + COUNTERS);
        assertThat(waiting).allMatch(Citizen::goOn);
        requireAllAcknowledged(cluster.database());
        long start = System.nanoTime();
        cluster.run("start-instance", "i1");
        figure("the instance is back after %d s".formatted(secondsSince(start)));
    }

    @Test
    @Order(3)
    @EnabledIfSystemProperty(named = "cluster.galera", matches = "true")
    void a_writer_that_is_killed_stops_writes_for_seconds_and_takes_nothing_acknowledged_with_it() throws Exception {
        List<Citizen> waiting = waiting();
        counters.forEach(CounterSystem::longestStop);
        try (var load = new SteadyLoad(workers())) {
            load.awaitWork(20);
            cluster.run("kill-database", "n1");
            load.awaitWork(150);
        }
        Meter.Reading reading = portal.read();
        Duration stop = counters.stream()
                .map(CounterSystem::longestStop)
                .max(Duration::compareTo)
                .orElseThrow();
        figure("kill -9 of the writer: writes stopped for %.1f s, %s %s"
                .formatted(stop.toMillis() / 1_000.0, reading, reading.failures()));
        assertThat(reading.lostSessions()).isZero();
        assertThat(stop).isLessThan(Duration.ofSeconds(30));
        assertThat(waiting).allMatch(Citizen::goOn);
        requireAllAcknowledged(cluster.database());
        long start = System.nanoTime();
        cluster.run("start-database", "n1");
        figure("the writer of before is back after %d s".formatted(secondsSince(start)));
        requireAllAcknowledged(cluster.server(1));
    }

    private static List<Runnable> workers() {
        return Stream.<Runnable>concat(
                        citizens.stream().map(citizen -> citizen::work),
                        counters.stream().map(counter -> counter::work))
                .toList();
    }

    /** People who have a form open and let it be. */
    private static List<Citizen> waiting() {
        var waiting = others.subList(othersUsed, othersUsed + WAITING).stream()
                .map(number -> new Citizen(portal, number))
                .toList();
        othersUsed += WAITING;
        portal.read();
        return waiting;
    }

    /** Each acknowledged application is there, once, and there is no other. */
    private static void requireAllAcknowledged(DataSource database) throws SQLException {
        var told = new ArrayList<String>();
        counters.forEach(counter -> told.addAll(counter.acknowledged()));
        assertThat(told).doesNotHaveDuplicates();
        assertThat(references(database)).containsAll(told);
        int unanswered = applications(database) - before - told.size();
        figure("%d applications acknowledged, all in the database".formatted(told.size()));
        assertThat(unanswered).as("done, and not acknowledged yet").isBetween(0, COUNTERS);
    }

    private static int applications(DataSource database) throws SQLException {
        return references(database).size();
    }

    private static Set<String> references(DataSource database) throws SQLException {
        var references = new HashSet<String>();
        try (Connection connection = database.getConnection();
                var rows = connection
                        .createStatement()
                        .executeQuery("select reference from request where channel = 'COUNTER'")) {
            while (rows.next()) {
                references.add(rows.getString(1));
            }
        }
        return references;
    }

    private static long secondsSince(long start) {
        return Duration.ofNanos(System.nanoTime() - start).toSeconds();
    }

    /** For the page of operations. */
    private static void figure(String line) {
        try {
            Files.writeString(FIGURES, "- " + line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
