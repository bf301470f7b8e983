package org.dilmun.web;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;

import static org.assertj.core.api.Assertions.assertThat;

/** The description of the API as the platform publishes it, held against what it answers. */
public final class Contract {

    private static final Map<String, Contract> OF_PLATFORMS = new ConcurrentHashMap<>();

    private final JsonNode document;
    private final List<Route> routes;
    private final Map<JsonNode, Schema> schemas = Collections.synchronizedMap(new IdentityHashMap<>());

    /** Which calls are of that operation. */
    private record Route(Pattern calls, Map.Entry<String, JsonNode> operation) {}

    private Contract(JsonNode document) {
        this.document = document;
        this.routes = operations()
                .map(operation ->
                        new Route(Pattern.compile(operation.getKey().replaceAll("\\{[a-z]+}", "[^/]+")), operation))
                .toList();
    }

    public static Contract of(Portal platform) {
        return OF_PLATFORMS.computeIfAbsent(
                platform.at("/").toString(), base -> new Contract(ApiClient.json(platform.get("/openapi"))));
    }

    public JsonNode document() {
        return document;
    }

    /** @return each operation as {@code GET /api/v1/services}, with its description */
    public Stream<Map.Entry<String, JsonNode>> operations() {
        return fields(document.path("paths")).flatMap(path -> fields(path.getValue())
                .map(operation -> Map.entry(
                        operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey(), operation.getValue())));
    }

    static Stream<Map.Entry<String, JsonNode>> fields(JsonNode node) {
        return node.properties().stream();
    }

    /** @return the same answer: an operation gives only what is described, in status, code, facts and shape */
    HttpResponse<String> kept(String method, String path, HttpResponse<String> answer) {
        Optional<Map.Entry<String, JsonNode>> operation = operation(method, path.replaceFirst("[?].*", ""));
        operation.ifPresent(found -> {
            String what = found.getKey() + ": " + answer.statusCode() + " " + answer.body();
            JsonNode described = found.getValue().path("responses").path(Integer.toString(answer.statusCode()));
            assertThat(described.isMissingNode()).as("not described, " + what).isFalse();
            fields(described.path("headers"))
                    .filter(header ->
                            resolved(header.getValue()).path("required").asBoolean())
                    .forEach(header -> assertThat(answer.headers().firstValue(header.getKey()))
                            .as(header.getKey() + " of " + what)
                            .isPresent());
            String type = answer.headers().firstValue("Content-Type").orElse("");
            JsonNode content = described.path("content").path(type.replaceFirst(";.*", ""));
            if (!answer.body().isEmpty()) {
                assertThat(content.isMissingNode())
                        .as(type + " is not described, " + what)
                        .isFalse();
                if (type.contains("json")) { // a file has no shape but its type
                    assertThat(mistakes(content.path("schema"), answer.body()))
                            .as(what)
                            .isEmpty();
                }
            }
            if (type.startsWith("application/problem+json")) {
                asItsExample(content.path("examples"), ApiClient.json(answer), what);
            }
        });
        return answer;
    }

    JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? document.at(node.path("$ref").asText().substring(1)) : node;
    }

    private Optional<Map.Entry<String, JsonNode>> operation(String method, String path) {
        return routes.stream()
                .filter(route -> route.calls().matcher(method + " " + path).matches())
                .map(Route::operation)
                .findFirst();
    }

    private static void asItsExample(JsonNode examples, JsonNode problem, String what) {
        String code = problem.path("type").asText().replace("/problems/", "");
        JsonNode example = examples.path(code).path("value");
        assertThat(example.isMissingNode())
                .as(code + " is not described, " + what)
                .isFalse();
        assertThat(names(problem.path("facts"))).as(what).isEqualTo(names(example.path("facts")));
        assertThat(names(problem)).as(what).isEqualTo(names(example));
    }

    private static Set<String> names(JsonNode node) {
        var names = new TreeSet<String>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** @return each example that its own description would refuse */
    List<String> mistakenExamples() {
        return operations()
                .flatMap(operation -> Stream.of(
                                items(operation.getValue().path("parameters")).map(this::resolved),
                                items(operation.getValue().at("/requestBody/content")),
                                items(operation.getValue().path("responses"))
                                        .flatMap(answer -> items(answer.path("content"))))
                        .flatMap(described -> described)
                        .flatMap(this::mistakesOfExamples)
                        .map(mistake -> operation.getKey() + ": " + mistake))
                .toList();
    }

    private Stream<String> mistakesOfExamples(JsonNode described) {
        var examples = new ArrayList<JsonNode>();
        described.path("examples").forEach(example -> examples.add(example.path("value")));
        if (described.has("example")) {
            examples.add(described.path("example"));
        }
        return examples.stream().flatMap(example -> mistakes(described.path("schema"), example.toString()).stream()
                .map(mistake -> mistake + " in " + example));
    }

    /** @return what is wrong with that text by that schema of the document */
    List<String> mistakes(JsonNode schema, String json) {
        return schemas
                .computeIfAbsent(schema, this::compiled)
                .validate(
                        json,
                        InputFormat.JSON,
                        execution -> execution.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .stream()
                .map(Object::toString)
                .toList();
    }

    private Schema compiled(JsonNode schema) {
        ObjectNode whole = schema.deepCopy();
        whole.set("components", document.path("components"));
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(whole.toString(), InputFormat.JSON);
    }

    static Stream<JsonNode> items(JsonNode container) {
        return StreamSupport.stream(container.spliterator(), false);
    }
}
