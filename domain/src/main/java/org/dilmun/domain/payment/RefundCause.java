package org.dilmun.domain.payment;

/** Why money goes back. */
public enum RefundCause {
    /** An official of the body has decided it, and said why. */
    OFFICIAL,
    /** The applicant withdrew, and the service returns the fee then. */
    WITHDRAWN,
    /** The body rejected, and the service returns the fee then. */
    REJECTED,
    /** The money came after its order had ended. */
    NOT_AWAITED
}
