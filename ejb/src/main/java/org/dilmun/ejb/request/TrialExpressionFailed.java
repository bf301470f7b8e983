package org.dilmun.ejb.request;

import java.util.Map;

import org.dilmun.domain.kernel.Problem;

/** An expression of a service that is being tried cannot be evaluated with these answers: whoever writes it mends it. */
public class TrialExpressionFailed extends Problem {

    private static final long serialVersionUID = 1L;

    public TrialExpressionFailed(String expression) {
        super(Kind.CONFLICT, "trial-expression-failed", Map.of("expression", expression));
    }
}
