package org.dilmun.ejb.request;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.dilmun.domain.directory.Condition;
import org.dilmun.domain.directory.Field;
import org.dilmun.domain.directory.Form;
import org.dilmun.domain.directory.Question;
import org.dilmun.ejb.form.FormKinds;
import org.dilmun.ejb.form.SchemaTexts;

/**
 * A form as JSON Schema (2020-12): what a system may answer in it. It says what {@link FormValidator} demands of a text before
 * that cleans it, so it may refuse what the judge would still mend; with its formats asserted it allows nothing that the judge
 * refuses, but for what JSON Schema has no words for: sizes of numbers and days ({@code x-minimum}, {@code x-maximum}), check digits,
 * expressions ({@code x-when}), rules ({@code x-rules}) and exits. What belongs to a branch is demanded where the branch is open, and
 * let be where it is not; where an expression decides it is never demanded, and has its shape in any case.
 *
 * <p>A file cannot be handed in by a system, so where one is asked for the schema has no answer. What is computed is not asked.
 */
public final class FormSchema {

    private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";

    private final FormKinds kinds;
    private final Form form;
    private final SchemaTexts texts;
    private final Map<String, Object> properties = new LinkedHashMap<>();
    private final List<String> required = new ArrayList<>();
    private final List<Map<String, Object>> branches = new ArrayList<>();

    private FormSchema(FormKinds kinds, Form form, SchemaTexts texts) {
        this.kinds = kinds;
        this.form = form;
        this.texts = texts;
    }

    /** @param language tag of the titles that stand in one language alone, as JSON Schema has them */
    public static Map<String, Object> of(FormKinds kinds, Form form, String language) {
        return new FormSchema(kinds, form, new SchemaTexts(language)).whole();
    }

    private Map<String, Object> whole() {
        form.questions().filter(question -> asked(question.field())).forEach(this::add);
        var schema = new LinkedHashMap<String, Object>();
        schema.put("$schema", DIALECT);
        schema.put("type", "object");
        schema.put("properties", properties);
        schema.put("required", required);
        if (!branches.isEmpty()) {
            schema.put("allOf", branches);
        }
        if (!form.rules().isEmpty()) {
            schema.put("x-rules", form.rules());
        }
        schema.put("unevaluatedProperties", false);
        return schema;
    }

    private static boolean asked(Field field) {
        return field.type() != Field.Kind.REGISTRY && field.type() != Field.Kind.COMPUTED;
    }

    private void add(Question question) {
        Field field = question.field();
        Set<Condition> conditions = new LinkedHashSet<>();
        collect(question, conditions);
        Optional<Condition> untold = conditions.stream().filter(this::untold).findFirst();
        if (conditions.isEmpty()) {
            properties.put(field.id(), answer(field));
            if (field.required()) {
                required.add(field.id());
            }
        } else if (untold.isPresent()) {
            Map<String, Object> answer = answer(field);
            answer.put("x-when", question.conditions());
            properties.put(field.id(), answer);
        } else {
            branches.add(branch(field, conditions));
        }
    }

    /** Of the field, and of those that it depends on: where they are not asked, it is not asked either. */
    private void collect(Question question, Set<Condition> conditions) {
        for (Condition condition : question.conditions()) {
            if (conditions.add(condition) && condition.isShort()) {
                form.questions()
                        .filter(other -> other.field().id().equals(condition.field()))
                        .forEach(other -> collect(other, conditions));
            }
        }
    }

    private boolean untold(Condition condition) {
        return !condition.isShort()
                || form.field(condition.field()).filter(FormSchema::asked).isEmpty();
    }

    private Map<String, Object> branch(Field field, Set<Condition> conditions) {
        var open = new LinkedHashMap<String, Object>();
        open.put("properties", Map.of(field.id(), answer(field)));
        if (field.required()) {
            open.put("required", List.of(field.id()));
        }
        var branch = new LinkedHashMap<String, Object>();
        branch.put("if", Map.of("allOf", conditions.stream().map(this::holding).toList()));
        branch.put("then", open);
        if (field.type() != Field.Kind.FILE) {
            branch.put("else", Map.of("properties", Map.of(field.id(), true)));
        }
        return branch;
    }

    private Map<String, Object> holding(Condition condition) {
        Map<String, Object> one = Map.of("enum", condition.is());
        boolean many = form.field(condition.field()).orElseThrow().type() == Field.Kind.MANY;
        return Map.of(
                "properties", Map.of(condition.field(), many ? Map.of("contains", one) : one),
                "required", List.of(condition.field()));
    }

    private Map<String, Object> answer(Field field) {
        Map<String, Object> answer = texts.described(field.label(), field.hint());
        kinds.of(field).describe(field, answer, texts);
        return answer;
    }
}
