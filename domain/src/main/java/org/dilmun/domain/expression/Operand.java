package org.dilmun.domain.expression;

import java.util.Set;

/**
 * A part of an expression that has been checked.
 *
 * @param at position of its first character, from 0
 * @param literal the text itself if it is one; null otherwise
 * @param name as it stands there if it is one; null otherwise
 * @param values of which it has one, if it is a choice; empty otherwise
 */
record Operand(ValueType type, int at, String literal, String name, Set<String> values) {

    Operand is(ValueType needed) {
        if (type != needed) {
            throw new BrokenExpression(at, "another-type-needed", type.words(), needed.words());
        }
        return this;
    }

    /** Refuses a text that the choice beside it can never be. */
    void mayBe(Operand other) {
        if (literal != null && !other.values.isEmpty() && !other.values.contains(literal)) {
            throw new BrokenExpression(at, "none-of-its-choices", literal, Nearest.hint(literal, other.values));
        }
    }
}
