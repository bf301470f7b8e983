package org.dilmun.domain.expression;

/** An expression that cannot be used; what is wrong, at which character, and what to write instead. */
public class BrokenExpression extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int position;

    /** @param position of the character at which it is wrong, from 0 */
    BrokenExpression(int position, String reason) {
        super(reason);
        this.position = Math.max(0, position);
    }

    public int position() {
        return position;
    }
}
