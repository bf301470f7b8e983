package org.dilmun.domain.kernel;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** One text in every language of the country, by language tag. Kept as one JSON column, never as a column per language. */
public record LocalizedText(@JsonValue Map<String, String> byTag) {

    @JsonCreator
    public LocalizedText {
        if (byTag.isEmpty()) {
            throw new IllegalArgumentException("a text needs at least one language");
        }
        byTag.values().forEach(Objects::requireNonNull);
        byTag = Map.copyOf(byTag);
    }

    public static LocalizedText of(String arabic, String english) {
        var texts = new LinkedHashMap<String, String>();
        texts.put("ar", arabic);
        texts.put("en", english);
        return new LocalizedText(texts);
    }

    /** What reads the same in every language that the other text has: a number, a name as it is typed. */
    public static LocalizedText same(String value, LocalizedText like) {
        return new LocalizedText(like.byTag.keySet().stream().collect(Collectors.toMap(tag -> tag, tag -> value)));
    }

    /** @return the text in that language, or in any other when it has none: a text in the wrong language beats an empty page */
    public String in(String tag) {
        var text = byTag.get(tag);
        return text != null ? text : byTag.values().iterator().next();
    }

    public String in(Language language) {
        return in(language.tag());
    }
}
