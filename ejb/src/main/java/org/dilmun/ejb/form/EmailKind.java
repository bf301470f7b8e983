package org.dilmun.ejb.form;

import java.util.Map;

import org.dilmun.domain.directory.Field;
import org.dilmun.domain.kernel.TypedText;

/** An e-mail address. */
final class EmailKind implements AnswerKind {

    private static final int LENGTH = 254;
    private static final String FORM =
            "^[A-Za-z0-9_%+-]+(\\.[A-Za-z0-9_%+-]+)*@([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z]{2,24}$";

    @Override
    public String clean(Field field, String typed) {
        return TypedText.line(typed);
    }

    @Override
    public void judge(Field field, String value, Judgement judgement) {
        if (value.length() > LENGTH || !value.matches(FORM)) {
            judgement.wrong("field-email-malformed");
        }
    }

    @Override
    public void describe(Field field, Map<String, Object> schema, SchemaTexts texts) {
        schema.put("type", "string");
        schema.put("maxLength", LENGTH);
        schema.put("pattern", FORM);
    }

    @Override
    public String shown(Field field, String value, Wording words) {
        return value;
    }
}
