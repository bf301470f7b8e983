package org.dilmun.web.api;

import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

/**
 * Values for the places <code>${name}</code> of a document. A text that is nothing but a place becomes the value, whatever its
 * type; inside of a text stands its writing. A field whose value is missing is left out.
 */
record Placeholders(Map<String, JsonNode> values) {

    private static final Pattern PLACE = Pattern.compile("\\$\\{([A-Za-z]+)}");

    /** @throws IllegalStateException if a place has a name that no value has */
    JsonNode fill(JsonNode node) {
        if (node.isTextual()) {
            return fill(node.textValue());
        }
        if (node.isObject()) {
            ObjectNode filled = JsonNodeFactory.instance.objectNode();
            node.properties().forEach(field -> {
                JsonNode value = fill(field.getValue());
                if (!value.isMissingNode()) {
                    filled.set(fill(field.getKey()).asText(), value);
                }
            });
            return filled;
        }
        if (node.isArray()) {
            ArrayNode filled = JsonNodeFactory.instance.arrayNode();
            node.forEach(item -> filled.add(fill(item)));
            return filled;
        }
        return node;
    }

    private JsonNode fill(String text) {
        Matcher places = PLACE.matcher(text);
        return places.matches()
                ? value(places)
                : TextNode.valueOf(places.replaceAll(
                        place -> Matcher.quoteReplacement(value(place).asText())));
    }

    private JsonNode value(MatchResult place) {
        JsonNode value = values.get(place.group(1));
        if (value == null) {
            throw new IllegalStateException("no value for " + place.group());
        }
        return value;
    }
}
