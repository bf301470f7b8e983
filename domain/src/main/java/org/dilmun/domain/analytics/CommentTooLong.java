package org.dilmun.domain.analytics;

import java.util.Map;

import org.dilmun.domain.kernel.Problem;

/** What somebody wrote about a page is longer than is kept. */
public class CommentTooLong extends Problem {

    private static final long serialVersionUID = 1L;

    CommentTooLong(int limit) {
        super(Kind.INVALID, "feedback-too-long", Map.of("limit", limit));
    }
}
