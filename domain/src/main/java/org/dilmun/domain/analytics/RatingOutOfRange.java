package org.dilmun.domain.analytics;

import java.util.Map;

import org.dilmun.domain.kernel.Problem;

/** There are no so many stars. */
public class RatingOutOfRange extends Problem {

    private static final long serialVersionUID = 1L;

    RatingOutOfRange(int worst, int best) {
        super(Kind.INVALID, "rating-out-of-range", Map.of("worst", worst, "best", best));
    }
}
