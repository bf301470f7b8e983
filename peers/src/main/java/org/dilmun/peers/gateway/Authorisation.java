package org.dilmun.peers.gateway;

/**
 * The issuer's decision on a card.
 *
 * @param card the card; null until one is entered
 * @param rrn retrieval reference number, 12 digits; null where nobody was asked
 * @param authCode 6 characters; null unless approved
 * @param declineCode field 39 of ISO 8583; null unless declined
 */
record Authorisation(TestCard card, String rrn, String authCode, String declineCode) {

    static final Authorisation NONE = new Authorisation(null, null, null, null);

    /** The card is known, the decision is not. */
    static Authorisation undecided(TestCard card) {
        return new Authorisation(card, null, null, null);
    }
}
