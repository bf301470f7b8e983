package org.dilmun.ejb.form;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import org.dilmun.domain.directory.Field;
import org.dilmun.domain.kernel.LocalizedText;
import org.dilmun.domain.kernel.TypedText;

/** One of those for whom the applicant may act that day. What is kept is the reference of the guardianship, which tells no number. */
final class ChildKind implements AnswerKind {

    private static final int LONGEST = 40;

    private final Function<String, Optional<LocalizedText>> names;

    /** @param names gives who is meant by a reference, whether or not the guardianship has ended since */
    ChildKind(Function<String, Optional<LocalizedText>> names) {
        this.names = names;
    }

    @Override
    public String clean(Field field, String typed) {
        return TypedText.line(typed).toUpperCase(Locale.ROOT);
    }

    @Override
    public void judge(Field field, String value, Judgement judgement) {
        if (judgement.wards().find(value).isEmpty()) {
            judgement.wrong("field-child-of-others");
        }
    }

    @Override
    public void describe(Field field, Map<String, Object> schema, SchemaTexts texts) {
        schema.put("type", "string");
        schema.put("maxLength", LONGEST);
    }

    @Override
    public String shown(Field field, String value, Wording words) {
        return names.apply(value).map(name -> name.in(words.language())).orElse(value);
    }
}
