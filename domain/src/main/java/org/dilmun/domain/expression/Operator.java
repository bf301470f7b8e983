package org.dilmun.domain.expression;

import com.ezylang.evalex.Expression;
import com.ezylang.evalex.config.ExpressionConfiguration;
import com.ezylang.evalex.data.EvaluationValue;
import com.ezylang.evalex.operators.OperatorIfc;
import com.ezylang.evalex.parser.Token;

/** An operator of the language, as EvalEx calls it. */
record Operator(Meaning meaning, boolean isPrefix, int getPrecedence) implements OperatorIfc {

    static Operator prefix(Meaning meaning) {
        return new Operator(meaning, true, OPERATOR_PRECEDENCE_UNARY);
    }

    static Operator infix(String sign, Meaning meaning) {
        return new Operator(meaning, false, precedence(sign));
    }

    private static int precedence(String sign) {
        return switch (sign) {
            case "||" -> OPERATOR_PRECEDENCE_OR;
            case "&&" -> OPERATOR_PRECEDENCE_AND;
            case "=", "!=" -> OPERATOR_PRECEDENCE_EQUALITY;
            case "<", "<=", ">", ">=" -> OPERATOR_PRECEDENCE_COMPARISON;
            case "+", "-" -> OPERATOR_PRECEDENCE_ADDITIVE;
            case "*", "/" -> OPERATOR_PRECEDENCE_MULTIPLICATIVE;
            default -> throw new IllegalArgumentException(sign);
        };
    }

    @Override
    public int getPrecedence(ExpressionConfiguration configuration) {
        return getPrecedence;
    }

    @Override
    public boolean isLeftAssociative() {
        return !isPrefix;
    }

    @Override
    public boolean isInfix() {
        return !isPrefix;
    }

    @Override
    public boolean isPostfix() {
        return false;
    }

    @Override
    public boolean isOperandLazy() {
        return false;
    }

    @Override
    public EvaluationValue evaluate(Expression expression, Token token, EvaluationValue... operands) {
        return Converted.theirs(meaning.of(Converted.ours(operands)), expression);
    }
}
