package org.dilmun.ejb.request;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import org.dilmun.domain.directory.AnswerValues;
import org.dilmun.domain.directory.Facts;
import org.dilmun.domain.directory.Field;
import org.dilmun.domain.directory.Form;
import org.dilmun.domain.directory.ServiceDescriptor;
import org.dilmun.domain.expression.ExpressionFailed;
import org.dilmun.ejb.country.BrokenCountryData;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.country.YamlFile;
import org.dilmun.ejb.directory.DescriptorReader;
import org.dilmun.ejb.directory.Terms;
import org.dilmun.ejb.form.FormKinds;
import org.dilmun.ejb.form.Violation;
import org.dilmun.ejb.persistence.OnDatabase;
import org.dilmun.ejb.persistence.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dilmun.ejb.request.Fixtures.EVERYTHING;
import static org.dilmun.ejb.request.Fixtures.FACTS;

/** Whatever stands in a descriptor and whatever is answered: there are answers, or refusals that name their place and rule. */
@OnDatabase
class FormFuzzTest {

    private static final int DESCRIPTORS = 1200;
    private static final int COMPUTING = 200;
    private static final int ANSWERS = 4000;
    private static final FormKinds KINDS;
    private static final FormValidator VALIDATOR;

    static {
        try (var database = new TestDatabase()) {
            KINDS = database.bean(FormKinds.class);
            VALIDATOR = database.bean(FormValidator.class);
        }
    }

    private static final List<String> HOSTILE = List.of(
            "",
            " ",
            "0",
            "-1",
            "1e999999999",
            "NaN",
            "Infinity",
            "0x10",
            "٣٫٥",
            "1,2,3",
            "9".repeat(60),
            "-",
            ".",
            "+",
            "00",
            "+973",
            "2017-02-30",
            "99999-01-01",
            "-2017-01-01",
            "1439/02/30",
            "0/0/0",
            "today",
            "[]",
            "{}",
            "[[]]",
            "[{}]",
            "[null]",
            "{\"a\":null}",
            "[{\"amount\":{}}]",
            "[{\"amount\":\"1e99\"}]",
            "[{\"number\":\"A\",\"amount\":\"5\"}]",
            "[\"chair\",\"chair\"]",
            "[\"bed\"]",
            "{\"block\":\"317\"}",
            "{\"block\":[]}",
            "[".repeat(3000),
            "\u0000",
            "\uD800",
            "\u202E",
            "yes",
            "no",
            "YES",
            "null",
            "true",
            "a@b.c",
            "@",
            "'; drop table request; --",
            "${7*7}",
            "<b>",
            "\\",
            "%s",
            "{0}",
            "سؤال");

    private static <T> T one(Random random, List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    @Test
    void whatever_is_answered_is_kept_clean_or_refused_by_name() {
        var random = new Random(20171105);
        Form form = EVERYTHING.form();
        Set<String> paths = Set.copyOf(form.fields().map(Field::id).toList());
        for (int i = 0; i < ANSWERS; i++) {
            var answers = new HashMap<String, String>();
            form.fields()
                    .filter(field -> random.nextInt(4) > 0)
                    .forEach(field -> answers.put(field.id(), one(random, HOSTILE)));
            FormValidator.Verdict verdict = VALIDATOR.judge(form, FACTS, answers);
            verdict.found().forEach((path, violation) -> named(paths, path, violation));
            assertThat(VALIDATOR.judge(form, FACTS, verdict.answers()).answers())
                    .as("clean is clean: " + answers)
                    .isEqualTo(verdict.answers());
        }
    }

    private static void named(Set<String> fields, String path, Violation violation) {
        assertThat(path.startsWith("page:") || fields.contains(path.split("\\.", 2)[0]))
                .as(path)
                .isTrue();
        assertThat(violation.code()).matches("field-[a-z-]+");
        assertThat(violation.text() != null)
                .isEqualTo(Set.of("field-exit", "field-rule-broken").contains(violation.code()));
    }

    @Test
    void a_descriptor_that_was_tampered_with_is_refused_line_by_line_or_works() throws Exception {
        var reader = new DescriptorReader(Set.of("iga"), Terms.of(Country.at("bh")));
        String text;
        try (var in = FormFuzzTest.class.getResourceAsStream("/services/iga/everything.yaml")) {
            text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        var random = new Random(20171105);
        int good = 0;
        for (int i = 0; i < DESCRIPTORS; i++) {
            String tampered = tampered(text, random);
            try {
                use(
                        reader.read(List.of(YamlFile.parse("services/iga/everything.yaml", tampered)))
                                .get(0),
                        random);
                good++;
            } catch (BrokenCountryData refused) {
                assertThat(refused.mistakes())
                        .isNotEmpty()
                        .allMatch(mistake -> mistake.matches("(?s)services/iga/everything\\.yaml:\\d+:\\d+: .+"));
            }
        }
        assertThat(good).isBetween(DESCRIPTORS / 100, DESCRIPTORS * 9 / 10);
    }

    /** One to three words are exchanged for others of the file, or for something that has no place there. */
    private static String tampered(String text, Random random) {
        var words = new ArrayList<>(Stream.of(text.split("(?<=[\\s,:{}\\[\\]()\"'<>=-])|(?=[\\s,:{}\\[\\]()\"'<>=-])"))
                .toList());
        List<String> odd = List.of(
                "0",
                "-1",
                "''",
                "null",
                "~",
                "{}",
                "[]",
                "salary",
                "today",
                "applicant.age",
                "((",
                "'x'",
                "true",
                "&&",
                "%",
                "");
        for (int change = random.nextInt(3); change >= 0; change--) {
            int at = random.nextInt(words.size());
            if (words.get(at).isBlank()) {
                at = Math.max(0, at - 1);
            }
            words.set(at, random.nextInt(3) == 0 ? one(random, odd) : one(random, words));
        }
        return String.join("", words);
    }

    private static void use(ServiceDescriptor descriptor, Random random) {
        Form form = descriptor.form();
        if (form == null) {
            return;
        }
        FormSchema.of(KINDS, form, "ar");
        Map<String, String> answers = new HashMap<>();
        form.fields().forEach(field -> answers.put(field.id(), one(random, HOSTILE)));
        VALIDATOR.judge(form, FACTS, answers);
        VALIDATOR.judge(form, FACTS, Map.of());
    }

    /** An expression of a number, of any kind that the check lets through. */
    private static String number(Random random, int depth) {
        if (depth == 0) {
            return one(random, List.of("a", "b", "0", "7", "0.5", "applicant.age", "count(t)", "sum(t.amount)"));
        }
        String first = number(random, depth - 1);
        String second = number(random, depth - 1);
        return switch (random.nextInt(7)) {
            case 0, 1 -> "(" + first + ") / (" + second + ")";
            case 2 -> "(" + first + ") * (" + second + ")";
            case 3 -> "(" + first + ") - (" + second + ")";
            case 4 -> "if(" + truth(random, depth - 1) + ", " + first + ", " + second + ")";
            case 5 -> "round(" + first + ", 2)";
            default -> "max(" + first + ", days(d, today) + years(d, today))";
        };
    }

    private static String truth(Random random, int depth) {
        return "(" + number(random, depth) + ") " + one(random, List.of("<", ">=", "=", "!=")) + " ("
                + number(random, depth) + ")";
    }

    private static Form computing(Random random) {
        String text =
                """
                pages:
                  - id: one
                    title: {ar: واحد, en: One}
                    fields:
                      - {id: a, type: number, decimals: 3, label: {ar: أ, en: A}}
                      - {id: b, type: money, label: {ar: ب, en: B}}
                      - {id: d, type: date, label: {ar: يوم, en: Day}}
                      - id: t
                        type: table
                        label: {ar: جدول, en: Table}
                        columns: [{id: amount, type: money, label: {ar: مبلغ, en: Amount}}]
                  - id: two
                    title: {ar: اثنان, en: Two}
                    fields:
                      - {id: sum, type: computed, as: %s, value: "%s", label: {ar: مجموع, en: Sum}}
                      - {id: more, type: text, required: true, label: {ar: مزيد, en: More}, when: "%s"}
                  - id: three
                    title: {ar: ثلاثة, en: Three}
                    when: "%s"
                    exit: {text: {ar: لا, en: No}}
                rules:
                  - {id: fits, check: "%s", message: {ar: لا يتفق, en: It does not fit}, fields: [a]}
                """
                        .formatted(
                                one(random, List.of("number", "money")),
                                number(random, 2),
                                truth(random, 1),
                                truth(random, 1),
                                truth(random, 1));
        return YamlFile.parse("computing.yaml", text).as(Form.class);
    }

    @Test
    void whatever_fails_in_an_expression_a_page_is_drawn_and_nothing_else_is_thrown() {
        var random = new Random(20171105);
        List<String> answers = List.of("", "0", "1", "-1", "0.001", "9".repeat(30), "1e9", "2017-01-31", "9999-12-31");
        List<String> tables = List.of("", "[]", "[{\"amount\":\"0\"},{\"amount\":\"1.500\"}]", "[{\"amount\":\"x\"}]");
        int failed = 0;
        for (int i = 0; i < COMPUTING; i++) {
            Form form = computing(random);
            // the register says nothing of one in two applicants, as it would if it failed
            Facts facts = random.nextBoolean() ? FACTS : new Facts(FACTS.today(), null);
            var given = Map.of(
                    "a", one(random, answers),
                    "b", one(random, answers),
                    "d", one(random, answers),
                    "t", one(random, tables),
                    "more", "");
            var heard = new ArrayList<String>();
            for (Form.Page page : form.pages()) {
                Map<String, String> drawn =
                        VALIDATOR.drawn(form, facts, page, given, given, failure -> heard.add(failure.expression()));
                var values = new AnswerValues(form, drawn, facts).tolerant(failure -> heard.add(failure.expression()));
                form.logic().way(values);
                form.logic().exit(values);
                page.questions().forEach(question -> form.logic().asked(question, values));
            }
            try {
                VALIDATOR.judge(form, facts, given);
                assertThat(heard).isEmpty();
            } catch (ExpressionFailed failure) { // what Expressions tells support, and whoever sent it
                assertThat(heard).contains(failure.expression());
                failed++;
            }
        }
        assertThat(failed).isBetween(COMPUTING / 20, COMPUTING * 19 / 20);
    }
}
