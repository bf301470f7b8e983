package org.dilmun.ejb.form;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.dilmun.domain.directory.Field;
import org.dilmun.domain.directory.Structured;
import org.dilmun.domain.kernel.TypedText;

/** Any of several. Kept in the order of the options, each once. */
final class ManyKind implements AnswerKind {

    @Override
    public String clean(Field field, String typed) {
        String text = TypedText.line(typed);
        return Structured.choices(text)
                .map(chosen -> chosen.isEmpty() ? "" : Structured.write(ordered(field, chosen)))
                .orElse(text);
    }

    private static List<String> ordered(Field field, List<String> chosen) {
        List<String> options = values(field);
        return options.containsAll(chosen)
                ? options.stream().filter(chosen::contains).toList()
                : chosen;
    }

    private static List<String> values(Field field) {
        return field.options().stream().map(Field.Option::value).toList();
    }

    @Override
    public void judge(Field field, String value, Judgement judgement) {
        Optional<List<String>> chosen = Structured.choices(value);
        if (chosen.isEmpty()) {
            judgement.wrong("field-malformed");
        } else if (!values(field).containsAll(chosen.get())) {
            judgement.wrong("field-choice-unknown");
        } else if (chosen.get().size() < Limits.number(field.min(), 0)) {
            judgement.wrong("field-choices-too-few", "min", field.min());
        } else if (chosen.get().size()
                > Limits.number(field.max(), field.options().size())) {
            judgement.wrong("field-choices-too-many", "max", field.max());
        }
    }

    @Override
    public void describe(Field field, Map<String, Object> schema, SchemaTexts texts) {
        schema.put("type", "array");
        schema.put("uniqueItems", true);
        schema.put("minItems", Math.max(field.required() ? 1 : 0, Limits.number(field.min(), 0)));
        schema.put("maxItems", Limits.number(field.max(), field.options().size()));
        schema.put(
                "items",
                Map.of("oneOf", field.options().stream().map(texts::option).toList()));
    }

    @Override
    public Optional<String> received(Object sent) {
        return sent instanceof List<?> list && list.stream().allMatch(String.class::isInstance)
                ? Optional.of(Structured.write(list))
                : Optional.empty();
    }

    @Override
    public String shown(Field field, String value, Wording words) {
        return Structured.choices(value)
                .map(chosen -> words.list(chosen.stream()
                        .map(each -> ChoiceKind.label(field, each, words))
                        .toList()))
                .orElse(value);
    }
}
