package org.dilmun.web.api;

import java.util.Map;

import org.dilmun.domain.kernel.Problem;

/** The body of a call has more bytes than are read. */
public class BodyTooLarge extends Problem {

    private static final long serialVersionUID = 1L;

    public BodyTooLarge(int limit) {
        super(Kind.TOO_LARGE, "body-too-large", Map.of("limit", limit));
    }
}
