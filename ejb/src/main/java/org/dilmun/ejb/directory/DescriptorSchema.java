package org.dilmun.ejb.directory;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;

import org.dilmun.domain.expression.Nearest;
import org.dilmun.domain.kernel.Language;
import org.dilmun.domain.kernel.Message;
import org.dilmun.ejb.country.YamlFile;

/**
 * The shape of a service descriptor and of a journey, as JSON Schema: what {@link DescriptorReader} demands first, and what editors
 * complete by.
 */
public final class DescriptorSchema {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonNode root;
    private final Schema schema;
    private final Schema appeal;
    private final Schema correction;
    private final Schema complaint;
    private final JsonNode journeyRoot;
    private final Schema journey;

    /** @param languages in which each text has to be */
    public DescriptorSchema(List<Language> languages) {
        root = read("service", languages);
        journeyRoot = read("journey", languages);
        journey = compiled(journeyRoot);
        schema = compiled(root);
        appeal = compiled(needing(root, "name", "appeal", "form", "workflow"));
        correction = compiled(needing(root, "name", "correction", "form", "workflow"));
        complaint = compiled(needing(root, "name", "form", "workflow"));
    }

    /** The files that say what an appeal, a correction or a complaint is have parts of a service, and others of them than a service needs. */
    private static JsonNode needing(JsonNode service, String... keys) {
        ObjectNode other = service.deepCopy();
        ArrayNode required = other.putArray("required");
        Stream.of(keys).forEach(required::add);
        return other;
    }

    private static Schema compiled(JsonNode node) {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(node.toString());
    }

    private static JsonNode read(String name, List<Language> languages) {
        try (InputStream in = DescriptorSchema.class.getResourceAsStream("/schema/" + name + ".schema.json")) {
            JsonNode read = JSON.readTree(in);
            var required = (ArrayNode) read.at("/$defs/text/required");
            languages.forEach(language -> required.add(language.tag()));
            return read;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return as it is shipped for editors */
    public String text() {
        return root.toPrettyString() + "\n";
    }

    /** @return the shape of a journey, as it is shipped for editors */
    public String journeyText() {
        return journeyRoot.toPrettyString() + "\n";
    }

    void check(YamlFile file, Mistakes mistakes) {
        schema.validate(file.content()).forEach(error -> tell(error, root, mistakes));
    }

    void checkAppeal(YamlFile file, Mistakes mistakes) {
        appeal.validate(file.content()).forEach(error -> tell(error, root, mistakes));
    }

    void checkCorrection(YamlFile file, Mistakes mistakes) {
        correction.validate(file.content()).forEach(error -> tell(error, root, mistakes));
    }

    void checkComplaint(YamlFile file, Mistakes mistakes) {
        complaint.validate(file.content()).forEach(error -> tell(error, root, mistakes));
    }

    void checkJourney(YamlFile file, Mistakes mistakes) {
        journey.validate(file.content()).forEach(error -> tell(error, journeyRoot, mistakes));
    }

    private void tell(Error error, JsonNode of, Mistakes mistakes) {
        String pointer = error.getInstanceLocation().toString();
        Object place = pointer.isEmpty() ? Message.of("whole-file") : pointer;
        switch (error.getKeyword()) {
            case "additionalProperties" -> {
                String key = error.getProperty();
                mistakes.atKey(pointer + "/" + key, "no-key", place, key, Nearest.hint(key, keys(error, of)));
            }
            case "propertyNames" -> misplaced(error, pointer, mistakes);
            case "false" -> mistakes.atKey(pointer, "has-no-place", place);
            case "enum" -> {
                String given = error.getInstanceNode().asText();
                mistakes.at(pointer, "cannot-be", place, given, Nearest.hint(given, texts(error.getSchemaNode())));
            }
            case "required" -> mistakes.at(pointer, "key-missing", place, error.getProperty());
            case "type", "pattern", "minLength", "maxLength", "minItems", "maxItems" -> mistakes.at(
                    pointer,
                    "schema-" + error.getKeyword(),
                    place,
                    error.getMessage(),
                    error.getSchemaNode().asText());
            default -> mistakes.at(pointer, "does-not-fit", place, error.getMessage());
        }
    }

    /** A key that fields have, but not those of that type; what no field has the schema tells of elsewhere. */
    private void misplaced(Error error, String pointer, Mistakes mistakes) {
        String key = error.getProperty();
        if (root.at("/$defs/field/properties").has(key)) {
            String type = error.getInstanceNode().path("type").asText();
            mistakes.atKey(
                    pointer + "/" + key,
                    "type-has-no-key",
                    pointer,
                    type,
                    key,
                    Nearest.hint(key, texts(error.getSchemaNode().path("enum"))));
        }
    }

    /** @return those that the schema knows at that place */
    private static List<String> keys(Error error, JsonNode of) {
        String location = error.getSchemaLocation().getFragment().toString();
        String owner = location.substring(0, location.lastIndexOf('/'));
        var keys = new ArrayList<String>();
        of.at(owner + "/properties").fieldNames().forEachRemaining(keys::add);
        return keys;
    }

    private static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
