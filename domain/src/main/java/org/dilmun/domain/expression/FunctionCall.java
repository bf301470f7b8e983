package org.dilmun.domain.expression;

import java.util.List;

import com.ezylang.evalex.Expression;
import com.ezylang.evalex.data.EvaluationValue;
import com.ezylang.evalex.functions.FunctionIfc;
import com.ezylang.evalex.functions.FunctionParameterDefinition;
import com.ezylang.evalex.parser.Token;

/** A function of the language, as EvalEx calls it. How many values it takes our own check judges: its hint is clearer. */
record FunctionCall(Meaning meaning) implements FunctionIfc {

    private static final List<FunctionParameterDefinition> ANY = List.of(
            FunctionParameterDefinition.builder().name("values").isVarArg(true).build());

    @Override
    public List<FunctionParameterDefinition> getFunctionParameterDefinitions() {
        return ANY;
    }

    @Override
    public boolean hasVarArgs() {
        return true;
    }

    @Override
    public int getCountOfNonVarArgParameters() {
        return 0;
    }

    @Override
    public boolean isParameterLazy(int index) {
        return false;
    }

    @Override
    public void validatePreEvaluation(Token token, EvaluationValue... values) {
        // was checked when the expression was compiled
    }

    @Override
    public EvaluationValue evaluate(Expression expression, Token token, EvaluationValue... values) {
        return Converted.theirs(meaning.of(Converted.ours(values)), expression);
    }
}
