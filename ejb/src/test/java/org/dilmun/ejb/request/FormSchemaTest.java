package org.dilmun.ejb.request;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.type.TypeReference;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import org.dilmun.domain.directory.Field;
import org.dilmun.domain.directory.Form;
import org.dilmun.domain.directory.ServiceDescriptor;
import org.dilmun.domain.kernel.Json;
import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.ejb.country.Country;
import org.dilmun.ejb.country.CountryFiles;
import org.dilmun.ejb.directory.DescriptorReader;
import org.dilmun.ejb.directory.Terms;
import org.dilmun.ejb.form.FormKinds;
import org.dilmun.ejb.party.Bodies.BodyData;
import org.dilmun.ejb.party.NamedPeople;
import org.dilmun.ejb.persistence.OnDatabase;
import org.dilmun.ejb.persistence.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dilmun.ejb.request.Fixtures.EVERYTHING;
import static org.dilmun.ejb.request.Fixtures.FACTS;
import static org.dilmun.ejb.request.Fixtures.FORM;

/** What the schema of a form allows the judge accepts, and what the judge refuses the schema does not allow. */
@OnDatabase
class FormSchemaTest {

    private static final int CASES = 3000;
    private static final List<String> LETTERS = List.of("a", "ب", "😀");
    private static final FormKinds KINDS;
    private static final FormValidator VALIDATOR;

    static {
        try (var database = new TestDatabase()) {
            KINDS = database.with(NamedPeople.class, Fixtures.NAMED).bean(FormKinds.class);
            VALIDATOR = database.bean(FormValidator.class);
        }
    }

    private static Schema schema(Form form) {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Json.write(FormSchema.of(KINDS, form, "ar")), InputFormat.JSON);
    }

    private static boolean allows(Schema schema, Map<String, ?> answers) {
        return schema.validate(
                        Json.write(answers),
                        InputFormat.JSON,
                        execution -> execution.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .isEmpty();
    }

    /** As {@link Counter} takes the answers of a system: what is not asked is refused, and a file cannot come. */
    private static boolean accepts(Form form, Map<String, ?> answers) {
        var received = new TreeMap<String, String>();
        for (var answer : answers.entrySet()) {
            Optional<String> text = form.field(answer.getKey())
                    .filter(field -> field.type().writable())
                    .flatMap(field -> KINDS.of(field).received(answer.getValue()));
            if (text.isEmpty()) {
                return false;
            }
            received.put(answer.getKey(), text.get());
        }
        return VALIDATOR.judge(form, FACTS, received).found().isEmpty();
    }

    private static Set<String> kept(Map<String, ?> answers) {
        var received = new TreeMap<String, String>();
        answers.forEach((id, sent) -> received.put(
                id,
                KINDS.of(EVERYTHING.form().field(id).orElseThrow())
                        .received(sent)
                        .orElseThrow()));
        return VALIDATOR.judge(EVERYTHING.form(), FACTS, received).answers().keySet();
    }

    static Stream<Form> forms() {
        var country = new CountryFiles("bh");
        var bodies = Stream.of(country.read("bodies.yaml").as(BodyData[].class))
                .map(BodyData::code)
                .collect(Collectors.toSet());
        return Stream.concat(
                new DescriptorReader(bodies, Terms.of(Country.at("bh")))
                        .read(country.readAll("services")).stream()
                                .map(ServiceDescriptor::form)
                                .filter(form -> form != null)
                                .map(form -> form.replacing(FormSchemaTest::answerable)),
                Stream.of(BRANCHES, sayable(EVERYTHING.form())));
    }

    /** What a register knows is something for these tests too. */
    private static Field answerable(Field field) {
        var any = LocalizedText.of("خيار", "Option");
        return field.fromRegister()
                ? field.offering(List.of(new Field.Option("one", any, null), new Field.Option("two", any, null)))
                : field;
    }

    /** Questions that open questions that open a question. */
    private static final Form BRANCHES = form(
            """
            {"pages": [{"id": "all", "title": {"ar": "سؤال", "en": "Question"}, "fields": [
              {"id": "car", "type": "choice", "required": true, "options": OPTIONS},
              {"id": "abroad", "type": "choice", "required": true, "options": OPTIONS, "when": {"field": "car", "is": ["yes"]}},
              {"id": "country", "type": "text", "required": true, "maxLength": 12, "when": {"field": "abroad", "is": ["yes", "perhaps"]}},
              {"id": "note", "type": "textarea", "maxLength": 20, "when": {"field": "car", "is": ["no"]}},
              {"id": "since", "type": "date", "when": {"field": "abroad", "is": ["yes"]}},
              {"id": "proof", "type": "file", "when": {"field": "abroad", "is": ["perhaps"]}},
              {"id": "about", "type": "registry"}]}]}""");

    private static Form form(String json) {
        String options = Stream.of("yes", "no", "perhaps")
                .map(value -> "{\"value\": \"" + value + "\", \"label\": {\"ar\": \"جواب\", \"en\": \"Answer\"}}")
                .collect(Collectors.joining(",", "[", "]"));
        return Json.read(
                json.replace("OPTIONS", options)
                        .replace("\"type\"", "\"label\": {\"ar\": \"سؤال\", \"en\": \"Question\"}, \"type\""),
                Form.class);
    }

    /** The form without what JSON Schema has no words for: expressions, rules, exits. */
    private static Form sayable(Form form) {
        return new Form(
                form.pages().stream()
                        .filter(page -> page.exit() == null)
                        .map(page -> new Form.Page(
                                page.id(),
                                page.title(),
                                page.fields().stream()
                                        .filter(field -> field.when() == null
                                                || field.when().isShort())
                                        .toList(),
                                null,
                                null,
                                page.sections(),
                                null))
                        .toList(),
                null,
                null);
    }

    @ParameterizedTest
    @MethodSource("forms")
    void schema_and_judge_agree_on_whatever_is_answered(Form form) {
        if (!form.rules().isEmpty() || form.pages().stream().anyMatch(page -> page.exit() != null)) {
            form = sayable(form);
        }
        Schema schema = schema(form);
        var random = new Random(20171105);
        var differences = new ArrayList<String>();
        int accepted = 0;
        for (int i = 0; i < CASES; i++) {
            Map<String, Object> answers = answers(form, random);
            boolean good = accepts(form, answers);
            accepted += good ? 1 : 0;
            if (allows(schema, answers) != good) {
                differences.add((good ? "judge accepts " : "schema allows ") + answers);
            }
        }
        assertThat(differences).isEmpty();
        boolean fileDemanded = form.questions()
                .anyMatch(question -> question.field().type() == Field.Kind.FILE
                        && question.field().required()
                        && question.conditions().isEmpty());
        if (fileDemanded) {
            assertThat(accepted).isZero();
        } else {
            assertThat(accepted).as("of " + CASES).isBetween(CASES / 50, CASES * 49 / 50);
        }
    }

    /** What the schema cannot say it leaves open: it never refuses what the judge accepts as a system would write it. */
    @Test
    void where_expressions_decide_the_schema_refuses_nothing_that_the_judge_accepts() {
        Schema schema = schema(EVERYTHING.form());
        var random = new Random(20171105);
        int accepted = 0;
        for (int i = 0; i < CASES * 5; i++) {
            Map<String, Object> answers = answers(EVERYTHING.form(), random);
            if (accepts(EVERYTHING.form(), answers)) {
                accepted++;
                Set<String> kept = kept(answers);
                answers.keySet().retainAll(kept); // what nobody was asked may have any shape
                assertThat(allows(schema, answers)).as(answers.toString()).isTrue();
            }
        }
        assertThat(accepted).isGreaterThan(20);
    }

    private static Map<String, Object> answers(Form form, Random random) {
        var answers = new HashMap<String, Object>();
        form.fields()
                .filter(field -> random.nextInt(field.type().writable() ? 20 : 150) > 0
                        == field.type().writable())
                .forEach(field -> answers.put(field.id(), answer(field, random)));
        if (random.nextInt(40) == 0) {
            answers.put("unheard-of", "x");
        }
        return answers;
    }

    private static <T> T one(Random random, List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    /** One in many is odd: wrong for its kind, in a way that the schema can tell too. */
    private static Object answer(Field field, Random random) {
        boolean odd = random.nextInt(40) == 0;
        return switch (field.type()) {
            case CHOICE -> odd ? "eaten" : one(random, field.options()).value();
            case YESNO -> odd ? "maybe" : one(random, List.of("yes", "no"));
            case MANY -> odd
                    ? one(random, List.of(List.of(), List.of("eaten"), "chair", Map.of(), allOptions(field)))
                    : some(field, random);
            case DATE -> odd ? one(random, List.of("2017-02-30", "1899-01-01", "yesterday")) : day(field);
            case TEXT, TEXTAREA -> text(field, odd, random);
            case NUMBER -> odd
                    ? one(random, List.of("many", "1.5.2", "1e5", "0x1", "--1", "1.23456789"))
                    : field.decimals() == null
                            ? one(random, List.of("1", "7", "20"))
                            : one(random, List.of("0.5", "7", "12.25"));
            case MONEY -> odd
                    ? one(random, List.of("free", "-1.000", "1.0001", "BHD 5"))
                    : one(random, List.of("0", "5.500", "899.999", "12"));
            case PERSONAL_NUMBER -> odd
                    ? one(random, List.of("85031234", "851312345", "abc"))
                    : one(random, List.of("850312345", "920704565"));
            case BUSINESS_NUMBER -> odd
                    ? one(random, List.of("12345", "0-1", "1234567-1"))
                    : one(random, List.of("12345-1", "9-12"));
            case PHONE -> odd
                    ? one(random, List.of("+97320", "+0123456789", "call me"))
                    : one(random, List.of("+97336001234", "+447700900123"));
            case EMAIL -> odd
                    ? one(random, List.of("a@b", "@example.org", "a b@example.org"))
                    : one(random, List.of("a@example.org", "a.b+c@mail.example.bh"));
            case CHILD -> Fixtures.WARD; // of whom the register knows no schema tells
            case SIGNERS -> odd
                    ? one(random, List.of(List.of(), "chair", Map.of(), List.of(Fixtures.SIGNER, Fixtures.SIGNER)))
                    : List.of(Fixtures.SIGNER);
            case ADDRESS -> odd ? one(random, ODD_ADDRESSES) : one(random, ADDRESSES);
            case TABLE -> odd
                    ? one(random, List.of(List.of(), "[]", List.of(Map.of("heap", "x")), List.of(Map.of())))
                    : rows(field, random);
            case FILE -> "0".repeat(64);
            case REGISTRY, COMPUTED -> "Somebody Else";
        };
    }

    private static final List<Map<String, String>> ADDRESSES = List.of(
            Map.of("building", "96", "road", "1702", "block", "317", "governorate", "capital"),
            Map.of("flat", "12", "building", "183A", "road", "4025", "block", "1203", "governorate", "northern"));

    private static final List<Object> ODD_ADDRESSES = List.of(
            Map.of(),
            "Block 317",
            List.of(),
            Map.of("building", "96", "road", "1702", "block", "300", "governorate", "capital"),
            Map.of("building", "96", "road", "1702", "block", "317"),
            Map.of("building", "96", "road", "1702", "block", "317", "governorate", "atlantis"),
            Map.of("building", "96", "road", "1702", "block", "317", "governorate", "capital", "planet", "earth"));

    private static List<String> allOptions(Field field) {
        return field.options().stream().map(Field.Option::value).toList();
    }

    private static List<String> some(Field field, Random random) {
        var options = new ArrayList<>(allOptions(field));
        options.remove(random.nextInt(options.size()));
        return random.nextBoolean() ? options : options.subList(0, 1);
    }

    private static List<Map<String, Object>> rows(Field field, Random random) {
        return IntStream.range(0, 1 + random.nextInt(3))
                .mapToObj(row -> {
                    Map<String, Object> cells = new LinkedHashMap<>();
                    field.columns().forEach(column -> cells.put(column.id(), answer(column, random)));
                    return cells;
                })
                .toList();
    }

    private static String day(Field field) {
        if (field.id().equals("born")) {
            return "1985-03-02";
        }
        return field.id().equals("visit") || "today".equals(field.min()) ? "2017-11-20" : "2017-11-01";
    }

    private static String text(Field field, boolean odd, Random random) {
        int limit = field.maxLength() > 0 ? field.maxLength() : field.type() == Field.Kind.TEXT ? 200 : 4000;
        if (field.pattern() != null) {
            String good =
                    switch (field.pattern()) {
                        case ARABIC -> "مريم أحمد، 12";
                        case LATIN -> "Zoë O'Hara-Smith, 12";
                        case DIGITS -> "123456789".substring(0, Math.min(9, limit));
                        case CODE -> "A1-B2/C3";
                    };
            return odd ? one(random, List.of("Ж", "A".repeat(limit + 1), "😀😀😀")) : good;
        }
        String letter = one(random, LETTERS);
        return odd ? one(random, List.of("", " ", "\u200B", letter.repeat(limit + 1))) : letter.repeat(limit);
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
        assertThat(allows(schema(FORM), Json.read(answers, new TypeReference<Map<String, String>>() {})))
                .isEqualTo(allowed);
    }

    @Test
    void titles_stand_in_both_languages() {
        var reason = Json.write(FormSchema.of(KINDS, FORM, "ar"));
        assertThat(reason)
                .contains(
                        "\"const\":\"lost\"",
                        "\"title\":\"فُقدت\"",
                        "\"x-titles\":{\"ar\":\"فُقدت\",\"en\":\"I lost it\"}");
    }

    @Test
    void a_file_is_described_and_has_no_answer() {
        assertThat(Json.write(FormSchema.of(KINDS, FORM, "ar")))
                .contains("\"not\":{}", "\"x-mediaTypes\":[\"application/pdf\",\"image/jpeg\",\"image/png\"]");
    }

    @Test
    void what_json_schema_has_no_words_for_stands_beside_it() {
        assertThat(Json.write(FormSchema.of(KINDS, EVERYTHING.form(), "ar")))
                .contains(
                        "\"x-maximum\":\"900\"",
                        "\"x-minimum\":\"today-120y\"",
                        "\"x-when\":[\"salary < 500",
                        "\"check\":\"total <= salary\"")
                .doesNotContain("\"total\":", "\"age\":");
    }
}
