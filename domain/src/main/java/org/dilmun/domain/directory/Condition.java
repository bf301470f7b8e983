package org.dilmun.domain.directory;

import java.util.LinkedHashMap;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * When something of a service holds: in short, that the answer to a field is one of some values; or an expression.
 *
 * @param field id of the field, in the short form; null otherwise
 * @param is its values, in the short form; null otherwise
 * @param expression null in the short form
 */
public record Condition(String field, List<String> is, String expression) {

    @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
    public Condition {}

    public Condition(String field, List<String> is) {
        this(field, is, null);
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Condition of(String expression) {
        return new Condition(null, null, expression);
    }

    /** Whether it only compares one answer. */
    public boolean isShort() {
        return expression == null;
    }

    /** As the descriptor has it. */
    @JsonValue
    Object written() {
        if (!isShort()) {
            return expression;
        }
        var written = new LinkedHashMap<String, Object>();
        written.put("field", field);
        written.put("is", is);
        return written;
    }
}
