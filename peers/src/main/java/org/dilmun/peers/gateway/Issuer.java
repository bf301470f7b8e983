package org.dilmun.peers.gateway;

/** The bank behind the test cards: authenticates the card holder and decides on the payment. */
final class Issuer {

    static final String ONE_TIME_CODE = "123456";
    static final int MOST_WRONG_CODES = 3;

    /** Security violation: the card holder is not authenticated. */
    private static final String NOT_AUTHENTICATED = "63";

    private final Numbers numbers;

    Issuer(Numbers numbers) {
        this.numbers = numbers;
    }

    Authorisation decide(Instrument paysWith) {
        if (paysWith.has(Trait.NEVER_AUTHORISED)) {
            return notAuthenticated(paysWith);
        }
        return paysWith.declineCode()
                .map(code -> Authorisation.of(paysWith, numbers.rrn(), null, code))
                .orElseGet(() -> Authorisation.of(paysWith, numbers.rrn(), numbers.authCode(), null));
    }

    Authorisation notAuthenticated(Instrument paysWith) {
        return Authorisation.of(paysWith, null, null, NOT_AUTHENTICATED);
    }
}
