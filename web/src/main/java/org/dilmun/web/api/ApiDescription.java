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
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.dilmun.ejb.country.YamlFile;
import org.dilmun.ejb.directory.Directory;
import org.dilmun.ejb.identity.AddressLimits;
import org.dilmun.ejb.identity.CallLimits;
import org.dilmun.web.site.Messages;

/**
 * The description of the API (OpenAPI 3.1): the file {@code openapi.yaml}, in which each operation names its problems, with
 * the answers and examples that follow from them. What the examples name is the country's own, of what is published.
 */
@ApplicationScoped
public class ApiDescription {

    private static final String EXAMPLE_CALL = "7K3M9Q4XPD2H";

    private static final String FILE = "openapi.yaml";
    private static final String PROBLEMS = "x-problems";
    private static final String SETS = "x-problem-sets";
    private static final String FACTS = "x-facts";
    private static final String ERRORS = "x-errors";
    private static final String UNTIL_THEN = "x-until-then";

    /** A call that is refused so has reached no operation, and is no client's. */
    private static final Set<Integer> UNCOUNTED = Set.of(401, 406, 415);

    private static final ObjectMapper MAPPER = new ObjectMapper();

    @Inject
    Messages messages;

    @Inject
    CallLimits limits;

    @Inject
    AddressLimits addressLimits;

    @Inject
    ProblemTypes types;

    @Inject
    Examples examples;

    @Inject
    Directory directory;

    private ObjectNode file;
    private JsonNode untilThen;
    private volatile Described described;

    /** What the file says of problems for all operations, by their codes. */
    private record Said(JsonNode sets, JsonNode facts, JsonNode errors) {}

    /** The document as it stands since that publication. */
    private record Described(long publication, String json) {}

    @PostConstruct
    void read() {
        try (InputStream in = ApiDescription.class.getResourceAsStream(FILE)) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            file = (ObjectNode) YamlFile.parse(FILE, text).content();
            untilThen = file.remove(UNTIL_THEN);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return the whole document */
    public String json() {
        long publication = directory.sequence();
        Described now = described;
        if (now == null || now.publication() != publication) {
            now = new Described(publication, describe());
            described = now;
        }
        return now.json();
    }

    private String describe() {
        Map<String, JsonNode> values = examples.values(untilThen);
        values.put("limit", IntNode.valueOf(limits.limit()));
        values.put("addressLimit", IntNode.valueOf(addressLimits.limit()));
        var document = (ObjectNode) new Placeholders(values).fill(file);
        var said = new Said(document.remove(SETS), document.remove(FACTS), document.remove(ERRORS));
        document.path("paths")
                .forEach(path -> path.forEach(operation -> {
                    JsonNode named = ((ObjectNode) operation).remove(PROBLEMS);
                    if (named != null) {
                        addAnswers((ObjectNode) operation.path("responses"), codes(named, said.sets()), said);
                    }
                }));
        return document.toPrettyString();
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

    private void addAnswers(ObjectNode responses, List<String> codes, Said said) {
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
            refusals.forEach(code -> examples.putObject(code).set("value", example(code, status, said)));
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

    private JsonNode example(String code, int status, Said said) {
        JsonNode facts = said.facts().path(code);
        Map<String, Object> values = facts.isMissingNode()
                ? Map.of()
                : MAPPER.convertValue(facts, new TypeReference<Map<String, Object>>() {});
        ObjectNode example = MAPPER.valueToTree(
                new ProblemView("/problems/" + code, title(code, values), status, null, null, EXAMPLE_CALL));
        example.remove(List.of("facts", "errors"));
        if (!values.isEmpty()) {
            example.set("facts", facts);
        }
        said.errors().path(code).properties().forEach(field -> {
            String wrong = field.getValue().textValue();
            ObjectNode error = example.withObject("/errors").putObject(field.getKey());
            error.put("code", wrong);
            error.put("detail", title(wrong, Map.of()));
        });
        return example;
    }

    private String title(String code, Map<String, Object> facts) {
        return messages.problem(List.of(Locale.ENGLISH), code, facts);
    }
}
