package org.dilmun.ejb.form;

import java.util.Map;

import org.dilmun.domain.directory.Field;
import org.dilmun.domain.kernel.EmailAddress;
import org.dilmun.domain.kernel.TypedText;

/** An e-mail address. */
final class EmailKind implements AnswerKind {

    @Override
    public String clean(Field field, String typed) {
        return TypedText.line(typed);
    }

    @Override
    public void judge(Field field, String value, Judgement judgement) {
        if (!EmailAddress.accepts(value)) {
            judgement.wrong("field-email-malformed");
        }
    }

    @Override
    public void describe(Field field, Map<String, Object> schema, SchemaTexts texts) {
        schema.put("type", "string");
        schema.put("maxLength", EmailAddress.LONGEST);
        schema.put("pattern", EmailAddress.FORM);
    }

    @Override
    public String shown(Field field, String value, Wording words) {
        return value;
    }
}
