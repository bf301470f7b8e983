package org.dilmun.ejb.studio;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

import org.dilmun.domain.directory.ServiceDescriptor;
import org.dilmun.domain.kernel.Json;

/**
 * What is different between two versions of a service, part by part: fields, steps and the like are known by their ids, so
 * that one that was moved or put in between does not look like a change of all that follow.
 */
public final class DescriptorDifference {

    /** By which members of a list are told apart. */
    private static final List<String> IDS = List.of("id", "value", "field");

    /** By which people know a part. */
    private static final List<String> NAMES = List.of("label", "title", "name", "text", "message");

    private final Set<String> languages;
    private final List<Change> changes = new ArrayList<>();

    /** What became of a part. */
    public enum Kind {
        ADDED,
        REMOVED,
        CHANGED,
        /** Members of a list stand in another order. */
        MOVED
    }

    /**
     * A step on the way to a part.
     *
     * @param key as descriptors have it
     * @param which of several, by id or number; null: there is one
     * @param name what people call it
     */
    public record Part(String key, String which, Said name) {}

    /**
     * What a part says.
     *
     * @param byTag by language; what is no text for people has one entry, without a language
     */
    public record Said(Map<String, String> byTag) {

        static final Said NOTHING = new Said(Map.of());

        public Said {
            byTag = Map.copyOf(byTag);
        }

        public String in(String tag) {
            return byTag.getOrDefault(tag, byTag.getOrDefault("", ""));
        }

        public boolean nothing() {
            return byTag.isEmpty();
        }
    }

    /**
     * A difference.
     *
     * @param behind languages in which a text stayed as it was while it changed in another
     */
    public record Change(List<Part> path, Kind kind, Said before, Said after, Set<String> behind) {}

    private DescriptorDifference(Set<String> languages) {
        this.languages = languages;
    }

    /** @param languages tags of those in which texts stand */
    public static List<Change> of(ServiceDescriptor before, ServiceDescriptor after, Set<String> languages) {
        var difference = new DescriptorDifference(languages);
        difference.compare(tree(before), tree(after), List.of());
        return List.copyOf(difference.changes);
    }

    private static JsonNode tree(ServiceDescriptor descriptor) {
        return Json.read(Json.write(descriptor), JsonNode.class);
    }

    private void compare(JsonNode before, JsonNode after, List<Part> path) {
        if (before.equals(after)) {
            return;
        }
        if (before.isMissingNode()) {
            add(path, Kind.ADDED, before, after, Set.of());
        } else if (after.isMissingNode()) {
            add(path, Kind.REMOVED, before, after, Set.of());
        } else if (isText(before) && isText(after)) {
            add(path, Kind.CHANGED, before, after, same(before, after));
        } else if (before.isObject() && after.isObject()) {
            keys(before, after)
                    .forEach(key -> compare(
                            before.path(key), after.path(key), longer(path, new Part(key, null, Said.NOTHING))));
        } else if (isList(before) && isList(after)) {
            members(before, after, path);
        } else {
            add(path, Kind.CHANGED, before, after, Set.of());
        }
    }

    private void members(JsonNode before, JsonNode after, List<Part> path) {
        Map<String, JsonNode> old = byId(before);
        Map<String, JsonNode> fresh = byId(after);
        if (!common(old, fresh).equals(common(fresh, old))) {
            changes.add(new Change(path, Kind.MOVED, Said.NOTHING, Said.NOTHING, Set.of()));
        }
        List<Part> above = path.subList(0, path.size() - 1);
        String key = path.get(path.size() - 1).key();
        var ids = new LinkedHashSet<>(old.keySet());
        ids.addAll(fresh.keySet());
        for (String id : ids) {
            JsonNode one = old.getOrDefault(id, MissingNode.getInstance());
            JsonNode other = fresh.getOrDefault(id, MissingNode.getInstance());
            compare(one, other, longer(above, new Part(key, id, name(other.isMissingNode() ? one : other))));
        }
    }

    /** @return ids of the first that the second has too, in the order of the first */
    private static List<String> common(Map<String, JsonNode> first, Map<String, JsonNode> second) {
        return first.keySet().stream().filter(second::containsKey).toList();
    }

    private static Map<String, JsonNode> byId(JsonNode list) {
        var byId = new LinkedHashMap<String, JsonNode>();
        for (JsonNode member : list) {
            String id = IDS.stream()
                    .filter(key -> member.path(key).isTextual())
                    .findFirst()
                    .map(key -> member.path(key).asText())
                    .filter(known -> !byId.containsKey(known))
                    .orElse(Integer.toString(byId.size() + 1));
            byId.put(id, member);
        }
        return byId;
    }

    private void add(List<Part> path, Kind kind, JsonNode before, JsonNode after, Set<String> behind) {
        changes.add(new Change(path, kind, said(before), said(after), behind));
    }

    private static List<Part> longer(List<Part> path, Part part) {
        var longer = new ArrayList<>(path);
        longer.add(part);
        return List.copyOf(longer);
    }

    private static Set<String> keys(JsonNode before, JsonNode after) {
        var keys = new LinkedHashSet<String>();
        before.fieldNames().forEachRemaining(keys::add);
        after.fieldNames().forEachRemaining(keys::add);
        return keys;
    }

    private boolean isText(JsonNode node) {
        return node.isObject()
                && !node.isEmpty()
                && keys(node, node).stream()
                        .allMatch(
                                key -> languages.contains(key) && node.path(key).isTextual());
    }

    private static boolean isList(JsonNode node) {
        return node.isArray() && node.path(0).isObject();
    }

    private Set<String> same(JsonNode before, JsonNode after) {
        return languages.stream()
                .filter(tag -> before.path(tag).equals(after.path(tag)))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** What stands there, in short: of something that has a name, the name. */
    private Said said(JsonNode node) {
        if (node.isMissingNode()) {
            return Said.NOTHING;
        }
        if (node.isValueNode()) {
            return new Said(Map.of("", node.asText()));
        }
        if (isText(node)) {
            return new Said(keys(node, node).stream()
                    .collect(Collectors.toMap(tag -> tag, tag -> node.path(tag).asText())));
        }
        Said name = name(node);
        return name.nothing() ? joined(node) : name;
    }

    private Said joined(JsonNode node) {
        List<Said> members =
                StreamSupport.stream(node.spliterator(), false).map(this::said).toList();
        return new Said(languages.stream().collect(Collectors.toMap(tag -> tag, tag -> members.stream()
                .map(member -> member.in(tag))
                .collect(Collectors.joining(" · ")))));
    }

    private Said name(JsonNode node) {
        return NAMES.stream()
                .map(node::path)
                .filter(this::isText)
                .findFirst()
                .map(this::said)
                .orElse(Said.NOTHING);
    }
}
