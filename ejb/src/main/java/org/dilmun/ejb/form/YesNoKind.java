package org.dilmun.ejb.form;

import java.util.List;
import java.util.Map;

import org.dilmun.domain.directory.Field;
import org.dilmun.domain.kernel.TypedText;

/** Yes or no. */
final class YesNoKind implements AnswerKind {

    private static final String YES = "yes";
    private static final List<String> ANSWERS = List.of(YES, "no");

    @Override
    public String clean(Field field, String typed) {
        return TypedText.line(typed);
    }

    @Override
    public void judge(Field field, String value, Judgement judgement) {
        if (!ANSWERS.contains(value)) {
            judgement.wrong("field-choice-unknown");
        }
    }

    @Override
    public void describe(Field field, Map<String, Object> schema, SchemaTexts texts) {
        schema.put("enum", ANSWERS);
    }

    @Override
    public String shown(Field field, String value, Wording words) {
        return words.yesNo(YES.equals(value));
    }
}
