package org.dilmun.ejb.outbox;

/** A message cannot be delivered before something of ours is set right: it waits, and never ends as failed. */
public class NotNow extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param reason for the operator */
    public NotNow(String reason) {
        super(reason);
    }

    public NotNow(RuntimeException cause) {
        super(cause.getMessage(), cause);
    }
}
