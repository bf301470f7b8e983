package org.dilmun.peers.gateway;

import java.util.Optional;

/** What a payer pays with, and the story that it plays. */
interface Instrument {

    /** How it is named to the merchant: never in full. */
    String masked();

    String scheme();

    /** What whoever keeps the payer's money answers, field 39 of ISO 8583; empty if it approves. */
    Optional<String> declineCode();

    boolean has(Trait asked);
}
