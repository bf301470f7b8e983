package org.dilmun.domain.expression;

import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.ezylang.evalex.BaseException;
import com.ezylang.evalex.config.ExpressionConfiguration;
import com.ezylang.evalex.config.MapBasedFunctionDictionary;
import com.ezylang.evalex.config.MapBasedOperatorDictionary;
import com.ezylang.evalex.data.EvaluationValue;
import com.ezylang.evalex.parser.ParseException;

import org.dilmun.domain.kernel.Message;

/**
 * An expression of a descriptor, read and checked once and evaluated as often as is needed, by any thread. {@code and}, {@code or}
 * and {@code not} may be written for {@code &&}, {@code ||} and {@code !}.
 */
public final class Expression {

    /** Characters at most. */
    public static final int LENGTH = 500;

    private static final Pattern WORDS = Pattern.compile("'[^']*'|\"[^\"]*\"|\\b(and|or|not)\\b");
    private static final Map<String, String> SIGNS = Map.of("and", "&& ", "or", "||", "not", "!  ");
    private static final ExpressionConfiguration CONFIGURATION = configuration();

    private final com.ezylang.evalex.Expression read;
    private final ValueType type;
    private final Set<String> names;

    /** Names of which a part is spoken of. */
    private final Set<String> owners;

    private Expression(com.ezylang.evalex.Expression read, ValueType type, Set<String> names) {
        this.read = read;
        this.type = type;
        this.names = Set.copyOf(names);
        this.owners = names.stream()
                .filter(name -> name.contains("."))
                .map(name -> name.substring(0, name.indexOf('.')))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static ExpressionConfiguration configuration() {
        var operators = new MapBasedOperatorDictionary();
        Language.INFIX.forEach((sign, meaning) -> operators.addOperator(sign, Operator.infix(sign, meaning)));
        Language.PREFIX.forEach((sign, meaning) -> operators.addOperator(sign, Operator.prefix(meaning)));
        var functions = new MapBasedFunctionDictionary();
        Language.FUNCTIONS.forEach((name, meaning) -> functions.addFunction(name, new FunctionCall(meaning)));
        return ExpressionConfiguration.builder()
                .operatorDictionary(operators)
                .functionDictionary(functions)
                .mathContext(Language.PRECISION)
                .stripTrailingZeros(false)
                .defaultConstants(Map.of("true", EvaluationValue.TRUE, "false", EvaluationValue.FALSE))
                .arraysAllowed(false)
                .binaryAllowed(false)
                .implicitMultiplicationAllowed(false)
                .singleQuoteStringLiteralsAllowed(true)
                .dateTimeFormatters(List.of())
                .zoneId(ZoneOffset.UTC)
                .locale(Locale.ROOT)
                .build();
    }

    /**
     * @param names what it may speak of
     * @throws BrokenExpression if it is none, or speaks of anything else
     */
    public static Expression compile(String text, Names names) {
        if (text.length() > LENGTH) {
            throw new BrokenExpression(LENGTH, "expression-too-long", LENGTH);
        }
        var read = new com.ezylang.evalex.Expression(signs(text), CONFIGURATION);
        var check = new Check(names);
        try {
            ValueType type = check.operand(read.getAbstractSyntaxTree()).type();
            return new Expression(read, type, check.used());
        } catch (ParseException e) {
            throw new BrokenExpression(Math.min(text.length(), e.getStartPosition() - 1), explained(e));
        } catch (NoSuchElementException e) { // how its parser meets a comma or a bracket that nothing opened
            throw new BrokenExpression(0, "brackets-do-not-fit");
        }
    }

    /** The words as signs of the same length, so that a position holds for both. */
    private static String signs(String text) {
        return WORDS.matcher(text)
                .replaceAll(word -> SIGNS.getOrDefault(
                        word.group(), word.group().replace("\\", "\\\\").replace("$", "\\$")));
    }

    private static Message explained(ParseException e) {
        String token = e.getTokenString() == null ? "" : e.getTokenString();
        return e.getMessage().startsWith("Undefined function")
                ? Message.of("no-function", token, Nearest.hint(token, Language.FUNCTIONS.keySet()))
                : Message.of("no-expression", String.valueOf(e.getMessage()));
    }

    public ValueType type() {
        return type;
    }

    /** @return what it speaks of */
    public Set<String> names() {
        return names;
    }

    /**
     * @return as {@link Values} has it; null if too little is known to tell
     * @throws ExpressionFailed if it cannot be evaluated
     */
    public Object value(Values values) {
        try {
            var evaluated = read.copy();
            for (String name : names) {
                int dot = name.indexOf('.');
                String owner = dot < 0 ? name : name.substring(0, dot);
                evaluated.with(
                        owner,
                        dot < 0 && !owners.contains(name)
                                ? theirs(values, name, evaluated)
                                : structure(owner, values, evaluated));
            }
            return Converted.ours(evaluated.evaluate());
        } catch (BaseException | RuntimeException e) { // the check should have left nothing that fails
            throw new ExpressionFailed(read.getExpressionString(), e);
        }
    }

    private static EvaluationValue theirs(Values values, String name, com.ezylang.evalex.Expression expression) {
        return Converted.theirs(values.of(name), expression);
    }

    /** The parts of a name that the expression speaks of, and what the name stands for itself. */
    private EvaluationValue structure(String owner, Values values, com.ezylang.evalex.Expression expression) {
        var parts = new HashMap<String, EvaluationValue>();
        parts.put(
                Converted.ITSELF,
                names.contains(owner) ? theirs(values, owner, expression) : EvaluationValue.NULL_VALUE);
        names.stream()
                .filter(name -> name.startsWith(owner + "."))
                .forEach(name -> parts.put(name.substring(owner.length() + 1), theirs(values, name, expression)));
        return EvaluationValue.structureValue(parts);
    }
}
