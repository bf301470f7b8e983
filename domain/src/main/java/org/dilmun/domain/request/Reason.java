package org.dilmun.domain.request;

import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.dilmun.domain.kernel.Language;
import org.dilmun.domain.kernel.LocalizedText;

/**
 * What an applicant is told, or tells: a saved text of the service, words of one's own, or both.
 *
 * @param saved null for none
 * @param words in whatever language they were written; null for none
 */
public record Reason(LocalizedText saved, String words) {

    public static final Reason NONE = new Reason(null, null);

    /** @param words null for none */
    public static Reason ofWords(String words) {
        return new Reason(null, words);
    }

    public boolean given() {
        return saved != null || words != null;
    }

    /** @return the saved text in that language, and below it the words; null if there is neither */
    public String in(Language language) {
        return given()
                ? Stream.of(saved == null ? "" : saved.in(language), words == null ? "" : words)
                        .filter(part -> !part.isEmpty())
                        .collect(Collectors.joining("\n"))
                : null;
    }
}
