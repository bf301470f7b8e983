package org.dilmun.domain.expression;

import java.util.List;
import java.util.function.Function;

/**
 * What an operator or a function of the language does.
 *
 * @param least how many operands at least
 * @param most how many at most
 * @param typing the type of the result, or a {@link BrokenExpression} if it does not take such operands
 * @param known whether all operands have to be known; what is made of something unknown is unknown then
 * @param value of the operands, each as {@link Values} has it; null: unknown
 */
record Meaning(
        int least,
        int most,
        boolean known,
        Function<List<Operand>, ValueType> typing,
        Function<List<Object>, Object> value) {

    static Meaning of(int count, Function<List<Operand>, ValueType> typing, Function<List<Object>, Object> value) {
        return new Meaning(count, count, true, typing, value);
    }

    ValueType type(String name, int at, List<Operand> operands) {
        if (operands.size() < least || operands.size() > most) {
            throw least == most
                    ? new BrokenExpression(at, "takes-values", name, least, operands.size())
                    : new BrokenExpression(at, "takes-values-between", name, least, most, operands.size());
        }
        return typing.apply(operands);
    }

    Object of(List<Object> operands) {
        return known && operands.contains(null) ? null : value.apply(operands);
    }
}
