package org.dilmun.ejb.request;

import java.util.Map;

import org.dilmun.domain.kernel.Problem;

/** The applicant's reply has more characters than are taken. */
public class ReplyTooLong extends Problem {

    private static final long serialVersionUID = 1L;

    ReplyTooLong(int limit) {
        super(Kind.INVALID, "request-reply-too-long", Map.of("limit", limit));
    }
}
