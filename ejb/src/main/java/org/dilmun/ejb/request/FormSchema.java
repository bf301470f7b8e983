package org.dilmun.ejb.request;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.dilmun.domain.directory.Condition;
import org.dilmun.domain.directory.Field;
import org.dilmun.domain.directory.Form;
import org.dilmun.domain.kernel.LocalizedText;

/**
 * A form as JSON Schema (2020-12): what a system may answer in it. It says what {@link FormValidator} demands of a text before
 * that cleans it, so it may refuse what the judge would still mend; with its formats asserted it allows nothing that the judge
 * refuses, but for a day that has not come yet. What belongs to a branch is demanded where the branch is open, and let be where it is not.
 *
 * <p>A file cannot be handed in by a system, so where one is asked for the schema has no answer.
 */
public final class FormSchema {

    private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";
    private static final String DAY = "^(19|[2-9][0-9])[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$";
    private static final String SOMETHING = "[^\\s\\p{Cc}\\p{Cf}]";

    private final Form form;
    private final String language;

    private FormSchema(Form form, String language) {
        this.form = form;
        this.language = language;
    }

    /** @param language tag of the titles that stand in one language alone, as JSON Schema has them */
    public static Map<String, Object> of(Form form, String language) {
        return new FormSchema(form, language).whole();
    }

    private Map<String, Object> whole() {
        var properties = new LinkedHashMap<String, Object>();
        var required = new ArrayList<String>();
        var branches = new ArrayList<Map<String, Object>>();
        form.fields().filter(field -> field.type() != Field.Kind.REGISTRY).forEach(field -> {
            List<Condition> conditions = conditions(field);
            if (conditions.isEmpty()) {
                properties.put(field.id(), answer(field));
                if (field.required()) {
                    required.add(field.id());
                }
            } else {
                branches.add(branch(field, conditions));
            }
        });
        var schema = new LinkedHashMap<String, Object>();
        schema.put("$schema", DIALECT);
        schema.put("type", "object");
        schema.put("properties", properties);
        schema.put("required", required);
        if (!branches.isEmpty()) {
            schema.put("allOf", branches);
        }
        schema.put("unevaluatedProperties", false);
        return schema;
    }

    /** Of the field, and of those that it depends on: where they are not asked, it is not asked either. */
    private List<Condition> conditions(Field field) {
        var conditions = new ArrayList<Condition>();
        Field asked = field;
        while (asked != null && asked.when() != null) {
            conditions.add(asked.when());
            asked = form.field(asked.when().field()).orElse(null);
        }
        return conditions;
    }

    private Map<String, Object> branch(Field field, List<Condition> conditions) {
        var values = new TreeMap<String, Object>();
        conditions.forEach(condition -> values.put(condition.field(), Map.of("enum", condition.is())));
        var open = new LinkedHashMap<String, Object>();
        open.put("properties", Map.of(field.id(), answer(field)));
        if (field.required()) {
            open.put("required", List.of(field.id()));
        }
        var branch = new LinkedHashMap<String, Object>();
        branch.put("if", Map.of("properties", values, "required", List.copyOf(values.keySet())));
        branch.put("then", open);
        if (field.type() != Field.Kind.FILE) {
            branch.put("else", Map.of("properties", Map.of(field.id(), true)));
        }
        return branch;
    }

    private Map<String, Object> answer(Field field) {
        Map<String, Object> answer = described(field.label(), field.hint());
        switch (field.type()) {
            case TEXT, TEXTAREA -> {
                answer.put("type", "string");
                answer.put("maxLength", FormValidator.limit(field));
                if (field.required()) {
                    answer.put("pattern", SOMETHING);
                }
            }
            case CHOICE -> answer.put(
                    "oneOf", field.options().stream().map(this::option).toList());
            case DATE -> {
                answer.put("type", "string");
                answer.put("format", "date");
                answer.put("pattern", DAY);
            }
            case FILE -> {
                answer.put("not", Map.of());
                answer.put("x-mediaTypes", field.accept());
            }
            case REGISTRY -> throw new IllegalArgumentException(field.id()); // never asked
        }
        return answer;
    }

    private Map<String, Object> option(Field.Option option) {
        Map<String, Object> described = described(option.label(), option.hint());
        described.put("const", option.value());
        return described;
    }

    private Map<String, Object> described(LocalizedText label, LocalizedText hint) {
        var described = new LinkedHashMap<String, Object>();
        described.put("title", label.in(language));
        described.put("x-titles", label);
        if (hint != null) {
            described.put("description", hint.in(language));
            described.put("x-descriptions", hint);
        }
        return described;
    }
}
