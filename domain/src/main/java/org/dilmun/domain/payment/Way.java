package org.dilmun.domain.payment;

/**
 * Which way money comes.
 *
 * @param gateway code of the gateway that takes it, and by which it goes back
 */
public record Way(String gateway, PaymentMethod method) {

    /** Of all attempts before there was a choice. */
    public static final Way CARD = new Way("card", PaymentMethod.CARD);
}
