package org.dilmun.ejb.country;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

import org.dilmun.domain.kernel.Message;

/** A file of country data: its content as a tree, and the place of each value, so that a mistake can be named by file, line and column. */
public final class YamlFile {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** More anchors than that no file needs, and each may double what the file comes to. */
    private static final int MOST_ALIASES = 10;

    private static final LoadSettings SETTINGS = LoadSettings.builder()
            .setUseMarks(true)
            .setMaxAliasesForCollections(MOST_ALIASES)
            .build();

    private static final String KEY = "key of ";

    private final String name;
    private final String text;
    private final JsonNode content;
    private final Map<String, Place> places = new LinkedHashMap<>();

    /**
     * Where a value or a key begins, from 1.
     *
     * @param written columns from there to the first character of a text that stands on this line; negative: it does not
     */
    public record Place(int line, int column, int written) {

        /** @return as editors and compilers write it */
        public String text() {
            return line + ":" + column;
        }

        /** @return the place of a character of the text, where it stands on one line */
        public Place at(int character) {
            return written < 0 ? this : new Place(line, column + written + character, 0);
        }
    }

    private YamlFile(String name, String text, JsonNode content, Node root) {
        this.name = name;
        this.text = text;
        this.content = content;
        note("", root);
    }

    /** @throws BrokenYaml if it is not well-formed YAML (duplicate keys are refused too) */
    public static YamlFile parse(String name, String text) {
        try {
            Object loaded = new Load(SETTINGS).loadFromString(text);
            Optional<Node> root = new Compose(SETTINGS).composeString(text);
            return new YamlFile(
                    name,
                    text,
                    MAPPER.valueToTree(loaded),
                    root.orElseThrow(() -> new BrokenYaml(name, 1, 1, Message.of("yaml-empty"))));
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
            int column = e.getProblemMark().map(mark -> mark.getColumn() + 1).orElse(1);
            throw new BrokenYaml(name, line, column, Message.of("no-yaml", e.getProblem()));
        } catch (
                YamlEngineException e) { // what it tells without a place: keys that are no texts, anchors that multiply
            throw new BrokenYaml(name, 1, 1, Message.of("no-yaml", String.valueOf(e.getMessage())));
        } catch (IllegalArgumentException e) { // an alias that lies in what it stands for
            throw new BrokenYaml(name, 1, 1, Message.of("yaml-holds-itself"));
        } catch (
                StackOverflowError e) { // the reader goes down with each level, and people may write any number of them
            throw new BrokenYaml(name, 1, 1, Message.of("yaml-too-deep"));
        }
    }

    public String name() {
        return name;
    }

    /** @return as it is written */
    public String text() {
        return text;
    }

    public JsonNode content() {
        return content;
    }

    /** @throws BrokenYaml if it has another shape */
    public <T> T as(Class<T> type) {
        try {
            return MAPPER.treeToValue(content, type);
        } catch (JsonProcessingException e) {
            Place place = place(pointer(e));
            throw new BrokenYaml(
                    name, place.line(), place.column(), Message.of("another-shape", e.getOriginalMessage()));
        }
    }

    /** @return of the value that does not fit; of the whole file, if that is not told */
    private static String pointer(JsonProcessingException unfit) {
        return unfit instanceof JsonMappingException mapping
                ? mapping.getPath().stream()
                        .map(step -> "/" + (step.getFieldName() == null ? step.getIndex() : step.getFieldName()))
                        .collect(Collectors.joining())
                : "";
    }

    /** Place of the value at that JSON pointer (RFC 6901), or of its nearest parent. */
    public Place place(String pointer) {
        String nearest = pointer;
        while (!places.containsKey(nearest)) {
            nearest = nearest.substring(0, Math.max(0, nearest.lastIndexOf('/')));
        }
        return places.get(nearest);
    }

    /** Place of the key of the value at that JSON pointer, or of its nearest parent. */
    public Place keyPlace(String pointer) {
        Place key = places.get(KEY + pointer);
        return key == null ? place(pointer) : key;
    }

    private void note(String pointer, Node node) {
        places.put(pointer, place(node));
        if (node instanceof MappingNode mapping) {
            mapping.getValue().forEach(pair -> {
                String key = pair.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
                String below = pointer + "/" + key.replace("~", "~0").replace("/", "~1");
                places.put(KEY + below, place(pair.getKeyNode()));
                note(below, pair.getValueNode());
            });
        } else if (node instanceof SequenceNode sequence) {
            for (int i = 0; i < sequence.getValue().size(); i++) {
                note(pointer + "/" + i, sequence.getValue().get(i));
            }
        }
    }

    private static Place place(Node node) {
        int line = node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
        int column = node.getStartMark().map(mark -> mark.getColumn() + 1).orElse(1);
        return new Place(line, column, node instanceof ScalarNode scalar ? written(scalar) : -1);
    }

    private static int written(ScalarNode scalar) {
        boolean oneLine = scalar.getStartMark()
                .flatMap(start -> scalar.getEndMark().map(end -> start.getLine() == end.getLine()))
                .orElse(false);
        if (!oneLine) {
            return -1;
        }
        return scalar.getScalarStyle() == ScalarStyle.PLAIN ? 0 : 1;
    }
}
