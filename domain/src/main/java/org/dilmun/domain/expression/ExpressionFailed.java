package org.dilmun.domain.expression;

/** An expression that passed its check and cannot be evaluated all the same: a mistake of ours, which support has to hear of. */
public class ExpressionFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String expression;

    public ExpressionFailed(String expression, Exception cause) {
        super(expression, cause);
        this.expression = expression;
    }

    public String expression() {
        return expression;
    }
}
