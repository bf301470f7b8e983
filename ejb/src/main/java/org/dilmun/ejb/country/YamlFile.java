package org.dilmun.ejb.country;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** A file of country data: its content as a tree, and the line of each value, so that a mistake can be named by file and line. */
public final class YamlFile {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final LoadSettings SETTINGS =
            LoadSettings.builder().setUseMarks(true).build();

    private final String name;
    private final JsonNode content;
    private final Map<String, Integer> lines = new LinkedHashMap<>();

    private YamlFile(String name, JsonNode content, Node root) {
        this.name = name;
        this.content = content;
        note("", root);
    }

    /** @throws BrokenCountryData if it is not well-formed YAML (duplicate keys are refused too) */
    public static YamlFile parse(String name, String text) {
        try {
            Object loaded = new Load(SETTINGS).loadFromString(text);
            Optional<Node> root = new Compose(SETTINGS).composeString(text);
            return new YamlFile(
                    name,
                    MAPPER.valueToTree(loaded),
                    root.orElseThrow(() -> new BrokenCountryData(List.of(name + ": is empty"))));
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
            throw new BrokenCountryData(List.of(name + ":" + line + ": " + e.getProblem()));
        }
    }

    public String name() {
        return name;
    }

    public JsonNode content() {
        return content;
    }

    public <T> T as(Class<T> type) {
        return MAPPER.convertValue(content, type);
    }

    /** Line of the value at that JSON pointer (RFC 6901), or of its nearest parent. */
    public int line(String pointer) {
        String nearest = pointer;
        while (!lines.containsKey(nearest)) {
            nearest = nearest.substring(0, Math.max(0, nearest.lastIndexOf('/')));
        }
        return lines.get(nearest);
    }

    private void note(String pointer, Node node) {
        lines.put(pointer, node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1));
        if (node instanceof MappingNode mapping) {
            mapping.getValue().forEach(pair -> {
                String key = ((ScalarNode) pair.getKeyNode()).getValue();
                note(pointer + "/" + key.replace("~", "~0").replace("/", "~1"), pair.getValueNode());
            });
        } else if (node instanceof SequenceNode sequence) {
            for (int i = 0; i < sequence.getValue().size(); i++) {
                note(pointer + "/" + i, sequence.getValue().get(i));
            }
        }
    }
}
