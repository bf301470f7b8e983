package org.dilmun.ejb.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.dilmun.domain.directory.Field;
import org.dilmun.domain.directory.TextPattern;
import org.dilmun.domain.kernel.Digits;
import org.dilmun.domain.kernel.TypedText;

/** Words, on one line or on several. Length counts characters as people do. */
public final class TextKind implements AnswerKind {

    private static final int LINE_LENGTH = 200;
    private static final int LINES_LENGTH = 4000;
    private static final String SOMETHING = "[^\\s\\p{Cc}\\p{Cf}]";

    private final boolean lines;

    TextKind(boolean lines) {
        this.lines = lines;
    }

    @Override
    public String clean(Field field, String typed) {
        String text = lines ? TypedText.lines(typed) : TypedText.line(typed);
        if (field.pattern() == TextPattern.DIGITS) {
            return Digits.western(text).replace(" ", "");
        }
        return field.pattern() == TextPattern.CODE ? Digits.western(text).toUpperCase(Locale.ROOT) : text;
    }

    @Override
    public void judge(Field field, String value, Judgement judgement) {
        int length = value.codePointCount(0, value.length());
        if (length > limit(field)) {
            judgement.wrong("field-too-long", "max", limit(field));
        } else if (field.minLength() != null && length < field.minLength()) {
            judgement.wrong("field-too-short", "min", field.minLength());
        } else if (field.pattern() != null && !field.pattern().fits(value)) {
            judgement.wrong(misfit(field.pattern()));
        }
    }

    private static String misfit(TextPattern pattern) {
        return switch (pattern) {
            case ARABIC -> "field-not-arabic";
            case LATIN -> "field-not-latin";
            case DIGITS -> "field-not-digits";
            case CODE -> "field-not-code";
        };
    }

    /** @return characters that a text may have */
    public int limit(Field field) {
        return field.maxLength() > 0 ? field.maxLength() : lines ? LINES_LENGTH : LINE_LENGTH;
    }

    @Override
    public void describe(Field field, Map<String, Object> schema, SchemaTexts texts) {
        schema.put("type", "string");
        schema.put("maxLength", limit(field));
        if (field.minLength() != null) {
            schema.put("minLength", field.minLength());
        }
        List<String> patterns = new ArrayList<>();
        if (field.required()) {
            patterns.add(SOMETHING);
        }
        if (field.pattern() != null) {
            patterns.add(field.pattern().expression());
        }
        if (patterns.size() == 1) {
            schema.put("pattern", patterns.get(0));
        } else if (!patterns.isEmpty()) {
            schema.put(
                    "allOf",
                    patterns.stream().map(pattern -> Map.of("pattern", pattern)).toList());
        }
    }

    @Override
    public String shown(Field field, String value, Wording words) {
        return value;
    }
}
