package org.dilmun.peers.gateway;

import java.util.Optional;

/**
 * The decision on a payment.
 *
 * @param card the card; null until one is entered, or if none pays
 * @param payer who pays without a card; null otherwise
 * @param rrn retrieval reference number, 12 digits; null where nobody was asked
 * @param authCode 6 characters; null unless approved
 * @param declineCode field 39 of ISO 8583; null unless declined
 */
record Authorisation(TestCard card, Payer payer, String rrn, String authCode, String declineCode) {

    static final Authorisation NONE = new Authorisation(null, null, null, null, null);

    /** The card is known, the decision is not. */
    static Authorisation undecided(TestCard card) {
        return of(card, null, null, null);
    }

    static Authorisation of(Instrument paysWith, String rrn, String authCode, String declineCode) {
        return new Authorisation(
                paysWith instanceof TestCard card ? card : null,
                paysWith instanceof Payer payer ? payer : null,
                rrn,
                authCode,
                declineCode);
    }

    /** What is paid with; empty until that is known. */
    Optional<Instrument> instrument() {
        return Optional.<Instrument>ofNullable(card).or(() -> Optional.ofNullable(payer));
    }

    boolean has(Trait asked) {
        return instrument().filter(known -> known.has(asked)).isPresent();
    }
}
