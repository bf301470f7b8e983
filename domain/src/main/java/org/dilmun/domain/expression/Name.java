package org.dilmun.domain.expression;

import java.util.Set;

/**
 * What a name in an expression stands for.
 *
 * @param values of which it has one, if it is a choice; empty if it may have any
 */
public record Name(ValueType type, Set<String> values) {

    public Name {
        values = Set.copyOf(values);
    }

    public static Name of(ValueType type) {
        return new Name(type, Set.of());
    }
}
