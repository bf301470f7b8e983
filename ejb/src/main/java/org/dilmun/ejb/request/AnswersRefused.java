package org.dilmun.ejb.request;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import org.dilmun.domain.kernel.Problem;

/** Some answers are wrong or missing; each with the code of its message. */
public class AnswersRefused extends Problem {

    private static final long serialVersionUID = 1L;

    /** @param violations problem code by field id, in the order of the form */
    public AnswersRefused(Map<String, String> violations) {
        super(
                Kind.INVALID,
                "answers-refused",
                Map.of("violations", Collections.unmodifiableMap(new LinkedHashMap<>(violations))));
    }

    /** @return problem code by field id, in the order of the form */
    @SuppressWarnings("unchecked") // put there by the constructor
    public Map<String, String> violations() {
        return (Map<String, String>) facts().getOrDefault("violations", Map.of());
    }
}
