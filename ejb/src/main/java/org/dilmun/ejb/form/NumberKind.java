package org.dilmun.ejb.form;

import java.util.Map;

import org.dilmun.domain.directory.Field;

/** A number, whole unless the field says how many decimals it may have. */
final class NumberKind implements AnswerKind {

    @Override
    public String clean(Field field, String typed) {
        String text = Decimals.clean(typed);
        return Decimals.read(text).map(Decimals::plain).orElse(text);
    }

    static int decimals(Field field) {
        return field.decimals() == null ? 0 : field.decimals();
    }

    @Override
    public void judge(Field field, String value, Judgement judgement) {
        var number = Decimals.read(value);
        if (number.isEmpty()) {
            judgement.wrong("field-number-malformed");
        } else if (number.get().scale() > decimals(field)) {
            if (decimals(field) == 0) {
                judgement.wrong("field-number-not-whole");
            } else {
                judgement.wrong("field-number-decimals", "decimals", decimals(field));
            }
        } else {
            Decimals.judgeSize(field, number.get(), judgement);
        }
    }

    @Override
    public void describe(Field field, Map<String, Object> schema, SchemaTexts texts) {
        schema.put("type", "string");
        schema.put("pattern", Decimals.pattern(decimals(field), false));
        Limits.describe(field, schema);
        if (field.unit() != null) {
            schema.put("x-unit", field.unit());
        }
    }

    @Override
    public String shown(Field field, String value, Wording words) {
        return field.unit() == null ? value : value + " " + field.unit().in(words.language());
    }
}
