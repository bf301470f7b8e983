package org.dilmun.ejb.form;

import java.util.Map;
import java.util.Optional;

import org.dilmun.domain.directory.Field;
import org.dilmun.domain.kernel.TypedText;

/** A file. Its answer is the hash of its content, which only the upload itself sets: what says so from outside proves no file. */
final class FileKind implements AnswerKind {

    @Override
    public String clean(Field field, String typed) {
        return TypedText.line(typed);
    }

    @Override
    public void judge(Field field, String value, Judgement judgement) {
        // was judged when it came
    }

    @Override
    public void describe(Field field, Map<String, Object> schema, SchemaTexts texts) {
        schema.put("not", Map.of());
        schema.put("x-mediaTypes", field.accept());
    }

    @Override
    public Optional<String> received(Object sent) {
        return Optional.empty();
    }

    @Override
    public String shown(Field field, String value, Wording words) {
        return value;
    }
}
