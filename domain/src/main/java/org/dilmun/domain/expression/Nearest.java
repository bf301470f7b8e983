package org.dilmun.domain.expression;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.dilmun.domain.kernel.Message;

/** What somebody may have meant who wrote a word that does not exist. */
public final class Nearest {

    private static final int FAR = 3;
    private static final int SHOWN = 12;

    private Nearest() {}

    /** @return the known word that needs the fewest changes, if they are few */
    public static Optional<String> to(String word, Collection<String> known) {
        return known.stream()
                .filter(each -> distance(word, each) <= Math.min(FAR, Math.max(1, each.length() / 2)))
                .min(Comparator.<String>comparingInt(each -> distance(word, each))
                        .thenComparing(each -> each));
    }

    /** @return a sentence part: the nearest word, or what there is to choose from */
    public static Message hint(String word, Collection<String> known) {
        return to(word, known)
                .map(nearest -> Message.of("did-you-mean", nearest))
                .orElseGet(() -> known.isEmpty() ? Message.of("none-here") : Message.of("there-is", some(known)));
    }

    private static String some(Collection<String> known) {
        var shown = new TreeSet<>(known).stream().limit(SHOWN).collect(Collectors.joining(", "));
        return known.size() > SHOWN ? shown + ", …" : shown;
    }

    /** Levenshtein's distance: how many letters to add, to drop or to change. */
    private static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int change = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[other.length()];
    }
}
