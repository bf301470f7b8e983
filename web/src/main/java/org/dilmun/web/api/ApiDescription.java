package org.dilmun.web.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.dilmun.ejb.country.YamlFile;
import org.dilmun.ejb.identity.CallLimits;
import org.dilmun.web.site.Messages;

/**
 * The description of the API (OpenAPI 3.1): the file {@code openapi.yaml}, in which each operation names its problems, with
 * the answers and examples that follow from them.
 */
@ApplicationScoped
public class ApiDescription {

    private static final String EXAMPLE_CALL = "7K3M9Q4XPD2H";

    private static final String FILE = "openapi.yaml";
    private static final String PROBLEMS = "x-problems";
    private static final String SETS = "x-problem-sets";
    private static final String FACTS = "x-facts";

    /** A call that is refused so has reached no operation, and is no client's. */
    private static final Set<Integer> UNCOUNTED = Set.of(401, 406, 415);

    private static final ObjectMapper MAPPER = new ObjectMapper();

    @Inject
    Messages messages;

    @Inject
    CallLimits limits;

    @Inject
    ProblemTypes types;

    private String json;

    @PostConstruct
    void describe() {
        var document = (ObjectNode) YamlFile.parse(FILE, text()).content();
        JsonNode sets = document.remove(SETS);
        JsonNode facts = document.remove(FACTS);
        document.path("paths")
                .forEach(path -> path.forEach(operation -> {
                    JsonNode named = ((ObjectNode) operation).remove(PROBLEMS);
                    if (named != null) {
                        addAnswers((ObjectNode) operation.path("responses"), codes(named, sets), facts);
                    }
                }));
        json = document.toPrettyString();
    }

    /** @return the whole document */
    public String json() {
        return json;
    }

    private String text() {
        try (InputStream in = ApiDescription.class.getResourceAsStream(FILE)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("${limit}", Integer.toString(limits.limit()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> codes(JsonNode named, JsonNode sets) {
        var codes = new ArrayList<String>();
        named.forEach(name -> {
            if (sets.has(name.asText())) {
                sets.path(name.asText()).forEach(code -> codes.add(code.asText()));
            } else {
                codes.add(name.asText());
            }
        });
        return codes;
    }

    private void addAnswers(ObjectNode responses, List<String> codes, JsonNode facts) {
        var byStatus = new TreeMap<Integer, List<String>>();
        codes.forEach(code -> byStatus.computeIfAbsent(types.status(code), status -> new ArrayList<>())
                .add(code));
        boolean limited = codes.contains("calls-too-many");
        if (limited) {
            responses.forEach(answer -> addLimits((ObjectNode) answer));
        }
        byStatus.forEach((status, refusals) -> {
            ObjectNode answer = responses.putObject(Integer.toString(status));
            answer.put("description", String.join(", ", refusals));
            if (limited && !UNCOUNTED.contains(status)) {
                addLimits(answer);
            }
            addHeaders(answer, status);
            ObjectNode content = answer.putObject("content").putObject(ProblemView.MEDIA_TYPE.toString());
            content.putObject("schema").put("$ref", "#/components/schemas/Problem");
            ObjectNode examples = content.putObject("examples");
            refusals.forEach(code -> examples.putObject(code).set("value", example(code, status, facts.path(code))));
        });
    }

    private static void addLimits(ObjectNode answer) {
        refer(answer, "RateLimit");
        refer(answer, "RateLimit-Policy");
    }

    private static void addHeaders(ObjectNode answer, int status) {
        switch (status) {
            case 401, 403 -> refer(answer, "WWW-Authenticate");
            case 429 -> refer(answer, "Retry-After");
            default -> {}
        }
    }

    private static void refer(ObjectNode answer, String header) {
        answer.withObject("/headers").putObject(header).put("$ref", "#/components/headers/" + header);
    }

    private JsonNode example(String code, int status, JsonNode facts) {
        Map<String, Object> values = facts.isMissingNode()
                ? Map.of()
                : MAPPER.convertValue(facts, new TypeReference<Map<String, Object>>() {});
        String title = messages.problem(List.of(Locale.ENGLISH), code, values);
        ObjectNode example =
                MAPPER.valueToTree(new ProblemView("/problems/" + code, title, status, null, null, EXAMPLE_CALL));
        example.remove(List.of("facts", "errors"));
        if (!values.isEmpty()) {
            example.set("facts", facts);
        }
        if (code.equals("answers-refused") || code.equals("invalid")) {
            String wrong = code.equals("invalid") ? "required" : "field-required";
            ObjectNode error = example.putObject("errors").putObject(code.equals("invalid") ? "service" : "delivery");
            error.put("code", wrong);
            error.put("detail", messages.problem(List.of(Locale.ENGLISH), wrong, Map.of()));
        }
        return example;
    }
}
