package org.dilmun.ejb.form;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

import org.dilmun.domain.directory.Field;
import org.dilmun.domain.directory.Structured;
import org.dilmun.domain.kernel.TypedText;

/** Rows that answer the same questions each. A row in which nothing is answered is none. */
public final class TableKind implements AnswerKind {

    /** Rows at most, where the field does not say. */
    public static final int MOST_ROWS = 20;

    private final Function<Field, AnswerKind> kinds;

    /** @param kinds of the columns */
    TableKind(Function<Field, AnswerKind> kinds) {
        this.kinds = kinds;
    }

    @Override
    public String clean(Field field, String typed) {
        return Structured.rows(typed)
                .map(rows -> rows.stream()
                        .map(row -> cleanRow(field, row))
                        .filter(row -> !row.isEmpty())
                        .toList())
                .map(rows -> rows.isEmpty() ? "" : Structured.write(rows))
                .orElseGet(() -> TypedText.line(typed));
    }

    private Map<String, String> cleanRow(Field field, Map<String, String> row) {
        var clean = new TreeMap<String, String>();
        row.forEach((id, typed) -> {
            String value = column(field, id)
                    .map(column -> kinds.apply(column).clean(column, typed))
                    .orElse(typed);
            if (!value.isEmpty()) {
                clean.put(id, value);
            }
        });
        return clean;
    }

    private static Optional<Field> column(Field field, String id) {
        return field.columns().stream().filter(column -> column.id().equals(id)).findFirst();
    }

    @Override
    public void judge(Field field, String value, Judgement judgement) {
        Optional<List<Map<String, String>>> rows = Structured.rows(value);
        if (rows.isEmpty()) {
            judgement.wrong("field-malformed");
        } else if (rows.get().size() < Limits.number(field.min(), 0)) {
            judgement.wrong("field-rows-too-few", "min", field.min());
        } else if (rows.get().size() > most(field)) {
            judgement.wrong("field-rows-too-many", "max", most(field));
        } else {
            for (int row = 0; row < rows.get().size(); row++) {
                judgeRow(field, rows.get().get(row), judgement.at(Integer.toString(row)));
            }
        }
    }

    public static int most(Field field) {
        return Limits.number(field.max(), MOST_ROWS);
    }

    private void judgeRow(Field field, Map<String, String> row, Judgement judgement) {
        for (Field column : field.columns()) {
            String value = row.getOrDefault(column.id(), "");
            if (!value.isEmpty()) {
                kinds.apply(column).judge(column, value, judgement.at(column.id()));
            } else if (column.required()) {
                judgement.at(column.id()).wrong("field-required");
            }
        }
        row.keySet().stream()
                .filter(id -> column(field, id).isEmpty())
                .forEach(id -> judgement.at(id).wrong("field-not-asked"));
    }

    @Override
    public void describe(Field field, Map<String, Object> schema, SchemaTexts texts) {
        var properties = new LinkedHashMap<String, Object>();
        field.columns().forEach(column -> {
            Map<String, Object> described = texts.described(column.label(), column.hint());
            kinds.apply(column).describe(column, described, texts);
            properties.put(column.id(), described);
        });
        var row = new LinkedHashMap<String, Object>();
        row.put("type", "object");
        row.put("minProperties", 1);
        row.put("properties", properties);
        row.put(
                "required",
                field.columns().stream().filter(Field::required).map(Field::id).toList());
        row.put("additionalProperties", false);
        schema.put("type", "array");
        schema.put("minItems", Math.max(field.required() ? 1 : 0, Limits.number(field.min(), 0)));
        schema.put("maxItems", most(field));
        schema.put("items", row);
    }

    @Override
    public Optional<String> received(Object sent) {
        if (!(sent instanceof List<?> rows)) {
            return Optional.empty();
        }
        var read = new ArrayList<Map<String, String>>();
        for (Object row : rows) {
            if (!(row instanceof Map<?, ?> cells)) {
                return Optional.empty();
            }
            var line = new TreeMap<String, String>();
            for (Map.Entry<?, ?> cell : cells.entrySet()) {
                if (!(cell.getValue() instanceof String text)) {
                    return Optional.empty();
                }
                line.put(cell.getKey().toString(), text);
            }
            read.add(line);
        }
        return Optional.of(Structured.write(read));
    }

    /** @return the rows as a table shows them, a text for each column; empty where nothing is answered */
    public List<List<String>> cells(Field field, String value, Wording words) {
        return Structured.rows(value).orElse(List.of()).stream()
                .map(row -> field.columns().stream()
                        .map(column -> shownCell(column, row.getOrDefault(column.id(), ""), words))
                        .toList())
                .toList();
    }

    private String shownCell(Field column, String value, Wording words) {
        return value.isEmpty() ? "" : kinds.apply(column).shown(column, value, words);
    }

    @Override
    public String shown(Field field, String value, Wording words) {
        return words.list(cells(field, value, words).stream().map(words::list).toList());
    }
}
