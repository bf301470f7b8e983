package org.dilmun.peers.gateway;

/**
 * What the merchant asks the gateway to give back.
 *
 * @param merchantReference the merchant's name of this refund; asked for twice it is the same refund
 * @param amountMinor in the minor unit of the session's currency, above 0
 */
record RefundRequest(String merchantReference, long amountMinor) {

    /** @throws Refusal naming the first field that is missing or wrong */
    void check() {
        SessionRequest.demand(SessionRequest.isReference(merchantReference), "merchantReference");
        SessionRequest.demand(SessionRequest.isAmount(amountMinor), "amountMinor");
    }
}
