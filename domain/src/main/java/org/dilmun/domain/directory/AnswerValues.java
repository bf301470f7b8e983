package org.dilmun.domain.directory;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import org.dilmun.domain.expression.ExpressionFailed;
import org.dilmun.domain.expression.ValueType;
import org.dilmun.domain.expression.Values;

/**
 * The answers of a form and its facts, as expressions see them. An answer that is not well formed is unknown there: the judge
 * has told its author what is wrong with it.
 */
public final class AnswerValues implements Values {

    private static final int DIGITS = 40;

    private final Form form;
    private final Map<String, String> answers;
    private final Facts facts;
    private final Consumer<ExpressionFailed> failures;

    /** @param answers by field id, as the judge keeps them */
    public AnswerValues(Form form, Map<String, String> answers, Facts facts) {
        this(form, answers, facts, null);
    }

    private AnswerValues(Form form, Map<String, String> answers, Facts facts, Consumer<ExpressionFailed> failures) {
        this.form = form;
        this.answers = answers;
        this.facts = facts;
        this.failures = failures;
    }

    /**
     * The same to be looked at, never to decide by: what cannot be evaluated is unknown.
     *
     * @param heard is told of each expression that fails
     */
    public AnswerValues tolerant(Consumer<ExpressionFailed> heard) {
        return new AnswerValues(form, answers, facts, heard);
    }

    /** @return what stands for an expression that failed: null, unknown, if they are only looked at */
    Object failed(ExpressionFailed failed) {
        if (failures == null) {
            throw failed;
        }
        failures.accept(failed);
        return null;
    }

    /** @return what is answered, as it is kept; empty if nothing */
    List<String> texts(String fieldId) {
        String answer = answers.getOrDefault(fieldId, "");
        boolean many = form.field(fieldId).flatMap(Field::valueType).equals(Optional.of(ValueType.LIST));
        return many ? Structured.choices(answer).orElse(List.of()) : List.of(answer);
    }

    @Override
    public Object of(String name) {
        if (Facts.NAMES.containsKey(name)) {
            return facts.of(name);
        }
        int dot = name.indexOf('.');
        Field field = form.field(dot < 0 ? name : name.substring(0, dot)).orElseThrow();
        String answer = answers.getOrDefault(field.id(), "");
        if (answer.isEmpty()) {
            return null;
        }
        return dot < 0 ? whole(field, answer) : part(field, name.substring(dot + 1), answer);
    }

    private static Object whole(Field field, String answer) {
        return switch (field.valueType().orElseThrow()) {
            case NUMBER -> number(answer);
            case DATE -> day(answer);
            case TRUTH -> truth(answer);
            case LIST -> Structured.choices(answer).orElse(null);
            case ROWS -> Structured.rows(answer)
                    .filter(rows -> !rows.isEmpty())
                    .map(rows -> BigDecimal.valueOf(rows.size()))
                    .orElse(null);
            case TEXT, THING, NUMBERS -> answer;
        };
    }

    private Object part(Field field, String name, String answer) {
        if (field.type() == Field.Kind.CHILD) {
            return facts.ofWard(answer, name);
        }
        return field.type() == Field.Kind.TABLE
                ? Structured.rows(answer)
                        .map(rows -> rows.stream()
                                .map(row -> number(row.getOrDefault(name, "")))
                                .filter(number -> number != null)
                                .toList())
                        .orElse(null)
                : Structured.parts(answer).map(parts -> parts.get(name)).orElse(null);
    }

    private static BigDecimal number(String text) {
        return text.length() <= DIGITS && text.matches("-?[0-9]+(\\.[0-9]+)?") ? new BigDecimal(text) : null;
    }

    private static Boolean truth(String text) {
        return switch (text) {
            case "yes" -> true;
            case "no" -> false;
            default -> null;
        };
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException malformed) {
            return null;
        }
    }
}
