package org.dilmun.domain.expression;

/** What sort of value an expression yields, or a name stands for. */
public enum ValueType {
    NUMBER("a number"),
    TEXT("a text"),
    DATE("a day"),
    TRUTH("a yes or no"),
    /** Several choices of one question. */
    LIST("several choices"),
    /** The rows of a table. */
    ROWS("a table"),
    /** One column of numbers of a table. */
    NUMBERS("a column of a table"),
    /** Of which no more is asked than whether it is answered: a file, an address as a whole. */
    THING("an answer that can only be asked for with answered()");

    private final String words;

    ValueType(String words) {
        this.words = words;
    }

    /** @return as a refusal calls it */
    public String words() {
        return words;
    }
}
