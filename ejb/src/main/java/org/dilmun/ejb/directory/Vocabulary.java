package org.dilmun.ejb.directory;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The words of the names and keywords of the services in force, in comparable form: how each is written, and which are
 * nearly like a word that was typed. They are a few thousand, so that looking at each of them once is far cheaper than
 * what a large index does for the same answer, an automaton of everything that is nearly like the word.
 */
final class Vocabulary {

    private static final float LIKE_ENOUGH = 0.5f;

    /** Best first; of those that are equally like, the order must not be chance. */
    private static final Comparator<Similar> LIKEST =
            Comparator.comparing(Similar::likeness).reversed().thenComparing(Similar::term);

    private static final Comparator<Similar> LIKEST_AND_USUAL = Comparator.comparing(Similar::likeness)
            .thenComparingInt(Similar::names)
            .reversed()
            .thenComparing(Similar::term);

    private final NavigableMap<String, Word> words = new TreeMap<>();

    /** One word of the texts. */
    private static final class Word {

        private final String term;
        private final String spelling;
        private final long letters;
        private int names;
        private boolean keyword;

        private Word(String term, String spelling) {
            this.term = term;
            this.spelling = spelling;
            this.letters = letters(term);
        }
    }

    /** A word nearly like the one that was asked for: up to 1, the same. */
    static final class Similar {

        private final Word word;
        private final float likeness;

        private Similar(Word word, float likeness) {
            this.word = word;
            this.likeness = likeness;
        }

        String term() {
            return word.term;
        }

        float likeness() {
            return likeness;
        }

        boolean inName() {
            return word.names > 0;
        }

        boolean inKeyword() {
            return word.keyword;
        }

        private int names() {
            return word.names;
        }
    }

    /** @param spelling the word as it stands in the text */
    void learnName(String term, String spelling) {
        learn(term, spelling).names++;
    }

    void learnKeyword(String term, String spelling) {
        learn(term, spelling).keyword = true;
    }

    private Word learn(String term, String spelling) {
        return words.computeIfAbsent(term, key -> new Word(key, spelling));
    }

    /** @return whether a word begins so */
    boolean knowsBeginning(String term) {
        String next = words.ceilingKey(term);
        return next != null && next.startsWith(term);
    }

    /** @return the words at most so many edits away, the likest first */
    List<Similar> similar(String term, int edits) {
        var similar = new ArrayList<Similar>();
        long letters = letters(term);
        for (Word word : words.values()) {
            if (mayBeSimilar(term.length() - word.term.length(), letters ^ word.letters, edits)) {
                int distance = edits(term, word.term, edits);
                if (distance <= edits) {
                    similar.add(new Similar(word, likeness(distance, term, word.term)));
                }
            }
        }
        similar.sort(LIKEST);
        return similar;
    }

    /** One edit takes away one letter and brings one at most: this alone rules out nearly all. */
    private static boolean mayBeSimilar(int longer, long lettersOfOne, int edits) {
        return Math.abs(longer) <= edits && Long.bitCount(lettersOfOne) <= 2 * edits;
    }

    private static float likeness(int edits, String one, String other) {
        return edits == 0 ? 1 : 1 - (float) edits / Math.min(one.length(), other.length());
    }

    /** @return as names write it, the word that was probably meant: few get the first letter wrong */
    Optional<String> suggestion(String term) {
        return similar(term, 2).stream()
                .filter(similar -> similar.inName() && similar.likeness() >= LIKE_ENOUGH)
                .filter(similar -> similar.term().charAt(0) == term.charAt(0))
                .min(LIKEST_AND_USUAL)
                .map(similar -> similar.word.spelling);
    }

    /** A bit for each letter; letters that share one make a word look more similar than it is, never less. */
    private static long letters(String term) {
        return term.chars().mapToLong(letter -> 1L << (letter % Long.SIZE)).reduce(0, (one, other) -> one | other);
    }

    /**
     * @param most up to which it matters
     * @return how many letters are too many, missing, other or swapped with their neighbour; more than most if it is more
     */
    static int edits(String one, String other, int most) {
        int[] beforeLast = new int[other.length() + 1];
        int[] last = new int[other.length() + 1];
        int[] row = new int[other.length() + 1];
        for (int j = 0; j < row.length; j++) {
            last[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            row[0] = i;
            int least = i;
            for (int j = 1; j < row.length; j++) {
                int differs = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
                int edits = Math.min(Math.min(last[j], row[j - 1]) + 1, last[j - 1] + differs);
                if (i > 1
                        && j > 1
                        && one.charAt(i - 1) == other.charAt(j - 2)
                        && one.charAt(i - 2) == other.charAt(j - 1)) {
                    edits = Math.min(edits, beforeLast[j - 2] + 1);
                }
                row[j] = edits;
                least = Math.min(least, edits);
            }
            if (least > most) {
                return least;
            }
            int[] free = beforeLast;
            beforeLast = last;
            last = row;
            row = free;
        }
        return last[other.length()];
    }
}
