package org.dilmun.bench;

import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.sql.DataSource;

import org.HdrHistogram.Histogram;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;

import org.dilmun.ejb.bulk.BulkData;
import org.dilmun.ejb.country.BusinessClock;
import org.dilmun.ejb.country.Profile;
import org.dilmun.ejb.directory.Directory;
import org.dilmun.ejb.identity.PasswordHash;
import org.dilmun.ejb.persistence.MariaDbServer;
import org.dilmun.ejb.persistence.TestDatabase;
import org.dilmun.ejb.request.Inbox;
import org.dilmun.web.ApiClient;
import org.dilmun.web.Gateway;
import org.dilmun.web.Node;
import org.dilmun.web.Node.Setup;
import org.dilmun.web.Portal;

/**
 * Measures the platform beside the least that the same machine, server and database can do, and writes the tables of
 * {@code docs/performance.md}. Only in the profile {@code bench}; everything is on this machine, and ends.
 */
class Benchmark {

    private final BulkData.Size size = new BulkData.Size(
            Integer.getInteger("bench.people"),
            Integer.getInteger("bench.requests"),
            2026,
            Instant.now().minusSeconds(3_600));
    private static final Duration LENGTH = Duration.ofSeconds(Integer.getInteger("bench.seconds"));
    private static final List<String> PRODUCTION =
            List.of("-Xmx1g", "-Xms128m", "-XX:MinHeapFreeRatio=20", "-XX:MaxHeapFreeRatio=40", "-XX:+UseSerialGC");
    private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);
    private static final Path PAGE = Path.of(System.getProperty("bench.page"));
    private static final String SERVER_IS_UP = "ready in";
    private static final int SIGN_INS = 60;
    private static final double PAGES = 400;
    private static final double RESULTS = 300;
    private static final double INBOX = 20;
    private static final double APPLICATIONS = 50;

    /** A server that has just started is busy compiling what every page runs, and what one kind of work alone runs; the first row would pay for it. */
    private static final Duration AFTER_START = Duration.ofMinutes(2);

    private static final int PUBLICATIONS = 7;
    private static final String HALF = "half of the floor, no error";
    private static final String UNLIMITED = "1000000";

    /** Of as many sign-ins each: before that, compiling what they run costs as much as the hash. */
    private static final int WARM_UPS = 10;

    private final Findings findings = new Findings();
    private final OpenLoop loop = new OpenLoop();
    private final MariaDbServer server = MariaDbServer.durable();

    private Node node;
    private BulkData.Filled filled;

    /** Answers a second of the resource that says hello, when the machine is full. */
    private double floor;

    @Test
    void the_platform_stands_beside_its_floors() throws Exception {
        findings.fact("machine", Machine.described());
        findings.fact("date", LocalDate.now(ZoneOffset.UTC).toString());
        findings.fact("load of the machine before", "%.1f".formatted(Machine.load()));
        double hash = hash();
        commits();
        double empty = emptyServer();
        hello();
        try (TestDatabase database = fill();
                var gateway = new Gateway()) {
            var day = new ResultsDay();
            Instant published = day.prepare(fresh(database), Integer.getInteger("bench.candidates"), Instant.now());
            start(gateway, empty);
            try {
                pages();
                results(day, published);
                search(database);
                findings.write(PAGE); // whatever becomes of the rest
                inbox(database);
                signIn(hash);
                findings.write(PAGE);
                applyAndPay();
                findings.write(PAGE);
                wideForm(database, gateway);
                findings.figure(
                        "memory held after all of it", "700 MB", Machine.residentMegabytes(node.process()) + " MB");
            } finally {
                node.close();
            }
        }
        findings.fact("load of the machine after", "%.1f".formatted(Machine.load()));
        findings.write(PAGE);
    }

    /** @return milliseconds of one */
    private double hash() {
        var passwords = new PasswordHash();
        var threads = ManagementFactory.getThreadMXBean();
        var micros = new Histogram(3);
        for (int i = 0; i < 60; i++) {
            long start = threads.getCurrentThreadCpuTime();
            passwords.hash(BulkData.PASSWORD);
            if (i >= 20) {
                micros.recordValue(TimeUnit.NANOSECONDS.toMicros(threads.getCurrentThreadCpuTime() - start));
            }
        }
        double median = micros.getValueAtPercentile(50) / 1_000.0;
        findings.figure("floor: one Argon2id hash with our parameters, CPU", "", Findings.millis(median));
        return median;
    }

    private void commits() throws SQLException {
        server.createDatabase("floor");
        Histogram micros = Commits.bare(server.source("floor"), LENGTH);
        findings.figure(
                "floor: two inserts and a durable commit on MariaDB, one connection",
                "",
                "%s (p99 %s)"
                        .formatted(
                                Findings.millis(micros.getValueAtPercentile(50) / 1_000.0),
                                Findings.millis(micros.getValueAtPercentile(99) / 1_000.0)));
    }

    /** @return seconds to its start */
    private double emptyServer() {
        long start = System.nanoTime();
        try (var bare =
                new Node(new Setup(PRODUCTION, null), "bench-empty", Portal.freePort(), Map.of(), "--nocluster")) {
            bare.await("up", () -> bare.log().contains(SERVER_IS_UP));
            double seconds = (System.nanoTime() - start) / 1e9;
            findings.figure("floor: start of the server alone", "", "%.1f s".formatted(seconds));
            findings.figure("floor: memory of the server alone", "", Machine.residentMegabytes(bare.process()) + " MB");
            return seconds;
        }
    }

    private void hello() {
        Path war = Path.of(System.getProperty("test.output"), "floor.war");
        ShrinkWrap.create(WebArchive.class, "floor.war")
                .addClasses(FloorApplication.class, HelloResource.class)
                .as(ZipExporter.class)
                .exportTo(war.toFile(), true);
        node = new Node(
                new Setup(PRODUCTION, war.toString()),
                "bench-hello",
                Portal.freePort(),
                Map.of(),
                "--nocluster",
                "--contextroot",
                "/");
        try {
            node.await("up", () -> node.log().contains(SERVER_IS_UP));
            measure("floor: a REST resource that says hello", "", 1_000, i -> get("/hello"));
            floor = capacity("floor: a REST resource that says hello", "", () -> full("/hello"));
        } finally {
            node.close();
        }
    }

    private TestDatabase fill() throws SQLException {
        server.createDatabase("bench");
        DataSource source = server.source("bench");
        TestDatabase database = keyed(TestDatabase.on(source)).with(BusinessClock.class, Clock.systemUTC()::instant);
        long start = System.nanoTime();
        filled = new BulkData(database, size).fill();
        long rows = filled.rows().values().stream().mapToLong(Long::longValue).sum();
        findings.fact(
                "MariaDB",
                "%,d people, %,d requests, %,d tasks; %,d rows in %d s"
                        .formatted(
                                size.people(),
                                size.requests(),
                                filled.rows().get("task"),
                                rows,
                                Duration.ofNanos(System.nanoTime() - start).toSeconds()));
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("analyze table party, person, request, request_history, task");
        }
        return database;
    }

    private static TestDatabase keyed(TestDatabase database) {
        return database.with(Profile.class, new Profile() {
            @Override
            public String dataKey() {
                return KEY;
            }
        });
    }

    /** @return beans of a node that has just come: nobody renews the number of one here, so it lasts five minutes */
    private static TestDatabase fresh(TestDatabase database) {
        return keyed(database.otherNode());
    }

    private void start(Gateway gateway, double empty) {
        long start = System.nanoTime();
        node = node("bench", gateway);
        node.awaitReady();
        double seconds = (System.nanoTime() - start) / 1e9;
        findings.figure(
                "start until it serves", "3 × the server alone", "%.1f s (%.1f ×)".formatted(seconds, seconds / empty));
    }

    private Node node(String name, Gateway gateway) {
        int port = Portal.freePort();
        return new Node(
                new Setup(PRODUCTION, System.getProperty("war")),
                name,
                port,
                Map.of(
                        "DILMUN_API_CALLS_PER_MINUTE",
                        UNLIMITED,
                        "DILMUN_API_ADDRESS_CALLS_PER_MINUTE",
                        UNLIMITED,
                        "DILMUN_DB_URL",
                        server.url("bench"),
                        "DILMUN_DATA_KEY",
                        KEY,
                        "DILMUN_BASE_URL",
                        "http://127.0.0.1:" + port,
                        "DILMUN_GATEWAY_URL",
                        gateway.url().toString(),
                        "DILMUN_GATEWAY_SECRET",
                        gateway.secret()),
                "--nocluster");
    }

    private HttpRequest get(String path, String... headers) {
        var request = HttpRequest.newBuilder(node.at(path)).timeout(Duration.ofSeconds(30));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return request.build();
    }

    private void measure(String what, String aim, double perSecond, LongFunction<HttpRequest> request) {
        loop.run(perSecond, LENGTH.multipliedBy(2), i -> request.apply(-1 - i));
        Duration before = Machine.cpu(node.process());
        OpenLoop.Outcome outcome = loop.run(perSecond, LENGTH, request);
        findings.load(what, aim, perSecond, outcome, Machine.cpu(node.process()).minus(before));
    }

    /** @return answers a second */
    private double capacity(String what, String aim, Supplier<Wrk.Outcome> load) {
        Duration before = Machine.cpu(node.process());
        Wrk.Outcome outcome = load.get();
        Duration cpu = Machine.cpu(node.process()).minus(before);
        findings.capacity(what, aim, outcome, floor == 0 ? outcome.perSecond() : floor, cpu);
        return outcome.perSecond();
    }

    private Wrk.Outcome full(String path) {
        return Wrk.get(node.at(path), LENGTH);
    }

    private void pages() {
        cold("home page, cold", "/ar");
        cold("page of a service, cold", "/ar/services/id-card-replacement");
        loop.run(PAGES, AFTER_START, i -> get(i % 2 == 0 ? "/ar" : "/ar/services/id-card-replacement"));
        measure("home page", "", PAGES, i -> get("/ar"));
        measure("page of a service", "", PAGES, i -> get("/ar/services/id-card-replacement"));
        capacity("home page", HALF, () -> full("/ar"));
        capacity("page of a service", HALF, () -> full("/ar/services/id-card-replacement"));
    }

    private void cold(String what, String path) {
        long start = System.nanoTime();
        node.get(path);
        findings.figure(what, "", Findings.millis((System.nanoTime() - start) / 1e6));
    }

    /** Beside {@link #hello} in the same run: what a pupil's app asks on the day of the results. */
    private void results(ResultsDay day, Instant published) {
        node.await("the results", () -> Instant.now().isAfter(published.plusSeconds(2)));
        String what = "exam result over the API, each call another pupil";
        URI results = node.at("/api/v1/exam-results");
        measure(what, "no error", RESULTS, i -> HttpRequest.newBuilder(results)
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(day.lookup(i)))
                .build());
        capacity(what, HALF, () -> Wrk.post(results, LENGTH, day.lookups()));
    }

    private void search(TestDatabase database) {
        List<String> words = database.inTransaction(() -> database.bean(Directory.class).list().stream()
                .flatMap(service -> Stream.of(service.name("ar"), service.name("en")))
                .flatMap(name -> Arrays.stream(name.split("[^\\p{L}]+")))
                .filter(word -> word.length() > 3)
                .distinct()
                .sorted()
                .toList());
        measure(
                "search of the directory, each query another",
                "300/s, p99 50 ms",
                300,
                i -> get("/api/v1/services?lang=ar&size=10&q=" + query(words, i)));
        measure("page of the search, each query another", "", 20, i -> get("/ar/search?q=" + query(words, i)));
    }

    private static String query(List<String> words, long number) {
        int index = Math.floorMod(number, words.size() * words.size());
        return URLEncoder.encode(
                words.get(index % words.size()) + " " + words.get(index / words.size()), StandardCharsets.UTF_8);
    }

    private void inbox(TestDatabase database) throws SQLException {
        compare(database);
        String cookie = new Visit(node).signIn(filled.officers().get(0), BulkData.PASSWORD);
        Inbox.Cursor deep = new InboxQueries(database, filled.officers().get(0)).deep();
        loop.run(INBOX, AFTER_START, i -> get("/en/office", "Cookie", cookie));
        page("inbox, by due date", cookie, "");
        page("inbox, longest waiting first", cookie, "?sort=received");
        page("inbox, unclaimed", cookie, "?view=unclaimed");
        page("inbox, mine", cookie, "?view=mine");
        page("inbox, of one service", cookie, "?service=" + BulkData.SERVICE);
        page("inbox, late", cookie, "?due=late");
        page("inbox, nine tenths down", cookie, "?after=" + deep.dueOn() + "_" + deep.receivedAt() + "_" + deep.id());
    }

    private void page(String what, String cookie, String choice) {
        measure(what, "20/s, p99 200 ms", INBOX, i -> get("/en/office" + choice, "Cookie", cookie));
    }

    private void compare(TestDatabase database) throws SQLException {
        var queries = new InboxQueries(database, filled.officers().get(0));
        findings.query(
                "first of %,d".formatted(queries.pending()),
                queries.byKeyset(Inbox.Cursor.START),
                queries.byOffset(false));
        findings.query("nine tenths down", queries.byKeyset(queries.deep()), queries.byOffset(true));
    }

    private void signIn(double hash) {
        List<String> people = filled.citizens();
        for (int i = 0; i < WARM_UPS; i++) {
            signIns(people.subList(0, SIGN_INS));
        }
        Duration start = Machine.cpu(node.process());
        for (int i = 0; i < SIGN_INS; i++) {
            new Visit(node);
        }
        Duration shown = Machine.cpu(node.process());
        signIns(people.subList(SIGN_INS, 2 * SIGN_INS));
        Duration done = Machine.cpu(node.process());
        double cpu = done.minus(shown).minus(shown.minus(start)).toNanos() / 1e6 / SIGN_INS;
        findings.figure(
                "sign-in: CPU of the server without the page that asks",
                "hash + 10 ms",
                "%s (hash + %s)".formatted(Findings.millis(cpu), Findings.millis(cpu - hash)));
    }

    private void signIns(List<String> people) {
        people.forEach(number -> new Visit(node).signIn(number, BulkData.PASSWORD));
    }

    private void applyAndPay() throws SQLException {
        var cycles = new Cycles(node, ApiClient.of(node, BulkData.CLIENT, BulkData.PASSWORD));
        List<String> people = filled.citizens();
        int half = people.size() / 2;
        cycles.run(people.subList(0, half), LENGTH);
        long before = Commits.asked(server.source("bench"));
        Duration cpu = Machine.cpu(node.process());
        Histogram micros = cycles.run(people.subList(half, people.size()), LENGTH);
        long count = micros.getTotalCount();
        findings.figure(
                "apply and pay over the API, one after another",
                "",
                "p50 %s, p99 %s, server CPU %s, %.1f commits"
                        .formatted(
                                Findings.millis(micros.getValueAtPercentile(50) / 1_000.0),
                                Findings.millis(micros.getValueAtPercentile(99) / 1_000.0),
                                Findings.millis(
                                        Machine.cpu(node.process()).minus(cpu).toNanos() / 1e6 / count),
                                (Commits.asked(server.source("bench")) - before) / (double) count));
    }

    /** A service of thirty questions, published to two nodes several times over, and then applied for. */
    private void wideForm(TestDatabase database, Gateway gateway) {
        var live = new Histogram(3);
        try (Node second = node("bench-second", gateway)) {
            second.awaitReady();
            var form = new WideForm(fresh(database));
            for (int i = 0; i < PUBLICATIONS; i++) {
                live.recordValue(form.publish(List.of(node, second)).toMillis());
            }
        }
        findings.figure(
                "a service published: until two nodes serve it, of %d".formatted(PUBLICATIONS),
                "5 s",
                "p50 %s, slowest %s"
                        .formatted(Findings.millis((double) live.getValueAtPercentile(50)), Findings.millis((double)
                                live.getMaxValue())));
        String token = ApiClient.of(node, BulkData.CLIENT, BulkData.PASSWORD).token();
        List<String> people = filled.citizens();
        LongFunction<HttpRequest> application =
                i -> post("/api/v1/requests", WideForm.application(people.get(Math.floorMod(i, people.size()))), token);
        loop.run(APPLICATIONS, AFTER_START, application);
        measure("an application with thirty answers, over the API", "50/s, p99 150 ms", APPLICATIONS, application);
    }

    private HttpRequest post(String path, String json, String token) {
        return HttpRequest.newBuilder(node.at(path))
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + token)
                .POST(BodyPublishers.ofString(json))
                .build();
    }
}
