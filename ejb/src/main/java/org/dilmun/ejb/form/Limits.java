package org.dilmun.ejb.form;

import java.util.Map;

import org.dilmun.domain.directory.Field;

/** Least and most, where JSON Schema has no word for it because the answer is a text. */
final class Limits {

    private Limits() {}

    static void describe(Field field, Map<String, Object> schema) {
        if (field.min() != null) {
            schema.put("x-minimum", field.min());
        }
        if (field.max() != null) {
            schema.put("x-maximum", field.max());
        }
    }

    /** @param otherwise where the field says nothing */
    static int number(String limit, int otherwise) {
        return limit == null ? otherwise : Integer.parseInt(limit);
    }
}
