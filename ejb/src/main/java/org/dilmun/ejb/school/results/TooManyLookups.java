package org.dilmun.ejb.school.results;

import java.time.Duration;
import java.util.Map;

import org.dilmun.domain.kernel.Problem;

/** Too many lookups with that personal number found nothing: the next has to wait. */
public class TooManyLookups extends Problem {

    private static final long serialVersionUID = 1L;

    public TooManyLookups(Duration wait) {
        super(Kind.TOO_MANY, "result-too-many", Map.of("retryAfter", wait.toSeconds() + 1));
    }
}
