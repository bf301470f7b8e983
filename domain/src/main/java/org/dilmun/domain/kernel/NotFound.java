package org.dilmun.domain.kernel;

import java.util.Map;

/** There is no such thing, or the caller may not know that there is. */
public class NotFound extends Problem {

    private static final long serialVersionUID = 1L;

    /** @param what the thing in the API's words: {@code service}, {@code request} … */
    public NotFound(String what, Object key) {
        super(Kind.NOT_FOUND, what + "-not-found", Map.of("key", String.valueOf(key)));
    }
}
