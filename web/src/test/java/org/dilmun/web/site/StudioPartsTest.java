package org.dilmun.web.site;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever a descriptor may hold has a name for people, so that a difference can be told in their words. */
class StudioPartsTest {

    @Test
    void every_key_of_the_schema_has_a_name() throws IOException {
        JsonNode schema = new ObjectMapper()
                .readTree(Path.of("..", "docs", "service.schema.json").toFile());
        var keys = new TreeSet<String>();
        collect(schema, keys);
        assertThat(keys).contains("lifeEvents", "minLength", "revocations");
        Set<String> known = ResourceBundle.getBundle("org.dilmun.web.messages", Locale.ENGLISH)
                .keySet();
        assertThat(keys).allSatisfy(key -> assertThat(known).contains("office_studio_part." + key));
    }

    private static void collect(JsonNode node, Set<String> keys) {
        JsonNode properties = node.path("properties");
        if (properties.isObject()) {
            properties.fieldNames().forEachRemaining(keys::add);
        }
        node.forEach(child -> collect(child, keys));
    }
}
