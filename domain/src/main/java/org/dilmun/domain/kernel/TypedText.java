package org.dilmun.domain.kernel;

import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * Text as people typed it, made safe to be read by others. What cannot be seen goes: control characters, those that turn
 * the direction of writing and make a text read otherwise than it is stored (UAX 9), and letters without a shape. Blanks of
 * whatever kind become plain ones. Joiners stay, since Persian and emoji need them, but not at the ends, where they would
 * make an empty text look answered.
 */
public final class TypedText {

    private static final Pattern BLANK = Pattern.compile("[\\t\\p{Zs}]");
    private static final Pattern LINE_END = Pattern.compile("\\r\\n?|[\\u0085\\u2028\\u2029]");

    /** Format characters but the joiners and the Arabic signs that span digits; then fillers, which Unicode counts as letters. */
    private static final Pattern UNSEEN =
            Pattern.compile("[\\p{Cc}\\p{Cs}\\p{Cf}\\u034F\\u115F\\u1160\\u2800\\u3164\\uFFA0"
                    + "&&[^\\n\\u200C\\u200D\\u0600-\\u0605\\u06DD]]");

    private static final Pattern ENDS = Pattern.compile("^[\\s\\u200C\\u200D]+|[\\s\\u200C\\u200D]+$");

    private TypedText() {}

    /** @return one line, without blanks around it; empty if there is nothing to see */
    public static String line(String typed) {
        return lines(typed).replace('\n', ' ');
    }

    /** @return lines that end with a line feed, without blanks around the text; empty if there is nothing to see */
    public static String lines(String typed) {
        String broken = LINE_END.matcher(typed).replaceAll("\n");
        String seen = UNSEEN.matcher(BLANK.matcher(broken).replaceAll(" ")).replaceAll("");
        return ENDS.matcher(Normalizer.normalize(seen, Normalizer.Form.NFC)).replaceAll("");
    }
}
