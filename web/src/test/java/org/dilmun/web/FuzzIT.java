package org.dilmun.web;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import org.h2.tools.Server;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

import org.dilmun.web.HostileCalls.Call;
import org.dilmun.web.HostileCalls.World;
import org.dilmun.web.Micro.Platform;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Calls made from the published description of the API and spoilt in every way: each is answered as the description says, and
 * what is refused leaves nothing. The profile {@code sweep} makes 100,000; {@code -Dfuzz.calls} as many as wanted, {@code
 * -Dfuzz.seed} the same ones again, {@code -Dfuzz.first} those from that number on.
 */
@ExtendWith(Micro.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FuzzIT {

    private static final boolean SWEEP = Boolean.getBoolean("sweep");

    /** With all other tests always the same calls: what is red is red because of a change. */
    private static final long SEED = Long.getLong("fuzz.seed", SWEEP ? System.nanoTime() % 1_000_000 : 26_11);

    private static final long CALLS = Long.getLong("fuzz.calls", SWEEP ? 100_000 : 2_000);
    private static final long FIRST = Long.getLong("fuzz.first", 0);
    private static final int LINES = 6;
    private static final int SHOWN = 3;
    private static final Pattern INSIDE = Pattern.compile(
            "org\\.dilmun|java\\.|javax\\.|jakarta|fasterxml|org\\.h2|select .* from|Exception|Payara|Grizzly|GlassFish|Jersey|Eclipse|\\.java");
    private static final Pattern ARABIC = Pattern.compile("\\p{IsArabic}");
    private static final String PAID = "5555 5555 5555 4444";

    private static final List<String> UNTOUCHED = List.of(
            "party",
            "person",
            "body",
            "account",
            "login_session",
            "role_grant",
            "api_client",
            "service_version",
            "service_draft",
            "published_source",
            "demo_clock",
            "case_note",
            "official_leave",
            "memo",
            "memo_file",
            "memo_number",
            "saved_filter",
            "kinship",
            "guardianship",
            "request_attachment",
            "page_feedback",
            "import_run",
            "gateway_event",
            "holiday");

    private final Gateway gateway;
    private final Map<String, List<String>> findings = new ConcurrentHashMap<>();
    private final Map<String, Set<String>> acknowledged = new ConcurrentHashMap<>();
    private final Map<Integer, AtomicLong> statuses = new ConcurrentHashMap<>();
    private Server database;
    private Node node;
    private Contract contract;
    private HostileCalls calls;

    FuzzIT(Platform platform) {
        gateway = platform.gateway();
    }

    @BeforeAll
    void start() throws SQLException {
        database = Server.createTcpServer("-tcpPort", "0", "-ifNotExists").start();
        node = new Node(
                "fuzz-it",
                Portal.freePort(),
                Map.of(
                        "DILMUN_PROFILE",
                        "demo",
                        "DILMUN_DB_URL",
                        url(),
                        "DILMUN_API_CALLS_PER_MINUTE",
                        "1000000",
                        "DILMUN_API_ADDRESS_CALLS_PER_MINUTE",
                        "1000000",
                        "DILMUN_GATEWAY_URL",
                        gateway.url().toString(),
                        "DILMUN_GATEWAY_SECRET",
                        gateway.secret()),
                "--nocluster");
        node.awaitReady();
        contract = Contract.of(node);
        calls = new HostileCalls(SEED, contract, world());
    }

    @AfterAll
    void stop() {
        node.close();
        database.stop();
    }

    private String url() {
        return "jdbc:h2:tcp://127.0.0.1:" + database.getPort()
                + "/mem:fuzz;MODE=MariaDB;DATABASE_TO_LOWER=TRUE;DB_CLOSE_DELAY=-1";
    }

    private World world() {
        var counter = ApiClient.of(node, "iga-counter", "Dilmun-demo-counter");
        var cases = new ArrayList<String>();
        var orders = new ArrayList<String>();
        JsonNode example =
                contract.document().at("/paths/~1api~1v1~1requests/post/requestBody/content/application~1json/example");
        for (int i = 0; i < 12; i++) {
            JsonNode made = ApiClient.json(counter.post("/api/v1/requests", example.toString()));
            cases.add(made.path("reference").asText());
            orders.add(made.path("payment_order").asText());
        }
        orders.subList(0, 8).forEach(order -> pay(counter, order));
        var tokens = new ArrayList<String>();
        Map.of(
                        "iga-counter",
                        "Dilmun-demo-counter",
                        "iga-office",
                        "Dilmun-demo-office",
                        "gdt-counter",
                        "Dilmun-demo-traffic",
                        "demo-clock",
                        "Dilmun-demo-clock")
                .forEach((id, secret) ->
                        tokens.add(ApiClient.json(ApiClient.token(node, id, secret, "grant_type=client_credentials"))
                                .path("access_token")
                                .asText()));
        var values = new LinkedHashMap<String, List<String>>();
        List.of("getRequest", "getHistory", "act").forEach(operation -> values.put(operation + " reference", cases));
        List.of("getPaymentOrder", "pay", "refund").forEach(operation -> values.put(operation + " reference", orders));
        values.put("act action", List.of("approve", "reject", "return", "claim"));
        return new World(tokens, values);
    }

    private void pay(ApiClient counter, String order) {
        String path = "/api/v1/payment-orders/" + order;
        var page = URI.create(
                ApiClient.json(counter.post(path + "/attempts", "")).path("url").asText());
        URI back = URI.create(
                new CardPage(page).pay(PAID).headers().firstValue("Location").orElseThrow());
        node.get(back.getPath() + "?" + back.getQuery());
        node.await("paid", () -> counter.get(path).body().contains("\"paid\""));
    }

    @Test
    void every_answer_is_as_described_and_nothing_refused_is_half_saved() throws Exception {
        Map<String, Long> before = rows();
        long began = System.nanoTime();
        inParallel();
        double seconds = Duration.ofNanos(System.nanoTime() - began).toMillis() / 1000.0;
        System.out.printf(
                "fuzz: %d calls with seed %d in %.1f s, %.0f a second; answers %s%n",
                CALLS, SEED, seconds, CALLS / seconds, new TreeMap<>(statuses));
        assertThat(findings).as("seed " + SEED).isEmpty();
        assertSaved(before, rows());
    }

    private void inParallel() throws Exception {
        var next = new AtomicLong(FIRST);
        var pool = Executors.newFixedThreadPool(LINES);
        try {
            var lines = new ArrayList<Callable<Void>>();
            for (int i = 0; i < LINES; i++) {
                lines.add(() -> {
                    try (var wire = new Wire(node.at("/").getPort())) {
                        for (long number = next.getAndIncrement();
                                number < FIRST + CALLS;
                                number = next.getAndIncrement()) {
                            make(wire, calls.call(number));
                        }
                    }
                    return null;
                });
            }
            for (Future<Void> line : pool.invokeAll(lines)) {
                line.get();
            }
        } finally {
            pool.shutdownNow();
        }
    }

    private void make(Wire wire, Call call) throws IOException {
        try {
            Wire.Answer answer = wire.send(call.bytes(), call.method().equals("HEAD"));
            statuses.computeIfAbsent(answer.statusCode(), status -> new AtomicLong())
                    .incrementAndGet();
            judge(call, answer);
            if (answer.statusCode() / 100 == 2 && !answer.body().isEmpty()) {
                acknowledge(call, answer);
            }
        } catch (IOException | RuntimeException e) {
            wire.close();
            found("no answer: " + e, call, "");
        }
    }

    /**
     * What the server itself turns away before any of our code sees it, without a word: addresses and headers that HTTP does
     * not allow. (To a broken escape in the address it says 200.)
     */
    private static boolean unseen(Wire.Answer answer) {
        return answer.headers().firstValue("X-Request-Id").isEmpty()
                && answer.body().isEmpty()
                && Set.of(200, 400, 405).contains(answer.statusCode());
    }

    private void judge(Call call, Wire.Answer answer) {
        if (unseen(answer)) {
            return;
        }
        String said = answer.statusCode() + " " + answer.headers().map() + " " + answer.body();
        if (answer.statusCode() >= 500) {
            found("5xx", call, said);
        }
        if (call.path().matches("/api/v1/[^;]*") && INSIDE.matcher(said).find()) {
            found("the inside", call, said);
        }
        if (answer.headers().map().keySet().stream()
                .anyMatch(name -> name.equals("server") || name.startsWith("x-injected"))) {
            found("header", call, said);
        }
        if (call.addressed()) {
            try {
                contract.kept(call.method(), call.path(), answer);
            } catch (AssertionError e) {
                found(
                        "contract "
                                + e.getMessage().lines().findFirst().orElse("").replaceAll("\\{.*|\".*", ""),
                        call,
                        e.getMessage());
            }
        }
        if (answer.statusCode() >= 400
                && !call.method().equals("HEAD")
                && call.path().matches("/api/v1/[^;]*")) {
            judgeRefusal(call, answer, said);
        }
        if (answer.statusCode() / 100 == 2
                && call.method().equals("POST")
                && answer.body().isEmpty()) {
            found("nothing answered", call, said);
            return;
        }
        if (answer.statusCode() / 100 == 2 && call.addressed()) {
            judgeTaken(call, said);
        }
    }

    private void judgeRefusal(Call call, Wire.Answer answer, String said) {
        String type = answer.headers().firstValue("Content-Type").orElse("");
        if (!type.startsWith("application/problem+json")) {
            found("no problem document, " + answer.statusCode() + " " + type + " " + call.addressed(), call, said);
            return;
        }
        JsonNode problem = ApiClient.json(answer);
        String code = problem.path("type").asText().replace("/problems/", "");
        String title = problem.path("title").asText();
        if (call.language() != null
                && ARABIC.matcher(title).find() != call.language().equals("ar")) {
            found("language of " + code, call, said);
        }
        if (!problem.path("requestId")
                .asText("-")
                .equals(answer.headers().firstValue("X-Request-Id").orElse(""))) {
            found("request number of " + code, call, said);
        }
        boolean named =
                !problem.path("errors").isEmpty() || problem.path("facts").has("field");
        if (List.of("invalid", "answers-refused", "json-field-unknown", "json-field-mistyped")
                        .contains(code)
                && !named) {
            found("no field named by " + code, call, said);
        }
    }

    /** What the description refuses must not be taken. */
    private void judgeTaken(Call call, String said) {
        JsonNode content = contract.operations()
                .filter(operation ->
                        operation.getValue().path("operationId").asText().equals(call.operation()))
                .findFirst()
                .orElseThrow()
                .getValue()
                .at("/requestBody/content/application~1json/schema");
        boolean zipped = call.octets().contains("Content-Encoding");
        if (call.body() == null || zipped || content.isMissingNode()) {
            return;
        }
        String body = call.body();
        List<String> mistakes;
        try {
            mistakes = contract.mistakes(content, body);
        } catch (RuntimeException e) {
            mistakes = List.of("no JSON");
        }
        if (!mistakes.isEmpty()) {
            found("taken though " + mistakes.get(0).replaceAll("[0-9]+", "N"), call, said);
        }
        if (body.contains("\uFFFD")
                || body.contains("\\ud800")
                || body.contains("\\udfff")
                || body.contains("\\u0000")
                || body.contains("\0")) {
            found("taken with characters that are none", call, said);
        }
    }

    private void acknowledge(Call call, Wire.Answer answer) {
        if (!call.method().equals("POST")) {
            return;
        }
        JsonNode made = ApiClient.json(answer);
        switch (call.operation()) {
            case "apply" -> noted("request", made.path("reference").asText());
            case "act" -> noted(
                    "move",
                    made.path("reference").asText() + " " + made.path("version").asText());
            case "pay" -> noted("payment_attempt", made.path("url").asText());
            case "refund" -> noted("refund", made.path("reference").asText());
            case "getToken" -> noted("access_token", made.path("access_token").asText());
            default -> {}
        }
        if (call.key() != null && call.token() != null) {
            noted("idempotency_key", call.token() + " " + call.key());
        }
    }

    private void noted(String what, String which) {
        acknowledged
                .computeIfAbsent(what, none -> ConcurrentHashMap.newKeySet())
                .add(which);
    }

    private long count(String what) {
        return acknowledged.getOrDefault(what, Set.of()).size();
    }

    private void assertSaved(Map<String, Long> before, Map<String, Long> after) {
        var more = new LinkedHashMap<String, Long>();
        after.forEach((table, rows) -> more.put(table, rows - before.get(table)));
        var expected = new LinkedHashMap<String, Long>();
        UNTOUCHED.forEach(table -> expected.put(table, 0L));
        List.of("request", "payment_attempt", "refund", "access_token", "idempotency_key")
                .forEach(table -> expected.put(table, count(table)));
        expected.put("payment_order", count("request"));
        expected.put("request_history", 2 * count("request") + count("move")); // submitted, and at its first step
        expected.put("request where status = 'DRAFT'", 0L);
        expected.put("request r where not exists (select 1 from request_history h where h.request_id = r.id)", 0L);
        expected.put("payment_order o where not exists (select 1 from request r where r.id = o.purpose_id)", 0L);
        assertThat(more).as("rows more than before, seed " + SEED).containsExactlyInAnyOrderEntriesOf(expected);
    }

    private Map<String, Long> rows() throws SQLException {
        var tables = new ArrayList<>(UNTOUCHED);
        tables.addAll(List.of(
                "request",
                "payment_attempt",
                "refund",
                "access_token",
                "idempotency_key",
                "payment_order",
                "request_history",
                "request where status = 'DRAFT'",
                "request r where not exists (select 1 from request_history h where h.request_id = r.id)",
                "payment_order o where not exists (select 1 from request r where r.id = o.purpose_id)"));
        var rows = new LinkedHashMap<String, Long>();
        try (var connection = DriverManager.getConnection(url(), "sa", "sa");
                var statement = connection.createStatement()) {
            for (String table : tables) {
                try (var result = statement.executeQuery("select count(*) from " + table)) {
                    result.next();
                    rows.put(table, result.getLong(1));
                }
            }
        }
        return rows;
    }

    private void found(String what, Call call, String said) {
        List<String> samples = findings.computeIfAbsent(what, none -> Collections.synchronizedList(new ArrayList<>()));
        if (samples.size() < SHOWN) {
            samples.add("call " + call.number() + ": " + cut(new String(call.bytes(), StandardCharsets.UTF_8)) + " => "
                    + cut(said));
        }
    }

    private static String cut(String text) {
        return text.length() > 900 ? text.substring(0, 900) + "…" : text;
    }
}
