package org.dilmun.domain.expression;

import org.dilmun.domain.kernel.Message;

/** An expression that cannot be used; what is wrong, at which character, and what to write instead. */
public class BrokenExpression extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int position;
    private final transient Message reason;

    /**
     * @param position of the character at which it is wrong, from 0
     * @param code of the {@link Message} that says why
     */
    BrokenExpression(int position, String code, Object... values) {
        this(position, Message.of(code, values));
    }

    BrokenExpression(int position, Message reason) {
        super(reason.toString());
        this.position = Math.max(0, position);
        this.reason = reason;
    }

    public Message reason() {
        return reason;
    }

    public int position() {
        return position;
    }
}
