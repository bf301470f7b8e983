package org.dilmun.domain.analytics;

import org.dilmun.domain.kernel.TypedText;

/** What people may add in words to an answer of theirs. */
final class Comment {

    /** Characters at most; each line break is one. */
    static final int LENGTH = 500;

    private Comment() {}

    /**
     * @param typed may be null
     * @return null if nothing was written
     * @throws CommentTooLong if it is longer than is kept
     */
    static String cleaned(String typed) {
        String text = typed == null ? "" : TypedText.lines(typed); // a line break counts as one, and is sent as two
        if (text.isEmpty()) {
            return null;
        }
        if (text.length() > LENGTH) {
            throw new CommentTooLong(LENGTH);
        }
        return text;
    }
}
