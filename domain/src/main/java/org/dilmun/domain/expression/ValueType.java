package org.dilmun.domain.expression;

import java.util.Locale;

import org.dilmun.domain.kernel.Message;

/** What sort of value an expression yields, or a name stands for. */
public enum ValueType {
    NUMBER,
    TEXT,
    DATE,
    TRUTH,
    /** Several choices of one question. */
    LIST,
    /** The rows of a table. */
    ROWS,
    /** One column of numbers of a table. */
    NUMBERS,
    /** Of which no more is asked than whether it is answered: a file, an address as a whole. */
    THING;

    /** @return as a refusal calls it */
    public Message words() {
        return Message.of("type-" + name().toLowerCase(Locale.ROOT));
    }
}
