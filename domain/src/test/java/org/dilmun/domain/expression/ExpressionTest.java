package org.dilmun.domain.expression;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ExpressionTest {

    private static final Names NAMES = Names.of(Map.ofEntries(
            Map.entry("salary", Name.of(ValueType.NUMBER)),
            Map.entry("months", Name.of(ValueType.NUMBER)),
            Map.entry("reason", new Name(ValueType.TEXT, Set.of("lost", "stolen", "damaged"))),
            Map.entry("city", Name.of(ValueType.TEXT)),
            Map.entry("born", Name.of(ValueType.DATE)),
            Map.entry("owner", Name.of(ValueType.TRUTH)),
            Map.entry("aids", new Name(ValueType.LIST, Set.of("chair", "stick"))),
            Map.entry("bills", Name.of(ValueType.ROWS)),
            Map.entry("bills.amount", Name.of(ValueType.NUMBERS)),
            Map.entry("house", Name.of(ValueType.THING)),
            Map.entry("house.block", Name.of(ValueType.TEXT)),
            Map.entry("today", Name.of(ValueType.DATE)),
            Map.entry("applicant.age", Name.of(ValueType.NUMBER)),
            Map.entry("applicant.kind", new Name(ValueType.TEXT, Set.of("citizen", "resident")))));

    private static final Map<String, Object> KNOWN = Map.ofEntries(
            Map.entry("salary", new BigDecimal("499.999")),
            Map.entry("months", new BigDecimal("24")),
            Map.entry("reason", "stolen"),
            Map.entry("city", "سترة"),
            Map.entry("born", LocalDate.of(1996, 2, 29)),
            Map.entry("owner", true),
            Map.entry("aids", List.of("stick")),
            Map.entry("bills", new BigDecimal("3")),
            Map.entry(
                    "bills.amount", List.of(new BigDecimal("0.100"), new BigDecimal("0.200"), new BigDecimal("0.003"))),
            Map.entry("house", true),
            Map.entry("house.block", "203"),
            Map.entry("today", LocalDate.of(2017, 2, 28)),
            Map.entry("applicant.age", new BigDecimal("20")),
            Map.entry("applicant.kind", "citizen"));

    private static Object value(String text, Map<String, Object> known) {
        return Expression.compile(text, NAMES).value(known::get);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "salary <= 500 and applicant.age < 21 | true",
                "not (reason = 'lost' or reason = 'damaged') | true",
                "reason != 'stolen' or owner && owner | true",
                "has(aids, 'chair') | false",
                "count(aids) + count(bills) | 4",
                "sum(bills.amount) | 0.303",
                "count(bills) = 3 and sum(bills.amount) < 0.304 | true",
                "salary * 0.001 | 0.499999",
                "round(salary / months, 3) | 20.833",
                "1 / 3 | 0.3333333333333333333333333333333333",
                "0.1 + 0.2 | 0.3",
                "-months + 2 * 3 | -18",
                "min(salary, months, 1000) | 24",
                "max(salary, months) | 499.999",
                "abs(2 - 5) | 3",
                "if(owner, 1, 2) | 1",
                "years(born, today) | 20",
                "years(born, date('2017-03-01')) | 21",
                "days(date('2017-02-27'), today) | 1",
                "born < today | true",
                "house.block = '203' and answered(house) | true",
                "applicant.kind = 'citizen' | true",
                "city = 'سترة' | true",
                "\"or\" = 'or' | true",
                "owner = true | true"
            })
    void the_language_means_what_it_says(String text, String value) {
        assertThat(String.valueOf(value(text, KNOWN))).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "salary <= 500 | null",
                "salary + 1 | null",
                "not owner | null",
                "owner and salary < 5 | null",
                "1 = 2 and owner | false",
                "owner or 1 = 1 | true",
                "answered(salary) | false",
                "answered(bills) or answered(house) | false",
                "count(bills) | 0",
                "sum(bills.amount) | 0",
                "has(aids, 'chair') | null",
                "if(answered(salary), salary, 0) | 0",
                "house.block = '1' | null",
                "answered(house) and house.block = '1' | false",
                "1 / (2 - 2) > 5 | null"
            })
    void what_is_made_of_something_unanswered_is_unknown_unless_it_is_clear_anyway(String text, String value) {
        assertThat(String.valueOf(value(text, new HashMap<>()))).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "salry > 5 | 0 | nothing before it is called salry; did you mean 'salary'?",
                "salary > 5 and reasn = 'lost' | 15 | nothing before it is called reasn; did you mean 'reason'?",
                "applicant.agee > 5 | 0 | nothing before it is called applicant.agee; did you mean 'applicant.age'?",
                "salary > 'much' | 9 | this is a text, where a number is needed",
                "reason > 5 | 0 | this is a text, where a number is needed",
                "reason = 5 | 9 | this is a number, where a text is needed",
                "reason = 'stollen' | 9 | 'stollen' is none of its choices; did you mean 'stolen'?",
                "has(aids, 'wheel') | 10 | 'wheel' is none of its choices; there is: chair, stick",
                "salary and owner | 0 | this is a number, where a yes or no is needed",
                "bills = 3 | 0 | this is a table, which equals nothing",
                "sum(bills) | 4 | this is a table, where a column of a table is needed",
                "sum(salary) | 4 | this is a number, where a column of a table is needed",
                "house > 3 | 0 | this is an answer that can only be asked for with answered(), where a number is needed",
                "round(salary) | 0 | round takes 2 values, not 1",
                "min(1) | 0 | min takes 2 to 10 values, not 1",
                "round(salary, months) | 14 | round() takes a number of decimals from 0 to 6",
                "answered(salary + 1) | 16 | answered() takes the id of a field",
                "date('yesterday') < today | 5 | 'date() takes a day as a text, ''2026-01-31'''",
                "summ(bills.amount) | 0 | there is no function summ; did you mean 'sum'?",
                "exec('rm') | 0 | there is no function exec",
                "random() > 0 | 0 | there is no function random",
                "1e999999 > 0 | 0 | '1e999999' is no decimal number",
                "0xFF = salary | 0 | '0xFF' is no decimal number",
                "2 ^ 99 | 2 | Undefined operator '^'",
                "salary.getClass | 0 | nothing before it is called salary.getClass",
                "('a').length | 5 | only a name and the name of its part stand around a dot"
            })
    void what_is_wrong_is_refused_with_its_place_and_a_hint(String text, int position, String reason) {
        assertThatThrownBy(() -> Expression.compile(text, NAMES))
                .isInstanceOfSatisfying(BrokenExpression.class, broken -> {
                    assertThat(broken).hasMessageContaining(reason);
                    assertThat(broken.position()).isEqualTo(position);
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "(",
                ")",
                "salary salary",
                "salary >",
                "and",
                "not",
                "'",
                "a b c",
                "5 5",
                "salary,salary",
                "(salary, 1)",
                "T(java.lang.Runtime)",
                "${1+1}",
                "#{1}",
                "salary[0]",
                "salary..x",
                ".salary",
                "bills.amount.x",
                "if(,,)",
                "{}",
                "salary; 1",
                "applicant",
                "true.x",
                "sum(sum(bills.amount))",
                "NULL",
                "PI",
                "E",
                "\u0000",
                "salary > 5;",
                "count(1)",
                "answered()"
            })
    void what_is_no_expression_is_refused(String text) {
        assertThatThrownBy(() -> Expression.compile(text, NAMES)).isInstanceOf(BrokenExpression.class);
    }

    @Test
    void length_and_depth_are_limited() {
        assertThatThrownBy(() -> Expression.compile("1+".repeat(250) + "1", NAMES))
                .hasMessageContaining("at most 500");
        assertThatThrownBy(() -> Expression.compile("-".repeat(30) + "1", NAMES))
                .hasMessageContaining("too deep");
        assertThat(value("(".repeat(200) + "1" + ")".repeat(200), KNOWN)).isEqualTo(BigDecimal.ONE);
    }

    @Test
    void it_tells_its_type_and_what_it_speaks_of() {
        var expression = Expression.compile("applicant.age > 20 and answered(bills) and sum(bills.amount) > 1", NAMES);
        assertThat(expression.type()).isEqualTo(ValueType.TRUTH);
        assertThat(expression.names()).containsExactlyInAnyOrder("applicant.age", "bills", "bills.amount");
    }

    @Test
    void threads_do_not_see_each_others_answers() {
        var expression = Expression.compile("salary * 2", NAMES);
        var wrong = IntStream.range(0, 2000)
                .parallel()
                .filter(i -> !("" + 2 * i).equals(String.valueOf(expression.value(name -> BigDecimal.valueOf(i)))))
                .boxed()
                .toList();
        assertThat(wrong).isEmpty();
    }

    /** Whatever somebody types is either an expression that has a value, or refused by name and place. */
    @Test
    void nothing_breaks_it() {
        var random = new Random(20171105);
        var pieces = List.of(
                "salary",
                "reason",
                "born",
                "owner",
                "aids",
                "bills",
                "bills.amount",
                "house.block",
                "applicant.age",
                "today",
                "'lost'",
                "'x'",
                "5",
                "0.5",
                "1e5",
                "0x1",
                "+",
                "-",
                "*",
                "/",
                "=",
                "!=",
                "<",
                ">=",
                "and",
                "or",
                "not",
                "&&",
                "(",
                ")",
                ",",
                ".",
                "min(",
                "if(",
                "sum(",
                "has(",
                "answered(",
                "date(",
                "'2017-01-01'",
                "days(",
                "round(",
                "nix",
                "[",
                "]",
                "\"",
                "'",
                "\\",
                "$",
                "؟",
                "\n");
        int good = 0;
        for (int i = 0; i < 60_000; i++) {
            String text = random.ints(1 + random.nextInt(9), 0, pieces.size())
                    .mapToObj(pieces::get)
                    .collect(Collectors.joining(random.nextBoolean() ? " " : ""));
            try {
                var expression = Expression.compile(text, NAMES);
                expression.value(KNOWN::get);
                expression.value(name -> null);
                good++;
            } catch (BrokenExpression refused) {
                assertThat(refused.getMessage()).as(text).isNotBlank();
                assertThat(refused.position()).as(text).isBetween(0, text.length());
            }
        }
        assertThat(good).isGreaterThan(500);
    }
}
