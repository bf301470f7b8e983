package org.dilmun.ejb.identity;

import java.util.Map;

import org.dilmun.domain.kernel.Problem;

/** A client has made all the calls of this window. */
public class TooManyCalls extends Problem {

    private static final long serialVersionUID = 1L;

    public TooManyCalls(int limit, long seconds) {
        super(Kind.TOO_MANY, "calls-too-many", Map.of("limit", limit, "retryAfter", seconds));
    }
}
