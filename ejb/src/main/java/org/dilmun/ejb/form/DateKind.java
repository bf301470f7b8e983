package org.dilmun.ejb.form;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.chrono.HijrahDate;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.dilmun.domain.directory.Field;
import org.dilmun.domain.kernel.Digits;
import org.dilmun.domain.kernel.TypedText;

/**
 * A day. Where the field does not say otherwise it tells of something that has happened, so it is never in the future. A field
 * that takes Hijri days too tells them by their year, and both calendars with the year first or last; it is kept as ISO 8601 has it.
 */
public final class DateKind implements AnswerKind {

    private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);
    private static final int FIRST_HIJRI_YEAR = 1300;
    private static final int LAST_HIJRI_YEAR = 1600;
    private static final Pattern PARTS = Pattern.compile("([0-9]{1,4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,4})");
    private static final String DAY = "^(19|[2-9][0-9])[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$";

    DateKind() {}

    @Override
    public String clean(Field field, String typed) {
        String text = Digits.western(TypedText.line(typed));
        return field.inHijri() ? read(text).map(LocalDate::toString).orElse(text) : text;
    }

    private static Optional<LocalDate> read(String text) {
        Matcher parts = PARTS.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        boolean yearFirst = parts.group(1).length() == 4;
        int year = Integer.parseInt(parts.group(yearFirst ? 1 : 3));
        int day = Integer.parseInt(parts.group(yearFirst ? 3 : 1));
        try {
            return Optional.of(
                    year >= FIRST_HIJRI_YEAR && year <= LAST_HIJRI_YEAR
                            ? LocalDate.from(HijrahDate.of(year, Integer.parseInt(parts.group(2)), day))
                            : LocalDate.of(year, Integer.parseInt(parts.group(2)), day));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    @Override
    public void judge(Field field, String value, Judgement judgement) {
        try {
            judge(field, LocalDate.parse(value), judgement);
        } catch (DateTimeException e) {
            judgement.wrong(malformed(field));
        }
    }

    private static String malformed(Field field) {
        return field.inHijri() ? "field-date-malformed-hijri" : "field-date-malformed";
    }

    private static void judge(Field field, LocalDate day, Judgement judgement) {
        Optional<LocalDate> first =
                Optional.ofNullable(field.min()).flatMap(limit -> DayLimit.on(judgement.today(), limit));
        LocalDate last = Optional.ofNullable(field.max())
                .flatMap(limit -> DayLimit.on(judgement.today(), limit))
                .orElse(judgement.today());
        if (day.isBefore(EARLIEST) || day.getYear() > 9999) {
            judgement.wrong(malformed(field));
        } else if (first.filter(day::isBefore).isPresent()) {
            judgement.wrong("field-date-too-early", "earliest", first.get());
        } else if (day.isAfter(last)) {
            if (field.max() == null) {
                judgement.wrong("field-date-in-future");
            } else {
                judgement.wrong("field-date-too-late", "latest", last);
            }
        }
    }

    @Override
    public void describe(Field field, Map<String, Object> schema, SchemaTexts texts) {
        schema.put("type", "string");
        schema.put("format", "date");
        schema.put("pattern", DAY);
        Limits.describe(field, schema);
    }

    @Override
    public String shown(Field field, String value, Wording words) {
        return words.day(LocalDate.parse(value), field.inHijri());
    }
}
