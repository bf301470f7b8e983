package org.dilmun.ejb.payment;

import org.dilmun.domain.kernel.Problem;

/** A gateway's message that carries its signature and yet says what nobody can mean; nothing is booked of it. */
public class MessageUnreadable extends Problem {

    private static final long serialVersionUID = 1L;

    public MessageUnreadable() {
        super(Kind.MALFORMED, "payment-message-unreadable");
    }
}
