package org.dilmun.domain.expression;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

import com.ezylang.evalex.Expression;
import com.ezylang.evalex.data.EvaluationValue;

/** Between EvalEx's values and ours: its moments are our days, at midnight in UTC; its structures hold themselves under an empty name. */
final class Converted {

    /** Under which a structure holds what its name stands for as a whole. */
    static final String ITSELF = "";

    private Converted() {}

    static List<Object> ours(EvaluationValue... values) {
        return ours(List.of(values));
    }

    private static List<Object> ours(List<EvaluationValue> values) {
        var ours = new ArrayList<Object>();
        values.forEach(value -> ours.add(ours(value)));
        return ours;
    }

    static Object ours(EvaluationValue value) {
        return switch (value.getDataType()) {
            case NUMBER -> value.getNumberValue();
            case STRING -> value.getStringValue();
            case BOOLEAN -> value.getBooleanValue();
            case DATE_TIME -> LocalDate.ofInstant(value.getDateTimeValue(), ZoneOffset.UTC);
            case ARRAY -> ours(value.getArrayValue());
            case STRUCTURE -> ours(value.getStructureValue().get(ITSELF));
            case NULL -> null;
            default -> throw new IllegalArgumentException("no value of the language: " + value);
        };
    }

    static EvaluationValue theirs(Object value, Expression expression) {
        return value instanceof LocalDate day
                ? EvaluationValue.dateTimeValue(day.atStartOfDay(ZoneOffset.UTC).toInstant())
                : expression.convertValue(value);
    }
}
