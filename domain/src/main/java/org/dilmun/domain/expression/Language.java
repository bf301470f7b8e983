package org.dilmun.domain.expression;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.stream.Stream;

import static java.util.Map.entry;

/**
 * The whole language: these operators and functions, and no others. What is made of an unanswered question is unknown, except
 * where the answer is clear anyway: {@code false and …}, {@code true or …}, {@code answered(…)}.
 */
final class Language {

    /** Digits of a number that is no exact decimal: of a division. */
    static final MathContext PRECISION = new MathContext(34, RoundingMode.HALF_EVEN);

    private static final int MANY = 10;
    private static final int MOST_DECIMALS = 6;

    static final Map<String, Meaning> INFIX = Map.ofEntries(
            entry("+", arithmetic(BigDecimal::add)),
            entry("-", arithmetic(BigDecimal::subtract)),
            entry("*", arithmetic((one, other) -> one.multiply(other, PRECISION))),
            entry("/", arithmetic(Language::divide)),
            entry("=", equality(true)),
            entry("!=", equality(false)),
            entry("<", order(sign -> sign < 0)),
            entry("<=", order(sign -> sign <= 0)),
            entry(">", order(sign -> sign > 0)),
            entry(">=", order(sign -> sign >= 0)),
            entry("&&", logic(false)),
            entry("||", logic(true)));

    static final Map<String, Meaning> PREFIX = Map.of(
            "-", Meaning.of(1, all(ValueType.NUMBER), of -> number(of, 0).negate()),
            "!", Meaning.of(1, all(ValueType.TRUTH), of -> !(Boolean) of.get(0)));

    static final Map<String, Meaning> FUNCTIONS = Map.ofEntries(
            entry("answered", new Meaning(1, 1, false, Language::name, of -> of.get(0) != null)),
            entry("has", Meaning.of(2, Language::choice, of -> ((List<?>) of.get(0)).contains(of.get(1)))),
            entry("if", new Meaning(3, 3, false, Language::branches, Language::branch)),
            entry("min", new Meaning(2, MANY, true, all(ValueType.NUMBER), of -> numbers(of)
                    .min(Comparator.naturalOrder())
                    .orElseThrow())),
            entry("max", new Meaning(2, MANY, true, all(ValueType.NUMBER), of -> numbers(of)
                    .max(Comparator.naturalOrder())
                    .orElseThrow())),
            entry("abs", Meaning.of(1, all(ValueType.NUMBER), of -> number(of, 0)
                    .abs())),
            entry("round", Meaning.of(2, Language::decimals, of -> number(of, 0)
                    .setScale(number(of, 1).intValue(), RoundingMode.HALF_UP))),
            entry("sum", new Meaning(1, 1, false, Language::column, of -> sum(of.get(0)))),
            entry("count", new Meaning(1, 1, false, Language::countable, of -> count(of.get(0)))),
            entry("date", Meaning.of(1, Language::day, of -> LocalDate.parse((String) of.get(0)))),
            entry(
                    "days",
                    Meaning.of(
                            2,
                            Language::days,
                            of -> BigDecimal.valueOf(ChronoUnit.DAYS.between(date(of, 0), date(of, 1))))),
            entry(
                    "years",
                    Meaning.of(
                            2,
                            Language::days,
                            of -> BigDecimal.valueOf(
                                    Period.between(date(of, 0), date(of, 1)).getYears()))));

    private Language() {}

    private static Meaning arithmetic(BinaryOperator<BigDecimal> operator) {
        return Meaning.of(2, all(ValueType.NUMBER), of -> operator.apply(number(of, 0), number(of, 1)));
    }

    /** Nothing divided by nothing is unknown, and so is what is divided by it: a form has no place for an error of its author. */
    private static BigDecimal divide(BigDecimal one, BigDecimal other) {
        return other.signum() == 0 ? null : one.divide(other, PRECISION);
    }

    private static Meaning equality(boolean same) {
        return Meaning.of(2, Language::comparable, of -> (compare(of.get(0), of.get(1)) == 0) == same);
    }

    private static Meaning order(IntPredicate test) {
        return Meaning.of(2, Language::ordered, of -> test.test(compare(of.get(0), of.get(1))));
    }

    /** @param decides the value of one side that settles the matter, whatever the other is */
    private static Meaning logic(boolean decides) {
        return new Meaning(2, 2, false, all(ValueType.TRUTH), of -> {
            if (of.contains(decides)) {
                return decides;
            }
            return of.contains(null) ? null : !decides;
        });
    }

    private static Function<List<Operand>, ValueType> all(ValueType type) {
        return operands -> {
            operands.forEach(operand -> operand.is(type));
            return type;
        };
    }

    private static ValueType column(List<Operand> operands) {
        operands.get(0).is(ValueType.NUMBERS);
        return ValueType.NUMBER;
    }

    private static ValueType days(List<Operand> operands) {
        operands.forEach(operand -> operand.is(ValueType.DATE));
        return ValueType.NUMBER;
    }

    private static ValueType comparable(List<Operand> operands) {
        Operand one = operands.get(0);
        Operand other = operands.get(1);
        if (!List.of(ValueType.NUMBER, ValueType.TEXT, ValueType.DATE, ValueType.TRUTH)
                .contains(one.type())) {
            throw new BrokenExpression(one.at(), "equals-nothing", one.type().words());
        }
        other.is(one.type());
        one.mayBe(other);
        other.mayBe(one);
        return ValueType.TRUTH;
    }

    private static ValueType ordered(List<Operand> operands) {
        Operand one = operands.get(0);
        if (one.type() != ValueType.DATE) {
            one.is(ValueType.NUMBER);
        }
        operands.get(1).is(one.type());
        return ValueType.TRUTH;
    }

    private static ValueType name(List<Operand> operands) {
        if (operands.get(0).name() == null) {
            throw new BrokenExpression(operands.get(0).at(), "answered-takes-field");
        }
        return ValueType.TRUTH;
    }

    private static ValueType choice(List<Operand> operands) {
        operands.get(0).is(ValueType.LIST);
        operands.get(1).is(ValueType.TEXT).mayBe(operands.get(0));
        return ValueType.TRUTH;
    }

    private static ValueType branches(List<Operand> operands) {
        operands.get(0).is(ValueType.TRUTH);
        operands.get(2).is(operands.get(1).type());
        return operands.get(1).type();
    }

    private static ValueType decimals(List<Operand> operands) {
        operands.get(0).is(ValueType.NUMBER);
        Operand places = operands.get(1).is(ValueType.NUMBER);
        if (places.literal() == null || !places.literal().matches("[0-" + MOST_DECIMALS + "]")) {
            throw new BrokenExpression(places.at(), "round-takes-decimals", MOST_DECIMALS);
        }
        return ValueType.NUMBER;
    }

    private static ValueType countable(List<Operand> operands) {
        if (operands.get(0).type() != ValueType.LIST) {
            operands.get(0).is(ValueType.ROWS);
        }
        return ValueType.NUMBER;
    }

    private static ValueType day(List<Operand> operands) {
        Operand day = operands.get(0).is(ValueType.TEXT);
        try {
            LocalDate.parse(String.valueOf(day.literal()));
            return ValueType.DATE;
        } catch (DateTimeException e) {
            throw new BrokenExpression(day.at(), "date-takes-day");
        }
    }

    private static Object branch(List<Object> of) {
        return of.get(0) == null ? null : of.get((Boolean) of.get(0) ? 1 : 2);
    }

    private static BigDecimal sum(Object column) {
        return column == null ? BigDecimal.ZERO : numbers((List<?>) column).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal count(Object several) {
        if (several == null) {
            return BigDecimal.ZERO;
        }
        return several instanceof BigDecimal rows ? rows : BigDecimal.valueOf(((List<?>) several).size());
    }

    @SuppressWarnings("unchecked") // the check has seen to it that both are of one type, which has an order
    private static int compare(Object one, Object other) {
        return ((Comparable<Object>) one).compareTo(other);
    }

    private static BigDecimal number(List<?> of, int index) {
        return (BigDecimal) of.get(index);
    }

    private static LocalDate date(List<?> of, int index) {
        return (LocalDate) of.get(index);
    }

    private static Stream<BigDecimal> numbers(List<?> values) {
        return values.stream().filter(BigDecimal.class::isInstance).map(BigDecimal.class::cast);
    }
}
