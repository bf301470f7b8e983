package org.dilmun.domain.document;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.dilmun.domain.kernel.LocalizedText;

/**
 * What a stranger who verifies a paper may read of the person on it: {@code Maryam A. H.} Enough to compare with the paper, too
 * little to learn a name from a code.
 */
public final class NameInitials {

    private static final String ARTICLE = "ال";

    private NameInitials() {}

    /** @return the first name and the initials of the others, in each language */
    public static LocalizedText of(LocalizedText name) {
        return new LocalizedText(name.byTag().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, written -> initials(written.getValue()))));
    }

    private static String initials(String name) {
        String[] parts = name.strip().split("\\s+");
        return Stream.concat(
                        Stream.of(parts[0]),
                        Stream.of(parts)
                                .skip(1)
                                .map(NameInitials::withoutArticle)
                                .map(part -> Character.toString(part.codePointAt(0)) + "."))
                .collect(Collectors.joining(" "));
    }

    /** The Arabic article begins every other family name, and tells none apart. */
    private static String withoutArticle(String part) {
        return part.startsWith(ARTICLE) && part.length() > ARTICLE.length() + 1
                ? part.substring(ARTICLE.length())
                : part;
    }
}
