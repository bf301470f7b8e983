package org.dilmun.ejb.directory;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;

import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.country.YamlFile;

/**
 * The words of a country: one term for each concept in each language, and those that are not to be used for it. Names and
 * texts of services keep to it. Keywords do not, since people search in words of their own, and laws keep their names.
 */
public final class Glossary {

    /** A country that has agreed on no terms. */
    public static final Glossary NONE = new Glossary(List.of());

    /** What Arabic writes together with the word that follows: and, so, by, for, as. */
    private static final String ARABIC_PREFIX = "[\u0648\u0641\u0628\u0644\u0643]?";

    private static final String WORD = "[\\p{L}\\p{N}]";
    private static final Set<String> FREE = Set.of("keywords", "legalBasis");

    private final List<Avoided> avoided;

    /**
     * A concept.
     *
     * @param term what it is called
     * @param avoid by language, what it is not called
     */
    public record Entry(LocalizedText term, Map<String, List<String>> avoid) {

        @JsonCreator
        public Entry(@JsonProperty("term") LocalizedText term, @JsonProperty("avoid") Map<String, List<String>> avoid) {
            this.term = term;
            this.avoid = avoid == null ? Map.of() : Map.copyOf(avoid);
        }
    }

    /** Words that are not used in a language, and those that are. */
    private record Avoided(String language, String words, Pattern pattern, String term) {}

    public Glossary(List<Entry> entries) {
        avoided = entries.stream().flatMap(Glossary::avoided).toList();
    }

    public static Glossary of(Country country) {
        return country.files()
                .find("glossary.yaml")
                .map(file -> new Glossary(List.of(file.as(Entry[].class))))
                .orElse(NONE);
    }

    private static Stream<Avoided> avoided(Entry entry) {
        return entry.avoid().entrySet().stream().flatMap(language -> language.getValue().stream()
                .map(words -> new Avoided(
                        language.getKey(),
                        words,
                        pattern(language.getKey(), words),
                        entry.term().in(language.getKey()))));
    }

    private static Pattern pattern(String language, String words) {
        String prefix = language.equals("ar") ? ARABIC_PREFIX : "";
        return Pattern.compile(
                "(?<!" + WORD + ")" + prefix + Pattern.quote(words) + "(?!" + WORD + ")",
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /** Names each text of the file that uses other words than the country's. */
    void check(YamlFile file, Mistakes mistakes) {
        check(file.content(), "", mistakes);
    }

    private void check(JsonNode node, String pointer, Mistakes mistakes) {
        if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                check(node.get(i), pointer + "/" + i, mistakes);
            }
        }
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            String place = pointer + "/" + field.getKey().replace("~", "~0").replace("/", "~1");
            if (field.getValue().isTextual()) {
                text(field.getKey(), field.getValue().asText(), place, mistakes);
            } else if (!FREE.contains(field.getKey())) {
                check(field.getValue(), place, mistakes);
            }
        }
    }

    /** @param key of the text: a language, where it is a text for people */
    private void text(String key, String text, String pointer, Mistakes mistakes) {
        String bare = text.replaceAll("\\p{M}", "");
        avoided.stream()
                .filter(words -> words.language().equals(key))
                .filter(words -> words.pattern().matcher(bare).find())
                .forEach(words -> mistakes.at(pointer, "glossary", words.term(), words.words()));
    }
}
