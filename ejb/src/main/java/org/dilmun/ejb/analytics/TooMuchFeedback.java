package org.dilmun.ejb.analytics;

import java.time.Duration;
import java.util.Map;

import org.dilmun.domain.kernel.Problem;

/** More people answer at once than this node keeps in a minute. */
public class TooMuchFeedback extends Problem {

    private static final long serialVersionUID = 1L;

    TooMuchFeedback(Duration wait) {
        super(Kind.TOO_MANY, "feedback-too-many", Map.of("retryAfter", wait.toSeconds() + 1));
    }
}
