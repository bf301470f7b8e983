package org.dilmun.domain.school.results;

import java.util.Map;

import org.dilmun.domain.kernel.Problem;

/** The minute of publication is too near for every node to be ready, or too far. */
public class PublicationMinuteWrong extends Problem {

    private static final long serialVersionUID = 1L;

    public PublicationMinuteWrong(long minutes, long days) {
        super(Kind.INVALID, "result-minute-wrong", Map.of("minutes", minutes, "days", days));
    }
}
