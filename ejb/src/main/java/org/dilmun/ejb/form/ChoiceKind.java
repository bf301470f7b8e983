package org.dilmun.ejb.form;

import java.util.Map;

import org.dilmun.domain.directory.Field;
import org.dilmun.domain.kernel.TypedText;

/** One of several. */
final class ChoiceKind implements AnswerKind {

    @Override
    public String clean(Field field, String typed) {
        return TypedText.line(typed);
    }

    @Override
    public void judge(Field field, String value, Judgement judgement) {
        if (field.options().stream().noneMatch(option -> option.value().equals(value))) {
            judgement.wrong("field-choice-unknown");
        }
    }

    @Override
    public void describe(Field field, Map<String, Object> schema, SchemaTexts texts) {
        if (field.fromRegister() && field.options().isEmpty()) {
            schema.put("type", "string");
            schema.put("x-source", field.source());
        } else {
            schema.put("oneOf", field.options().stream().map(texts::option).toList());
        }
    }

    @Override
    public String shown(Field field, String value, Wording words) {
        return label(field, value, words);
    }

    static String label(Field field, String value, Wording words) {
        return field.options().stream()
                .filter(option -> option.value().equals(value))
                .map(option -> option.label().in(words.language()))
                .findFirst()
                .orElse(value);
    }
}
