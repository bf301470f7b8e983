package org.dilmun.ejb.request;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.type.TypeReference;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import org.dilmun.domain.directory.Condition;
import org.dilmun.domain.directory.Field;
import org.dilmun.domain.directory.Form;
import org.dilmun.domain.directory.ServiceDescriptor;
import org.dilmun.domain.kernel.Json;
import org.dilmun.domain.kernel.Language;
import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.ejb.country.BusinessClock;
import org.dilmun.ejb.country.CountryFiles;
import org.dilmun.ejb.directory.DescriptorReader;
import org.dilmun.ejb.party.Bodies.BodyData;
import org.dilmun.ejb.persistence.OnDatabase;
import org.dilmun.ejb.persistence.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dilmun.ejb.request.Fixtures.FORM;
import static org.dilmun.ejb.request.Fixtures.NOW;

/** What the schema of a form allows the judge accepts, and what the judge refuses the schema does not allow. */
@OnDatabase
class FormSchemaTest {

    private static final int CASES = 3000;
    private static final List<String> DAYS =
            List.of("2017-11-01", "1999-12-31", "2017-02-30", "1899-01-01", "yesterday");
    private static final List<String> LETTERS = List.of("a", "ب", "😀");

    private static TestDatabase database;
    private static FormValidator validator;

    @BeforeAll
    static void start() {
        database = new TestDatabase().with(BusinessClock.class, () -> NOW);
        validator = database.bean(FormValidator.class);
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    private static Schema schema(Form form) {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Json.write(FormSchema.of(form, "ar")), InputFormat.JSON);
    }

    private static boolean allows(Schema schema, Map<String, String> answers) {
        return schema.validate(
                        Json.write(answers),
                        InputFormat.JSON,
                        execution -> execution.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .isEmpty();
    }

    /** As {@link Counter} takes the answers of a system: what is not asked is refused, and a file cannot come. */
    private static boolean accepts(Form form, Map<String, String> answers) {
        return answers.keySet().stream().allMatch(id -> form.field(id)
                        .filter(field -> field.type().writable())
                        .isPresent())
                && validator.judge(form, answers).violations().isEmpty();
    }

    static Stream<Form> forms() {
        var country = new CountryFiles("bh");
        var bodies = Stream.of(country.read("bodies.yaml").as(BodyData[].class))
                .map(BodyData::code)
                .collect(Collectors.toSet());
        return Stream.concat(
                new DescriptorReader(bodies, List.of(new Language("ar"), new Language("en")), CurrencyUnit.of("BHD"))
                        .read(country.readAll("services")).stream()
                                .map(ServiceDescriptor::form)
                                .filter(form -> form != null),
                Stream.of(BRANCHES));
    }

    /** Questions that open questions that open a question. */
    private static final Form BRANCHES = new Form(
            List.of(new Form.Page(
                    "all",
                    label(),
                    List.of(
                            choice("car", null, true),
                            choice("abroad", new Condition("car", List.of("yes")), true),
                            field(
                                    "country",
                                    Field.Kind.TEXT,
                                    new Condition("abroad", List.of("yes", "perhaps")),
                                    true,
                                    12),
                            field("note", Field.Kind.TEXTAREA, new Condition("car", List.of("no")), false, 20),
                            field("since", Field.Kind.DATE, new Condition("abroad", List.of("yes")), false, 0),
                            field("proof", Field.Kind.FILE, new Condition("abroad", List.of("perhaps")), false, 0),
                            field("about", Field.Kind.REGISTRY, null, false, 0)))),
            null);

    private static LocalizedText label() {
        return LocalizedText.of("سؤال", "Question");
    }

    private static Field field(String id, Field.Kind kind, Condition when, boolean required, int maxLength) {
        return new Field(id, kind, label(), null, required, List.of(), maxLength, List.of(), null, when);
    }

    private static Field choice(String id, Condition when, boolean required) {
        var options = Stream.of("yes", "no", "perhaps")
                .map(value -> new Field.Option(value, label(), null))
                .toList();
        return new Field(id, Field.Kind.CHOICE, label(), null, required, options, 0, List.of(), null, when);
    }

    @ParameterizedTest
    @MethodSource("forms")
    void schema_and_judge_agree_on_whatever_is_answered(Form form) {
        Schema schema = schema(form);
        var random = new Random(20171105);
        var differences = new ArrayList<Map<String, String>>();
        int accepted = 0;
        for (int i = 0; i < CASES; i++) {
            Map<String, String> answers = answers(form, random);
            boolean good = accepts(form, answers);
            accepted += good ? 1 : 0;
            if (allows(schema, answers) != good) {
                differences.add(answers);
            }
        }
        assertThat(differences).isEmpty();
        assertThat(accepted).as("of " + CASES).isBetween(CASES / 50, CASES * 49 / 50);
    }

    private static Map<String, String> answers(Form form, Random random) {
        var answers = new HashMap<String, String>();
        form.fields()
                .filter(field -> random.nextInt(field.type().writable() ? 8 : 40) > 0
                        == field.type().writable())
                .forEach(field -> answers.put(field.id(), answer(field, random)));
        if (random.nextInt(40) == 0) {
            answers.put("unheard-of", "x");
        }
        return answers;
    }

    private static String answer(Field field, Random random) {
        boolean odd = random.nextInt(12) == 0;
        return switch (field.type()) {
            case CHOICE -> odd
                    ? "eaten"
                    : field.options()
                            .get(random.nextInt(field.options().size()))
                            .value();
            case DATE -> DAYS.get(odd ? random.nextInt(DAYS.size()) : random.nextInt(2));
            case TEXT, TEXTAREA -> text(FormValidator.limit(field), odd, random);
            case FILE -> "0".repeat(64);
            case REGISTRY -> "Somebody Else";
        };
    }

    private static String text(int limit, boolean odd, Random random) {
        String letter = LETTERS.get(random.nextInt(LETTERS.size()));
        return odd ? List.of("", " ", "\u200B", letter.repeat(limit + 1)).get(random.nextInt(4)) : letter.repeat(limit);
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"reason\":\"lost\",\"happened_on\":\"2017-11-01\",\"delivery\":\"post\"}', true",
        "'{\"reason\":\"lost\",\"happened_on\":\"2017-11-01\"}', false",
        "'{\"reason\":\"eaten\",\"happened_on\":\"2017-11-01\",\"delivery\":\"post\"}', false",
        "'{\"reason\":\"stolen\",\"happened_on\":\"2017-11-01\",\"delivery\":\"post\"}', false",
        "'{\"reason\":\"lost\",\"happened_on\":\"2017-11-01\",\"delivery\":\"post\",\"name\":\"X\"}', false",
        "'{\"reason\":\"lost\",\"happened_on\":\"2017-02-30\",\"delivery\":\"post\"}', false"
    })
    void the_schema_of_the_id_card_says_what_can_be_answered(String answers, boolean allowed) {
        assertThat(allows(schema(FORM), Json.read(answers, new TypeReference<>() {})))
                .isEqualTo(allowed);
    }

    @Test
    void titles_stand_in_both_languages() {
        var reason = Json.write(FormSchema.of(FORM, "ar"));
        assertThat(reason)
                .contains(
                        "\"const\":\"lost\"",
                        "\"title\":\"فُقدت\"",
                        "\"x-titles\":{\"ar\":\"فُقدت\",\"en\":\"I lost it\"}");
    }

    @Test
    void a_file_is_described_and_has_no_answer() {
        assertThat(Json.write(FormSchema.of(FORM, "ar")))
                .contains("\"not\":{}", "\"x-mediaTypes\":[\"application/pdf\",\"image/jpeg\",\"image/png\"]");
    }
}
