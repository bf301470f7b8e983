package org.dilmun.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;

/**
 * Calls of the API made from its own description: each begins as the description wants it, with values that exist, and is
 * then spoilt in none to three places. The same seed and number give the same call.
 */
final class HostileCalls {

    /**
     * What exists on the platform.
     *
     * @param tokens of clients, by turns
     * @param values of parameters, by operation and name ({@code getRequest reference})
     */
    record World(List<String> tokens, Map<String, List<String>> values) {}

    /**
     * One call.
     *
     * @param operation its id in the description
     * @param addressed whether method and path are still those of the operation
     * @param language what {@code Accept-Language} plainly asks for; null if it does not
     * @param key its first {@code Idempotency-Key}; null if it has none
     * @param token the one that it shows; null if none of ours
     * @param body read as UTF-8; null if it has none
     * @param octets all that is sent, a character for each
     */
    record Call(
            long number,
            String operation,
            String method,
            String path,
            boolean addressed,
            String language,
            String key,
            String token,
            String body,
            String octets) {

        byte[] bytes() {
            return octets.getBytes(StandardCharsets.ISO_8859_1);
        }
    }

    private static final List<String> HOSTILE = List.of(
            "",
            " ",
            "\0",
            "a\0b",
            "\u202Eabc",
            "\u200F\u200E",
            "\uFEFF",
            "\uFFFF",
            "\uD83D\uDCA3",
            "e\u0301",
            "ﷺ",
            "\u001B[31m",
            "'; drop table request; --",
            "\" or \"1\"=\"1",
            "<b>&amp;</b>",
            "${jndi:dns://127.0.0.1/x}",
            "#{1+1}",
            "{0}",
            "'{'",
            "../../etc/passwd",
            "..\\..\\x",
            "%s%n%x",
            "null",
            "true",
            "NaN",
            "-1",
            "0",
            "1e400",
            "٣٤٥",
            "１２",
            " 5",
            "+5",
            "0x10",
            "99999999999999999999",
            "2147483648",
            "a\r\nX-Injected: 1",
            "IDC-26-0000-0000",
            "*",
            "%",
            "+",
            ",",
            ";",
            "@type",
            "ar");

    private static final List<String> RAW_NUMBERS = List.of(
            "-1",
            "0",
            "1.5",
            "1e400",
            "-1e400",
            "1e-400",
            "123456789012345678901234567890",
            "2147483648",
            "9223372036854775808",
            "1E2147483647",
            "-0",
            "0.1e1");

    private static final List<String> FIELDS = List.of(
            "__proto__",
            "constructor",
            "class",
            "@type",
            "$ref",
            "",
            " ",
            "service ",
            "SERVICE",
            "id",
            "version",
            "\0",
            "colour");

    private static final List<String> TYPES = List.of(
            "text/plain",
            "application/xml",
            "application/json; charset=utf-16",
            "application/json;charset=bogus",
            "///",
            "",
            "application/jsonx",
            "multipart/form-data; boundary=x",
            "application/x-www-form-urlencoded",
            "application/problem+json",
            "APPLICATION/JSON",
            "application/json;;;",
            "application/*",
            "*/*",
            "application/json, text/plain",
            "text/html;q=a");

    private static final List<String> METHODS =
            List.of("GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS", "TRACE", "get", "FOO", "PROPFIND");

    private static final List<String> BROKEN =
            List.of("%C0%AF", "%FF", "%ED%A0%80", "%E2%82", "%F5%80%80%80", "%zz", "%", "%00", "%2F", "%5C");

    private final long seed;
    private final World world;
    private final List<Map.Entry<String, JsonNode>> operations;
    private final Contract contract;

    HostileCalls(long seed, Contract contract, World world) {
        this.seed = seed;
        this.world = world;
        this.contract = contract;
        this.operations = contract.operations().toList();
    }

    /** @return the call of that number, always the same one */
    Call call(long number) {
        return new Draft(number, new SplittableRandom(seed * 1_000_003 + number)).call();
    }

    /** A call that is being made. */
    private final class Draft {

        private final long number;
        private final SplittableRandom random;
        private final JsonNode described;
        private final List<String[]> query = new ArrayList<>();
        private final List<String[]> headers = new ArrayList<>();
        private final String token;
        private String method;
        private String path;
        private boolean addressed = true;
        private byte[] body;

        Draft(long number, SplittableRandom random) {
            this.number = number;
            this.random = random;
            var operation = operation();
            this.described = operation.getValue();
            this.method = operation.getKey().split(" ")[0];
            this.path = operation.getKey().split(" ")[1];
            this.token = one(world.tokens());
            begin();
        }

        /** A token costs the platform as much as a hundred other calls, so it is asked for less often. */
        private Map.Entry<String, JsonNode> operation() {
            var drawn = operations.get(random.nextInt(operations.size()));
            boolean token = drawn.getValue().path("operationId").asText().equals("getToken");
            return token && random.nextInt(8) > 0 ? operation() : drawn;
        }

        private String id() {
            return described.path("operationId").asText();
        }

        private void begin() {
            headers.add(new String[] {"Accept-Language", random.nextBoolean() ? "en" : "ar"});
            if (!id().equals("getToken")) {
                headers.add(new String[] {"Authorization", "Bearer " + token});
            }
            described.path("parameters").forEach(parameter -> {
                JsonNode known = contract.resolved(parameter);
                String name = known.path("name").asText();
                String value = value(name, known);
                switch (known.path("in").asText()) {
                    case "path" -> path =
                            path.replace("{" + name + "}", spoilt(0.12) ? hostileSegment() : encoded(value));
                    case "query" -> addQuery(name, value, known.path("schema"));
                    default -> addHeader(name, value);
                }
            });
            JsonNode content = described.at("/requestBody/content");
            if (!content.isMissingNode()) {
                headers.add(new String[] {"Content-Type", content.fieldNames().next()});
                JsonNode example = content.elements().next().path("example");
                String plain = example.isTextual() ? example.asText() : json(example);
                body = (id().equals("getToken") ? form(example) : plain).getBytes(StandardCharsets.UTF_8);
            }
        }

        private String value(String name, JsonNode known) {
            List<String> values = world.values().get(id() + " " + name);
            return values == null ? known.path("example").asText("1") : one(values);
        }

        private void addQuery(String name, String value, JsonNode schema) {
            if (random.nextInt(3) > 0) {
                return;
            }
            String chosen = schema.has("enum")
                    ? schema.path("enum")
                            .path(random.nextInt(schema.path("enum").size()))
                            .asText()
                    : value;
            query.add(new String[] {name, spoilt(0.4) ? hostile() : encoded(chosen)});
            if (spoilt(0.1)) {
                query.add(new String[] {name, hostile()});
            }
        }

        private void addHeader(String name, String value) {
            switch (name) {
                case "Accept-Language" -> {}
                case "Idempotency-Key" -> {
                    if (random.nextInt(10) > 3) {
                        headers.add(new String[] {
                            name, random.nextInt(4) == 0 ? "same-" + random.nextInt(5) : "fuzz-" + seed + "-" + number
                        });
                    }
                }
                case "If-Match" -> headers.add(new String[] {name, "\"" + random.nextInt(2, 7) + "\""});
                default -> headers.add(new String[] {name, value});
            }
        }

        private boolean spoilt(double chance) {
            return random.nextDouble() < chance;
        }

        Call call() {
            int places = random.nextInt(4);
            for (int i = 0; i < places; i++) {
                spoil();
            }
            String target = path
                    + (query.isEmpty() ? "" : "?")
                    + query.stream().map(pair -> pair[0] + "=" + pair[1]).collect(Collectors.joining("&"));
            if (method.equals("TRACE")) {
                body = null; // the server takes one for the next call on the line
            }
            addressed &= !path.matches(".*(%2F|%5C|%2e|%2E|%zz|%00|;|%$|%/).*"); // it may name another place, or none
            return new Call(
                    number,
                    id(),
                    method,
                    path,
                    addressed,
                    language(),
                    first("Idempotency-Key"),
                    shown(),
                    body == null ? null : new String(body, StandardCharsets.UTF_8),
                    new String(bytes(target), StandardCharsets.ISO_8859_1));
        }

        private void spoil() {
            switch (random.nextInt(body == null ? 7 : 14)) {
                case 0 -> spoilHeader(
                        "Accept-Language",
                        List.of("fr", "*", "en;q=x", "ar-BH", "", "\u0001", "x".repeat(3000), "en,ar;q=0.5", "-"));
                case 1 -> spoilHeader(
                        "Authorization",
                        List.of(
                                "Basic eDp5",
                                "Bearer",
                                "Bearer x",
                                "bearer " + token,
                                "Bearer " + "x".repeat(4000),
                                "",
                                "Bearer " + token + ", Bearer " + token,
                                "Digest x=\"\""));
                case 2 -> spoilHeader(
                        "Idempotency-Key",
                        List.of(
                                "",
                                "a".repeat(100),
                                "a".repeat(101),
                                "a".repeat(5000),
                                "two words",
                                "مفتاح",
                                "same-1",
                                "\u0001"));
                case 3 -> spoilHeader(
                        "If-Match",
                        List.of(
                                "*",
                                "W/\"2\"",
                                "\"2147483648\"",
                                "\"-1\"",
                                "\"\"",
                                "2",
                                "\"2\", \"3\"",
                                "\"" + "9".repeat(3000) + "\"",
                                ""));
                case 4 -> spoilHeader(
                        "Accept",
                        List.of(
                                "text/html",
                                "application/xml",
                                "*/*;q=0",
                                "///",
                                "application/json",
                                "",
                                "application/problem+json"));
                case 5 -> address();
                case 6 -> headers.add(one(List.of(
                        new String[] {"X-Request-Id", hostileHeader()},
                        new String[] {"Cookie", "dilmun_session=" + hostileHeader()},
                        new String[] {"X-HTTP-Method-Override", "DELETE"},
                        new String[] {"Range", "bytes=0-1"},
                        new String[] {"Origin", "https://evil.example"},
                        new String[] {"X-Forwarded-For", hostileHeader()},
                        new String[] {"Accept-Charset", "utf-16"},
                        new String[] {"Accept-Encoding", "bogus"},
                        new String[] {"Expect", "100-continue"})));
                case 7 -> spoilHeader("Content-Type", TYPES);
                case 8 -> encode();
                default -> body = random.nextInt(3) == 0 ? text() : tree();
            }
        }

        /** Replaces, doubles or drops a header. */
        private void spoilHeader(String name, List<String> values) {
            int kind = random.nextInt(6);
            if (kind != 1) {
                headers.removeIf(header -> header[0].equals(name));
            }
            if (kind != 0) {
                headers.add(new String[] {name, one(values)});
            }
        }

        private void address() {
            addressed = false;
            switch (random.nextInt(7)) {
                case 0, 1, 2 -> method = one(METHODS);
                case 3 -> path = path + one(List.of("/", "//", ";x=y", "/..", "/%2e%2e/", ".json", "/x", "%20", "?"));
                case 4 -> path =
                        path.replaceFirst("/api", one(List.of("/API", "//api", "/api/./", "/%61pi", "/api;a=b")));
                case 5 -> query.add(
                        new String[] {one(List.of("size", "lang", "x", "%00", "access_token", "")), hostile()});
                default -> path = path.replaceFirst("/[^/]*$", Matcher.quoteReplacement("/" + hostileSegment()));
            }
        }

        /** Another encoding of the body, or a claim of one. */
        private void encode() {
            String text = new String(body, StandardCharsets.UTF_8);
            switch (random.nextInt(7)) {
                case 0 -> body = text.getBytes(StandardCharsets.UTF_16LE);
                case 1 -> body = text.getBytes(StandardCharsets.UTF_16);
                case 2 -> body = ("\uFEFF" + text).getBytes(StandardCharsets.UTF_8);
                case 3 -> headers.add(new String[] {
                    "Content-Encoding", one(List.of("gzip", "br", "identity", "deflate", "gzip, gzip", "x"))
                });
                case 4 -> {
                    headers.add(new String[] {"Content-Encoding", "gzip"});
                    body = zipped(body);
                }
                case 5 -> body = text.getBytes(Charset.forName("windows-1256"));
                default -> body = text.getBytes(Charset.forName("UTF-32"));
            }
        }

        /** The body as a text, cut or spoilt in its writing. */
        private byte[] text() {
            String text = new String(body, StandardCharsets.ISO_8859_1);
            String changed =
                    switch (random.nextInt(12)) {
                        case 0 -> text.substring(0, random.nextInt(text.length() + 1));
                        case 1 -> text + one(List.of("{}", "]", "x", "\0", " // c", text));
                        case 2 -> text.replace('"', '\'');
                        case 3 -> text.replaceFirst(
                                "\"", "\"\\\\u" + one(List.of("0000", "d800", "dfff", "zzzz", "202e", "fffe")));
                        case 4 -> text.replaceFirst("([:=]\"?)", "$1\u00ff\u00fe");
                        case 5 -> text.replaceFirst("([:=]\"?)", "$1\u00ed\u00a0\u0080");
                        case 6 -> text.replaceFirst(
                                "\\{",
                                Matcher.quoteReplacement(
                                        "{" + text.replaceFirst("^\\{|\\}$", "").replaceFirst("\\}$", "") + ","));
                        case 7 -> "[".repeat(random.nextInt(1, 3000));
                        case 8 -> "{\"a\":".repeat(random.nextInt(1, 1500)) + "1" + "}".repeat(random.nextInt(1, 1500));
                        case 9 -> one(List.of(
                                "", " ", "null", "0", "\"\"", "[]", "{}", "true", "NaN", "/**/{}", "a=b&c", "&", "="));
                        case 10 -> text.replaceFirst("([:=])", "$1\n\t \u0000");
                        default -> padded(text);
                    };
            return changed.getBytes(StandardCharsets.ISO_8859_1);
        }

        /** Now and then of as many bytes as are read, or one more. */
        private String padded(String text) {
            int wanted = (1 << 20) + random.nextInt(-1, 2) * random.nextInt(2);
            return spoilt(0.1) && text.length() < wanted ? text + " ".repeat(wanted - text.length()) : text + " ";
        }

        /** The body with a value of another type or size, a field more or a field less. */
        private byte[] tree() {
            JsonNode example =
                    described.at("/requestBody/content").elements().next().path("example");
            if (id().equals("getToken")) {
                return (form(example) + "&"
                                + one(List.of("scope", "grant_type", "client_id", "client_secret", "%00", "x")) + "="
                                + hostile())
                        .getBytes(StandardCharsets.ISO_8859_1);
            }
            if (example.isTextual()) { // a file
                String file = example.asText();
                int cut = random.nextInt(file.length());
                return (file.substring(0, cut) + hostile() + file.substring(cut)).getBytes(StandardCharsets.UTF_8);
            }
            JsonNode root = started(example);
            List<ObjectNode> objects = new ArrayList<>();
            collect(root, objects);
            ObjectNode object = one(objects);
            var names = new ArrayList<String>();
            object.fieldNames().forEachRemaining(names::add);
            int kind = random.nextInt(8);
            if (kind == 0 || names.isEmpty()) {
                object.set(one(FIELDS), other());
            } else if (kind == 1) {
                object.remove(one(names));
            } else {
                object.set(one(names), other());
            }
            return root.toString().getBytes(StandardCharsets.UTF_8);
        }

        private JsonNode other() {
            var nodes = JsonNodeFactory.instance;
            return switch (random.nextInt(12)) {
                case 0 -> nodes.nullNode();
                case 1 -> nodes.booleanNode(random.nextBoolean());
                case 2, 3 -> nodes.rawValueNode(new RawValue(one(RAW_NUMBERS)));
                case 4 -> nodes.arrayNode();
                case 5 -> nodes.objectNode();
                case 6 -> nested(random.nextInt(1, 1200));
                case 7 -> nodes.textNode("a".repeat(one(List.of(100, 500, 501, 2000, 2001, 4000, 20_000))));
                case 8 -> nodes.textNode("م".repeat(one(List.of(500, 501, 2000, 2001, 20_000))));
                default -> nodes.textNode(one(HOSTILE));
            };
        }

        private static JsonNode nested(int depth) {
            return JsonNodeFactory.instance.rawValueNode(new RawValue("[".repeat(depth) + "1" + "]".repeat(depth)));
        }

        /** The clock stands still: what runs when it moves is nobody's call. */
        private JsonNode started(JsonNode example) {
            return id().equals("moveClock")
                    ? JsonNodeFactory.instance.objectNode().put("days", 0)
                    : example.deepCopy();
        }

        private String json(JsonNode example) {
            return started(example).toString();
        }

        private String form(JsonNode example) {
            var fields = new HashMap<String, String>();
            example.properties()
                    .forEach(
                            field -> fields.put(field.getKey(), field.getValue().asText()));
            fields.put("client_id", one(List.of("iga-office", "nobody")));
            fields.put("client_secret", one(List.of("Dilmun-demo-office", "wrong")));
            fields.put("scope", "requests.read");
            return fields.entrySet().stream()
                    .map(field -> field.getKey() + "=" + encoded(field.getValue()))
                    .collect(Collectors.joining("&"));
        }

        private String language() {
            String only = single("Accept-Language");
            return "en".equals(only) || "ar".equals(only) ? only : null;
        }

        private String shown() {
            String first = first("Authorization");
            return first != null && first.matches("(?i)bearer " + Pattern.quote(token)) ? token : null;
        }

        /** What the platform takes of a header that stands twice. */
        private String first(String name) {
            return headers.stream()
                    .filter(header -> header[0].equals(name))
                    .map(header -> header[1])
                    .findFirst()
                    .orElse(null);
        }

        private String single(String name) {
            var values =
                    headers.stream().filter(header -> header[0].equals(name)).toList();
            return values.size() == 1 ? values.get(0)[1] : null;
        }

        private String hostile() {
            return switch (random.nextInt(8)) {
                case 0 -> one(BROKEN);
                case 1 -> "a".repeat(one(List.of(200, 201, 3000, 7000)));
                case 2 -> encoded("م".repeat(one(List.of(200, 201, 1000))));
                default -> encoded(one(HOSTILE));
            };
        }

        private String hostileSegment() {
            String segment = hostile().replace("+", "%20");
            return segment.isEmpty() ? "%20" : segment;
        }

        private String hostileHeader() {
            return one(HOSTILE).replaceAll("[\r\n\0]", "?");
        }

        private <T> T one(List<T> some) {
            return some.get(random.nextInt(some.size()));
        }

        private byte[] bytes(String target) {
            var out = new ByteArrayOutputStream();
            UnaryOperator<String> line = text -> text + "\r\n";
            StringBuilder head = new StringBuilder(line.apply(method + " " + target + " HTTP/1.1"))
                    .append(line.apply("Host: localhost"));
            headers.forEach(header -> head.append(line.apply(header[0] + ": " + header[1])));
            if (headers.stream().anyMatch(header -> header[0].equals("Expect"))) {
                head.append(line.apply(
                        "Connection: close")); // it would not be clear whose the body is that was not waited for
            }
            boolean chunked = body != null && random.nextInt(10) == 0;
            if (chunked) {
                head.append(line.apply("Transfer-Encoding: chunked"));
            } else if (body != null) {
                head.append(line.apply("Content-Length: " + body.length));
            }
            out.writeBytes(line.apply(head.toString()).getBytes(StandardCharsets.UTF_8));
            if (chunked) {
                String size = body.length == 0 ? "" : Integer.toHexString(body.length) + "\r\n";
                out.writeBytes(size.getBytes(StandardCharsets.US_ASCII));
                out.writeBytes(body);
                out.writeBytes(((body.length == 0 ? "" : "\r\n") + "0\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            } else if (body != null) {
                out.writeBytes(body);
            }
            return out.toByteArray();
        }
    }

    private static void collect(JsonNode node, List<ObjectNode> objects) {
        if (node instanceof ObjectNode object) {
            objects.add(object);
        }
        node.forEach(inner -> collect(inner, objects));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static byte[] zipped(byte[] bytes) {
        var out = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(out)) {
            zip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
