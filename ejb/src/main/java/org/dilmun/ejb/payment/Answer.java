package org.dilmun.ejb.payment;

/** What a gateway answers: yes, no, or nothing that can be relied on. */
public sealed interface Answer<T> {

    /** It is done. */
    record Yes<T>(T value) implements Answer<T> {}

    /**
     * It is not done and will not be.
     *
     * @param code ISO 8583 field 39, or null
     */
    record No<T>(Reason reason, String code) implements Answer<T> {}

    /**
     * Nobody knows: silence, an error, or an answer that makes no sense.
     *
     * @param waiting whether the gateway answered that the payer is still at its page
     */
    record Unknown<T>(boolean waiting) implements Answer<T> {}

    /** Why not. */
    enum Reason {
        DECLINED,
        CANCELLED,
        EXPIRED
    }
}
