package org.dilmun.ejb.analytics;

import java.text.Normalizer;
import java.util.Locale;

import org.apache.lucene.analysis.ar.ArabicNormalizer;

import org.dilmun.domain.kernel.TypedText;

/**
 * What is kept of the words of a search: in one spelling, so that the same question is counted once, and nothing that may
 * be of a person. A personal number, a telephone number or a card has six digits or more, however they are grouped and in
 * whichever script; an address of e-mail has its sign; and a text of more than 80 characters tells a story.
 */
final class SearchText {

    static final int LENGTH = 80;

    private static final int FEW_DIGITS = 5;

    private static final ArabicNormalizer ARABIC = new ArabicNormalizer();

    private SearchText() {}

    /** @return empty if nothing may be kept of it */
    static String kept(String typed) {
        String text = oneSpelling(typed);
        boolean personal = typed.length() > LENGTH
                || text.length() > LENGTH
                || text.contains("@")
                || text.codePoints().filter(Character::isDigit).count() > FEW_DIGITS;
        return personal ? "" : text;
    }

    /** Compatible forms first: they hide digits and the sign of e-mail. Letters as the search itself compares them. */
    private static String oneSpelling(String typed) {
        String compatible = Normalizer.normalize(TypedText.line(typed), Normalizer.Form.NFKC);
        char[] letters = compatible.toLowerCase(Locale.ROOT).toCharArray();
        int length = ARABIC.normalize(letters, letters.length);
        return new String(letters, 0, length).strip().replaceAll("\\s+", " ");
    }
}
