package org.dilmun.ejb.directory;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;

import org.dilmun.domain.directory.Field;
import org.dilmun.ejb.form.DayLimit;

/** What a schema cannot say of one field: its limits fit its type and each other, its options and columns have names of their own. */
final class FieldCheck {

    private static final LocalDate SOME_DAY = LocalDate.of(2026, 1, 1);

    private static final int MOST_ROWS = 50;

    private static final int MOST_SIGNERS = 20;

    /** Of one file: no form takes more. */
    private static final int MOST_MEGABYTES = 10;

    private final Terms terms;
    private final Mistakes mistakes;

    FieldCheck(Terms terms, Mistakes mistakes) {
        this.terms = terms;
        this.mistakes = mistakes;
    }

    void check(Field field, String pointer) {
        options(field, pointer);
        switch (field.type()) {
            case NUMBER -> numbers(field, pointer, field.decimals() == null ? 0 : field.decimals());
            case MONEY -> numbers(field, pointer, terms.currency().getDecimalPlaces());
            case DATE -> days(field, pointer);
            case MANY -> counts(field, pointer, field.options().size());
            case TABLE -> table(field, pointer);
            case SIGNERS -> counts(field, pointer, MOST_SIGNERS);
            case FILE -> counts(field, pointer, MOST_MEGABYTES);
            case TEXT, TEXTAREA -> lengths(field, pointer);
            case BUSINESS_NUMBER -> {
                if (!terms.businessNumbers()) {
                    mistakes.at(pointer + "/type", "no-business-numbers");
                }
            }
            default -> {}
        }
    }

    private void options(Field field, String pointer) {
        Set<String> values = new HashSet<>();
        for (int o = 0; o < field.options().size(); o++) {
            String value = field.options().get(o).value();
            if (!values.add(value)) {
                mistakes.at(pointer + "/options/" + o + "/value", "option-twice", value);
            }
        }
    }

    private void numbers(Field field, String pointer, int decimals) {
        BigDecimal least = number(field.min(), pointer + "/min", decimals);
        BigDecimal most = number(field.max(), pointer + "/max", decimals);
        if (least != null && most != null && least.compareTo(most) > 0) {
            mistakes.at(pointer + "/max", "no-number-between", field.min(), field.max());
        }
    }

    private BigDecimal number(String limit, String pointer, int decimals) {
        if (limit == null) {
            return null;
        }
        if (!limit.matches("-?[0-9.]+")) {
            mistakes.at(pointer, "no-number", limit);
            return null;
        }
        var number = new BigDecimal(limit);
        if (number.scale() > decimals) {
            mistakes.at(pointer, "too-many-decimals", decimals);
        }
        return number;
    }

    private void days(Field field, String pointer) {
        LocalDate first = day(field.min(), pointer + "/min");
        LocalDate last = field.max() == null ? null : day(field.max(), pointer + "/max");
        if (first != null && last != null && first.isAfter(last)) {
            mistakes.at(pointer + "/max", "no-day-between", field.min(), field.max());
        }
        if (first != null
                && field.max() == null
                && first.isAfter(SOME_DAY)
                && field.min().startsWith("today")) {
            mistakes.at(pointer + "/min", "last-day-is-today");
        }
    }

    private LocalDate day(String limit, String pointer) {
        if (limit == null) {
            return null;
        }
        return DayLimit.on(SOME_DAY, limit).orElseGet(() -> {
            mistakes.at(pointer, "no-day", limit);
            return null;
        });
    }

    private void counts(Field field, String pointer, int possible) {
        BigDecimal least = number(field.min(), pointer + "/min", 0);
        BigDecimal most = number(field.max(), pointer + "/max", 0);
        if (most != null && (most.signum() <= 0 || most.intValue() > possible)) {
            mistakes.at(pointer + "/max", "max-is-from-one", possible);
        } else if (least != null
                && (least.signum() < 0 || least.intValue() > (most == null ? possible : most.intValue()))) {
            mistakes.at(pointer + "/min", "min-is-from-none", most == null ? possible : most);
        }
    }

    private void table(Field field, String pointer) {
        counts(field, pointer, MOST_ROWS);
        Set<String> ids = new HashSet<>();
        for (int c = 0; c < field.columns().size(); c++) {
            Field column = field.columns().get(c);
            if (!ids.add(column.id())) {
                mistakes.at(pointer + "/columns/" + c + "/id", "column-twice", column.id());
            }
            check(column, pointer + "/columns/" + c);
        }
    }

    private void lengths(Field field, String pointer) {
        if (field.minLength() != null && field.maxLength() > 0 && field.minLength() > field.maxLength()) {
            mistakes.at(pointer + "/maxLength", "no-length-between", field.minLength(), field.maxLength());
        }
    }
}
